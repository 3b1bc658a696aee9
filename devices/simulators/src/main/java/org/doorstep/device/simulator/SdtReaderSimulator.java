// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A second-generation ID card reader that speaks SDT frames.
 *
 * <p>Its manners are those of real readers: a card answers <i>find</i>, then <i>select</i>, then <i>read</i>; once read,
 * the same card answers <i>find</i> no more until it is lifted, while <i>read newest address</i> tells that it still
 * lies there. Two cards at once are found and cannot be selected. Safe for use by several threads.
 *
 * <p>The wire paces its answers at the rate it was made with; a rate set by command is remembered and no more, since a
 * pseudo-terminal has none.
 */
public final class SdtReaderSimulator extends SimulatedDevice {
    private static final int OK = 0x90;
    private static final int CHECKSUM = 0x10;
    private static final int LENGTH = 0x11;
    private static final int NO_COMMAND = 0;
    /** The longest answer to a read that failed. */
    private static final int SHORT = 11;
    /** Where the low byte of a text's length stands in the frame. */
    private static final int TEXT_LENGTH = 11;

    private static final int PIECE = 16;
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final SdtHostFrames frames = new SdtHostFrames();
    private final SdtTroubles troubles = new SdtTroubles();
    private final SdtModule module = new SdtModule();
    private final Random noise;
    private int noiseBytes = 64;
    private int overrule = -1;
    private Duration thinking = Duration.ZERO;
    private Duration fingerprintThinking = Duration.ZERO;
    private Duration late = Duration.ofMillis(1500);
    private long placements;

    /** A reader without a card; {@code seed} chooses its noise. */
    public SdtReaderSimulator(long seed) {
        noise = new Random(seed);
    }

    /** Puts a card down, in place of all that lies there. */
    public synchronized void putDown(CardImage image) {
        module.lift();
        module.putDown(image);
        placements++;
    }

    public void putDown(CardData data) {
        putDown(data.image());
    }

    /** Puts a second card down beside the one that lies there, or a first one. */
    public synchronized void putDownBeside(CardImage image) {
        module.putDown(image);
        placements++;
    }

    /** Lifts all that lies there. Idempotent. */
    public synchronized void lift() {
        module.lift();
    }

    /** Lifts the card put down first; the one beside it stays. */
    public synchronized void liftFirst() {
        module.liftFirst();
    }

    /** Has the next {@code times} commands that can meet it meet {@code trouble}; -1 for all until told 0. */
    public synchronized void trouble(SdtTrouble trouble, int times) {
        troubles.set(trouble, times);
    }

    /** Ends every trouble. */
    public synchronized void calm() {
        troubles.clear();
        overrule = -1;
    }

    /** The troubles still to come, with how many times; -1 for always. */
    public synchronized Map<SdtTrouble, Integer> troubles() {
        return troubles.all();
    }

    /** How much later than it could a reader with trouble {@link SdtTrouble#LATE} answers; 1.5 s unless told. */
    public synchronized void lateBy(Duration time) {
        late = time;
    }

    /** Whether the reader ignores all it hears although it has power. */
    public void silent(boolean on) {
        trouble(SdtTrouble.SILENT, on ? -1 : 0);
    }

    /** Sends {@code bytes} of noise, with half a preamble among them, before the next answer. */
    public synchronized void garbageFirst(int bytes) {
        noiseBytes = bytes;
        troubles.set(SdtTrouble.NOISE_FIRST, bytes > 0 ? 1 : 0);
    }

    /** Whether the security module's self test fails: every command is answered by 60. */
    public void selfTestFails(boolean on) {
        trouble(SdtTrouble.SELF_TEST_FAILED, on ? -1 : 0);
    }

    /** Answers the next {@code count} reads of a card by 41. */
    public void failReads(int count) {
        trouble(SdtTrouble.READ_FAILED, count);
    }

    /** Answers the next {@code count} reads of a card by 40, wrong card. */
    public void wrongCards(int count) {
        trouble(SdtTrouble.WRONG_CARD, count);
    }

    /** Answers every command by {@code sw3} until told -1. */
    public synchronized void answerAlways(int sw3) {
        overrule = sw3;
    }

    /** Whether each answer is sent twice. */
    public void answerTwice(boolean on) {
        trouble(SdtTrouble.TWICE, on ? -1 : 0);
    }

    /** How long the reader takes before it answers a read; real ones take about a second. */
    public synchronized void readingTakes(Duration time) {
        thinking = time;
        fingerprintThinking = time;
    }

    /** How long it takes before it answers a read with fingerprints; as long as a plain one unless told. */
    public synchronized void readingFingerprintsTakes(Duration time) {
        fingerprintThinking = time;
    }

    /** Makes it another reader: 16 bytes, as <i>read SAM id</i> tells them. */
    public synchronized void samId(byte[] sixteen) {
        module.id(sixteen);
    }

    /** How many times a card was read out. */
    public synchronized long reads() {
        return module.reads();
    }

    /** How many times a card was put down. */
    public synchronized long placements() {
        return placements;
    }

    /** How many times its security module was started anew by command. */
    public synchronized long resets() {
        return module.resets();
    }

    /** The rate set by command; 115,200 before the first. */
    public synchronized int baud() {
        return module.baud();
    }

    public synchronized boolean cardLies() {
        return module.cardLies();
    }

    @Override
    synchronized void received(byte[] bytes) {
        for (SdtHostFrames.Found frame : frames.accept(bytes)) {
            int command = frame instanceof SdtHostFrames.Command(byte[] body) ? SdtModule.command(body) : NO_COMMAND;
            if (!troubles.met(SdtTrouble.SILENT, command)) {
                switch (frame) {
                    case SdtHostFrames.Command(byte[] body) -> answer(command, body);
                    case SdtHostFrames.WrongChecksum() -> reply(command, status(CHECKSUM), Duration.ZERO);
                    case SdtHostFrames.WrongLength() -> reply(command, status(LENGTH), Duration.ZERO);
                }
            }
        }
    }

    @Override
    synchronized void powerLost() {
        frames.reset();
        module.powerLost();
    }

    private static byte[] status(int sw3) {
        return SdtHostFrames.reply(sw3, new byte[0]);
    }

    private void answer(int command, byte[] body) {
        Optional<SdtTrouble> trouble = overrule >= 0 ? Optional.empty() : troubles.status(command);
        byte[] answer;
        if (overrule >= 0) {
            answer = status(overrule);
        } else if (trouble.isPresent()) {
            answer = status(trouble.get().sw3());
        } else {
            answer = module.obey(command, body);
            if (answer.length > SHORT && troubles.met(SdtTrouble.LENGTHS_CONTRADICT, command)) {
                answer[TEXT_LENGTH] ^= 7;
                answer[answer.length - 1] ^= 7;
            }
        }
        reply(command, answer, thinking(command));
    }

    private Duration thinking(int command) {
        return switch (command) {
            case SdtModule.READ -> thinking;
            case SdtModule.READ_WITH_FINGERPRINTS -> fingerprintThinking;
            default -> Duration.ZERO;
        };
    }

    /** Sends the answer, or what it was told to make of it. */
    private void reply(int command, byte[] answer, Duration thinking) {
        byte[] frame = answer;
        Duration wait = thinking;
        if (troubles.met(SdtTrouble.NOISE_FIRST, command)) {
            send(noise(), Duration.ZERO);
        }
        if (troubles.met(SdtTrouble.LATE, command)) {
            wait = wait.plus(late);
        }
        if (troubles.met(SdtTrouble.ANOTHER_ANSWER, command)) {
            frame = SdtHostFrames.reply(OK, new byte[command == SdtModule.SELECT ? 16 : 8]);
        }
        if (troubles.met(SdtTrouble.DAMAGED, command)) {
            frame[frame.length - 2] ^= 0x10;
        }
        if (troubles.met(SdtTrouble.CUT_SHORT, command)) {
            frame = Arrays.copyOf(frame, frame.length / 2);
        }
        int copies = troubles.met(SdtTrouble.TWICE, command) ? 2 : 1;
        int piece = troubles.met(SdtTrouble.SPLIT, command) ? PIECE : frame.length;
        for (int copy = 0; copy < copies; copy++) {
            for (int at = 0; at < frame.length; at += piece) {
                Duration before = at > 0 ? PAUSE : copy == 0 ? wait : Duration.ZERO;
                send(Arrays.copyOfRange(frame, at, Math.min(at + piece, frame.length)), before);
            }
        }
    }

    private byte[] noise() {
        byte[] bytes = new byte[noiseBytes];
        noise.nextBytes(bytes);
        for (int i = 0; i < Math.min(3, bytes.length); i++) {
            bytes[i] = (byte) 0xAA;
        }
        return bytes;
    }
}
