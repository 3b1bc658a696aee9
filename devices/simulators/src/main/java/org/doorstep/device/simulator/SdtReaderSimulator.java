// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A second-generation ID card reader that speaks SDT frames.
 *
 * <p>Its manners are those of real readers: a card answers <i>find</i>, then <i>select</i>, then <i>read</i>; once read,
 * the same card answers <i>find</i> no more until it is lifted, while <i>read newest address</i> tells that it still
 * lies there. Safe for use by several threads.
 */
public final class SdtReaderSimulator extends SimulatedDevice {
    private static final int OK = 0x90;
    private static final int FOUND = 0x9F;
    private static final int NO_SUCH_ITEM = 0x91;
    private static final int CHECKSUM = 0x10;
    private static final int LENGTH = 0x11;
    private static final int COMMAND = 0x21;
    private static final int READ_FAILED = 0x41;
    private static final int SELF_TEST = 0x60;
    private static final int NO_CARD = 0x80;
    private static final int SELECT_FAILED = 0x81;
    private static final byte[] SAM_ID = {
        5, 0, 3, 0, (byte) 0xE1, 0x24, 0x34, 0x01, 0x39, 0x30, 0, 0, 0x44, 0x33, 0x22, 0x11
    };

    private final SdtHostFrames frames = new SdtHostFrames();
    private final Random noise;
    private @Nullable CardImage card;
    private boolean found;
    private boolean selected;
    private boolean cardWasRead;
    private boolean silent;
    private boolean selfTestFails;
    private boolean twice;
    private int garbage;
    private int badReads;
    private int wrongCards;
    private int overrule = -1;
    private Duration thinking = Duration.ZERO;
    private long reads;
    private long placements;

    /** A reader without a card; {@code seed} chooses its noise. */
    public SdtReaderSimulator(long seed) {
        noise = new Random(seed);
    }

    /** Puts a card down, in place of one that lies there. */
    public synchronized void putDown(CardImage image) {
        lift();
        card = image;
        placements++;
    }

    public void putDown(CardData data) {
        putDown(data.image());
    }

    /** Lifts the card. Idempotent. */
    public synchronized void lift() {
        card = null;
        found = false;
        selected = false;
        cardWasRead = false;
    }

    /** Whether the reader ignores all it hears although it has power. */
    public synchronized void silent(boolean on) {
        silent = on;
    }

    /** Sends {@code bytes} of noise, with half a preamble among them, before the next answer. */
    public synchronized void garbageFirst(int bytes) {
        garbage = bytes;
    }

    /** Whether the security module's self test fails: every command is answered by 60. */
    public synchronized void selfTestFails(boolean on) {
        selfTestFails = on;
    }

    /** Answers the next {@code count} reads of a card by 41. */
    public synchronized void failReads(int count) {
        badReads = count;
    }

    /** Answers the next {@code count} reads of a card by 40, wrong card. */
    public synchronized void wrongCards(int count) {
        wrongCards = count;
    }

    /** Answers every command by {@code sw3} until told -1. */
    public synchronized void answerAlways(int sw3) {
        overrule = sw3;
    }

    /** Whether each answer is sent twice. */
    public synchronized void answerTwice(boolean on) {
        twice = on;
    }

    /** How long the reader takes before it answers a read; real ones take about a second. */
    public synchronized void readingTakes(Duration time) {
        thinking = time;
    }

    /** How many times a card's text was handed out whole. */
    public synchronized long reads() {
        return reads;
    }

    /** How many times a card was put down. */
    public synchronized long placements() {
        return placements;
    }

    public synchronized boolean cardLies() {
        return card != null;
    }

    @Override
    synchronized void received(byte[] bytes) {
        for (SdtHostFrames.Found frame : frames.accept(bytes)) {
            if (!silent) {
                switch (frame) {
                    case SdtHostFrames.Command(byte[] body) -> answer(body);
                    case SdtHostFrames.WrongChecksum() -> reply(CHECKSUM, new byte[0], Duration.ZERO);
                    case SdtHostFrames.WrongLength() -> reply(LENGTH, new byte[0], Duration.ZERO);
                }
            }
        }
    }

    @Override
    synchronized void powerLost() {
        frames.reset();
        found = false;
        selected = false;
        cardWasRead = false;
    }

    private void answer(byte[] body) {
        if (selfTestFails || overrule >= 0) {
            reply(selfTestFails ? SELF_TEST : overrule, new byte[0], Duration.ZERO);
            return;
        }
        int command = (body[0] & 0xff) << 8 | (body[1] & 0xff);
        switch (command) {
            case 0x10FF, 0x11FF, 0x6000, 0x6001, 0x6002, 0x6003, 0x6004, 0x61FF -> reply(OK);
            case 0x12FF -> reply(OK, SAM_ID, Duration.ZERO);
            case 0x2001 -> find();
            case 0x2002 -> select();
            case 0x3001 -> read(false);
            case 0x3010 -> read(true);
            case 0x3003 -> newestAddress();
            default -> reply(COMMAND);
        }
    }

    private void find() {
        if (card == null || cardWasRead) {
            found = false;
            reply(NO_CARD);
        } else {
            found = true;
            selected = false;
            reply(FOUND, new byte[4], Duration.ZERO);
        }
    }

    private void select() {
        if (card != null && found) {
            selected = true;
            reply(OK, new byte[8], Duration.ZERO);
        } else {
            reply(SELECT_FAILED);
        }
    }

    private void read(boolean fingerprint) {
        if (card == null || !selected) {
            reply(READ_FAILED);
        } else if (badReads > 0) {
            badReads--;
            reply(READ_FAILED, new byte[0], thinking);
        } else if (wrongCards > 0) {
            wrongCards--;
            reply(0x40, new byte[0], thinking);
        } else {
            reply(OK, cardBytes(card, fingerprint), thinking);
            cardWasRead = true;
            reads++;
        }
    }

    private static byte[] cardBytes(CardImage card, boolean fingerprint) {
        byte[] text = card.text();
        byte[] photo = card.photo();
        int head = fingerprint ? 6 : 4;
        byte[] data = new byte[head + text.length + photo.length];
        data[0] = (byte) (text.length >> 8);
        data[1] = (byte) text.length;
        data[2] = (byte) (photo.length >> 8);
        data[3] = (byte) photo.length;
        System.arraycopy(text, 0, data, head, text.length);
        System.arraycopy(photo, 0, data, head + text.length, photo.length);
        return data;
    }

    private void newestAddress() {
        if (card == null || !selected) {
            reply(READ_FAILED);
        } else if (card.newestAddress() == null) {
            reply(NO_SUCH_ITEM);
        } else {
            reply(OK, card.newestAddress(), Duration.ZERO);
        }
    }

    private void reply(int sw3) {
        reply(sw3, new byte[0], Duration.ZERO);
    }

    private void reply(int sw3, byte[] data, Duration delay) {
        int length = 4 + data.length;
        byte[] frame = new byte[SdtHostFrames.PREAMBLE.length + 2 + length];
        System.arraycopy(SdtHostFrames.PREAMBLE, 0, frame, 0, SdtHostFrames.PREAMBLE.length);
        frame[5] = (byte) (length >> 8);
        frame[6] = (byte) length;
        frame[9] = (byte) sw3;
        System.arraycopy(data, 0, frame, 10, data.length);
        byte sum = 0;
        for (int i = 5; i < frame.length - 1; i++) {
            sum ^= frame[i];
        }
        frame[frame.length - 1] = sum;
        if (garbage > 0) {
            send(noise(), Duration.ZERO);
        }
        send(frame, delay);
        if (twice) {
            send(frame, Duration.ZERO);
        }
    }

    private byte[] noise() {
        byte[] bytes = new byte[garbage];
        noise.nextBytes(bytes);
        for (int i = 0; i < Math.min(3, bytes.length); i++) {
            bytes[i] = (byte) 0xAA;
        }
        garbage = 0;
        return bytes;
    }
}
