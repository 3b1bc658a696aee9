// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.voice;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.doorstep.settings.TerminalSettings;
import org.jspecify.annotations.Nullable;

/**
 * Speech by espeak-ng, played by aplay: two child processes for each utterance, killed when it is hushed. What is said
 * goes in by standard input, as everybody on the machine can read arguments.
 */
public final class EspeakVoice implements Voice {
    private static final Logger LOG = System.getLogger(EspeakVoice.class.getName());
    /** Words a minute at 100 %: espeak-ng's own. */
    private static final int WORDS_PER_MINUTE = 175;
    /** As often as this in a row, and it is no accident. */
    private static final int FAILURES = 3;

    private final Path engine;
    private final Path player;
    private final TerminalSettings.Voice settings;
    private final Limits limits;
    private final List<Speech> alive = new ArrayList<>();
    private @Nullable Speech current;
    private Availability available = new Availability.Ready();
    private int failures;
    private boolean closed;

    /**
     * @param speech after which an utterance is taken to hang
     * @param death how long a killed process may take to be gone
     */
    record Limits(Duration speech, Duration death) {
        static final Limits STANDARD = new Limits(Duration.ofMinutes(5), Duration.ofSeconds(2));
    }

    EspeakVoice(Path engine, Path player, TerminalSettings.Voice settings, Limits limits) {
        this.engine = engine;
        this.player = player;
        this.settings = settings;
        this.limits = limits;
    }

    @Override
    public synchronized Availability available() {
        return available;
    }

    @Override
    public Headset headset() {
        if (settings.headset().isEmpty()) {
            return Headset.NONE;
        }
        boolean there = settings.headsetSign().isEmpty() || Files.exists(Path.of(settings.headsetSign()));
        return there ? Headset.PLUGGED : Headset.UNPLUGGED;
    }

    @Override
    public void say(Utterance utterance, Tuning tuning) {
        if (utterance.parts().isEmpty()) {
            hush();
            return;
        }
        byte[] ssml = Ssml.of(utterance);
        List<ProcessBuilder> pipeline = List.of(
                new ProcessBuilder(
                                engine.toString(),
                                "-m",
                                "-b",
                                "1",
                                "-v",
                                Ssml.voice(utterance.language()),
                                "-s",
                                Integer.toString(WORDS_PER_MINUTE * tuning.ratePercent() / 100),
                                "-a",
                                Integer.toString(2 * tuning.volumePercent()),
                                "--stdin",
                                "--stdout")
                        .redirectError(ProcessBuilder.Redirect.DISCARD),
                new ProcessBuilder(player.toString(), "-q", "-D", device(utterance.outlet()))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD));
        synchronized (this) {
            stop();
            if (closed) {
                Arrays.fill(ssml, (byte) 0);
                return;
            }
            alive.removeIf(Speech::isGone);
            Speech speech = new Speech(pipeline, ssml, limits, List.copyOf(alive), this::ended);
            alive.add(speech);
            current = speech;
            Thread.ofPlatform().daemon().name("voice").start(speech);
        }
    }

    private String device(Outlet outlet) {
        return switch (outlet) {
            case SPEAKER -> settings.speaker();
            case HEADSET -> settings.headset();
        };
    }

    @Override
    public synchronized void hush() {
        stop();
    }

    private void stop() {
        Speech now = current;
        if (now != null) {
            now.stop();
            current = null;
        }
    }

    private synchronized void ended(Speech.Ending ending) {
        switch (ending) {
            case Speech.Ending.Spoken() -> {
                failures = 0;
                available = new Availability.Ready();
            }
            case Speech.Ending.Stopped() -> {}
            case Speech.Ending.Failed(String why, String remedy) -> {
                failures++;
                if (failures == FAILURES) {
                    available = new Availability.Absent(why, remedy);
                    LOG.log(Level.WARNING, "no voice: {0}. {1}", why, remedy);
                }
            }
        }
    }

    /** Whether nothing is being said and nothing of it is left. */
    synchronized boolean idle() {
        return alive.stream().allMatch(Speech::isGone);
    }

    @Override
    public void close() {
        List<Speech> last;
        synchronized (this) {
            closed = true;
            stop();
            last = List.copyOf(alive);
        }
        for (Speech speech : last) {
            if (!speech.awaitGone(limits.death())) {
                LOG.log(Level.WARNING, "a process of the voice does not end");
            }
        }
    }
}
