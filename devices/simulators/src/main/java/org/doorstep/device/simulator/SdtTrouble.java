// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.util.Set;

/**
 * What a simulated reader can be told to do wrong, by {@link SdtReaderSimulator#trouble}. A status stands for the SW3
 * byte that the reader answers with in place of doing what it was asked; each is met by those commands only to which a
 * real reader would answer so.
 */
public enum SdtTrouble {
    CHECKSUM_ERROR(0x10, "says that our frame's check byte is wrong", Met.ALWAYS),
    LENGTH_ERROR(0x11, "says that our frame's length is wrong", Met.ALWAYS),
    COMMAND_ERROR(0x21, "says that it does not know the command", Met.ALWAYS),
    UNKNOWN_ERROR(0x24, "says that something unknown went wrong", Met.ALWAYS),
    CARD_REJECTED_READER(0x31, "says that the card rejected the reader", Met.READING),
    READER_REJECTED_CARD(0x32, "says that it rejected the card", Met.READING),
    DATA_CHECK_FAILED(0x33, "says that the card's data failed its check", Met.READING),
    WRONG_CARD(0x40, "says that it is a card of another kind", Met.READING),
    READ_FAILED(0x41, "says that reading the card failed", Met.READING),
    NO_RANDOM_NUMBER(0x47, "says that it got no random number", Met.READING),
    SELF_TEST_FAILED(0x60, "says that its self test failed", Met.ALWAYS),
    NOT_AUTHORISED(0x66, "says that it is not authorised", Met.ALWAYS),
    NO_CARD_FOUND(0x80, "says that it finds no card", Met.FINDING),
    SELECT_FAILED(0x81, "says that selecting the card failed", Met.SELECTING),

    SILENT(-1, "hears and does not answer", Met.ALWAYS),
    LATE(-1, "answers after the time that lateBy says", Met.ALWAYS),
    TWICE(-1, "sends each answer twice", Met.ALWAYS),
    SPLIT(-1, "sends answers in pieces of 16 bytes with pauses between", Met.ALWAYS),
    CUT_SHORT(-1, "stops in the middle of the answer", Met.ALWAYS),
    DAMAGED(-1, "sends the answer with one bit turned over", Met.ALWAYS),
    NOISE_FIRST(-1, "sends noise with half a preamble before the answer", Met.ALWAYS),
    ANOTHER_ANSWER(-1, "sends a right answer to another command in place of the answer", Met.ALWAYS),
    LENGTHS_CONTRADICT(-1, "sends a card's data with inner lengths that do not add up", Met.READING);

    private static final class Met {
        static final int ALWAYS = 0;
        static final int READING = 1;
        static final int FINDING = 2;
        static final int SELECTING = 3;
    }

    private final int sw3;
    private final String does;
    private final int met;

    SdtTrouble(int sw3, String does, int met) {
        this.sw3 = sw3;
        this.does = does;
        this.met = met;
    }

    /** Whether it is an answer by a status of the protocol's table. */
    public boolean isStatus() {
        return sw3 >= 0;
    }

    /** The status byte of one that {@link #isStatus}. */
    public int sw3() {
        if (sw3 < 0) {
            throw new IllegalStateException(this + " is no status");
        }
        return sw3;
    }

    /** What the reader does, to be read behind "the reader". */
    public String does() {
        return does;
    }

    /** Whether a command, its two bytes as one number, meets it. */
    boolean meets(int command) {
        return switch (met) {
            case Met.READING -> Set.of(0x3001, 0x3010).contains(command);
            case Met.FINDING -> command == 0x2001;
            case Met.SELECTING -> command == 0x2002;
            default -> true;
        };
    }
}
