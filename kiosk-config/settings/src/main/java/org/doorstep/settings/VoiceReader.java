// SPDX-License-Identifier: Apache-2.0
package org.doorstep.settings;

import java.util.regex.Pattern;
import org.doorstep.settings.TerminalSettings.Voice;

/** What the table of the voice may say. Programs and devices become words of a command line, so they are looked at. */
final class VoiceReader {
    private static final Pattern PROGRAM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]*|/[^\\s\\p{Cntrl}]+");
    /** It becomes an argument of the player, so it must not look like an option. */
    private static final Pattern SOUND_DEVICE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:=,._'-]*");

    private VoiceReader() {}

    static Voice read(Section section) {
        try (section) {
            return new Voice(
                    section.flag("offered", true),
                    section.flag("speak", false),
                    section.whole("ratePercent", 50, 200, "%", 100),
                    section.whole("volumePercent", 0, 100, "%", 60),
                    program(section, "engine", "espeak-ng"),
                    program(section, "player", "aplay"),
                    soundDevice(section, "speaker", "default"),
                    soundDevice(section, "headset", ""),
                    headsetSign(section));
        }
    }

    private static String program(Section section, String key, String usual) {
        String program = section.text(key, usual, usual);
        if (!program.isEmpty() && !PROGRAM.matcher(program).matches()) {
            section.wrong(
                    key,
                    key + " is neither the name of a program nor an absolute path",
                    "Write \"" + usual + "\", or the whole path beginning with / and without spaces or arguments.");
        }
        return program;
    }

    private static String soundDevice(Section section, String key, String usual) {
        String device = section.text(key, "plughw:CARD=Headset", usual);
        if (!device.isEmpty() && !SOUND_DEVICE.matcher(device).matches()) {
            section.wrong(
                    key,
                    key + " is no name of a sound device",
                    "Write it as the command \"aplay -L\" lists it: \"plughw:CARD=Headset\", for instance.");
        }
        return device;
    }

    private static String headsetSign(Section section) {
        String sign = section.text("headsetSign", "/proc/asound/Headset", "");
        if (!sign.isEmpty() && !sign.startsWith("/")) {
            section.wrong(
                    "headsetSign",
                    "headsetSign is no absolute path",
                    "Begin it with /: \"/proc/asound/Headset\", for instance.");
        }
        if (!sign.isEmpty() && !section.has("headset")) {
            section.wrong(
                    "headsetSign",
                    "headsetSign stands without a headset",
                    "Add a line such as: headset = \"plughw:CARD=Headset\", or remove headsetSign.");
        }
        return sign;
    }
}
