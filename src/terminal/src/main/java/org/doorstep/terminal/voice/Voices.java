// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.voice;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;
import org.doorstep.settings.TerminalSettings;

/** The voice that the settings ask for. */
public final class Voices {
    private static final Logger LOG = System.getLogger(Voices.class.getName());

    private Voices() {}

    /** Opens it. Where a program is missing the voice is absent, which is logged with its remedy, and nothing else fails. */
    public static Voice open(TerminalSettings.Voice settings) {
        return open(settings, Optional.ofNullable(System.getenv("PATH")).orElse(""), EspeakVoice.Limits.STANDARD);
    }

    static Voice open(TerminalSettings.Voice settings, String path, EspeakVoice.Limits limits) {
        if (!settings.offered()) {
            return new SilentVoice(new Availability.Absent(
                    "The settings offer no voice", "Write offered = true under [voice] to have one."));
        }
        Optional<Path> engine = Programs.find(settings.engine(), path);
        Optional<Path> player = Programs.find(settings.player(), path);
        if (engine.isEmpty()) {
            return absent("engine", settings.engine(), "espeak-ng");
        }
        if (player.isEmpty()) {
            return absent("player", settings.player(), "alsa-utils");
        }
        return new EspeakVoice(engine.get(), player.get(), settings, limits);
    }

    private static Voice absent(String key, String program, String debian) {
        Availability.Absent absent = new Availability.Absent(
                "The program " + program + " was not found",
                "Install it (Debian package " + debian + "), or name another as " + key + " under [voice].");
        LOG.log(Level.WARNING, "no voice: {0}. {1}", absent.why(), absent.remedy());
        return new SilentVoice(absent);
    }
}
