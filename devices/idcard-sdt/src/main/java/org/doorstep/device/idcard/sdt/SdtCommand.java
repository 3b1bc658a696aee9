// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.idcard.sdt;

import java.time.Duration;

/** What can be asked of a reader. All of it may be repeated: nothing on the card changes. */
enum SdtCommand {
    /** Starts the security module anew; what it knew of a card is gone. */
    RESET(5000, 0x10, 0xFF),
    STATUS(1000, 0x11, 0xFF),
    SAM_ID(1000, 0x12, 0xFF),
    FIND(1000, 0x20, 0x01),
    SELECT(1000, 0x20, 0x02),
    /** About a second on real readers; 1.4 s for the answer alone at 9,600 baud. */
    READ(5000, 0x30, 0x01),
    /** Longer than a plain read; 2.4 s for the answer alone at 9,600 baud. */
    READ_WITH_FINGERPRINTS(8000, 0x30, 0x10),
    NEWEST_ADDRESS(1000, 0x30, 0x03),
    /** Frames of 80 bytes between module and card. */
    MAX_RF_FRAME(1000, 0x61, 0xFF, 0x50);

    private static final int NO_DATA = -1;

    private final Duration limit;
    private final int command;
    private final int parameter;
    private final int data;

    SdtCommand(int limitMillis, int command, int parameter) {
        this(limitMillis, command, parameter, NO_DATA);
    }

    SdtCommand(int limitMillis, int command, int parameter, int data) {
        limit = Duration.ofMillis(limitMillis);
        this.command = command;
        this.parameter = parameter;
        this.data = data;
    }

    /** The whole frame of a command, its parameter and data. */
    static byte[] encode(int... body) {
        byte[] frame = new byte[7 + body.length + 1];
        frame[0] = (byte) 0xAA;
        frame[1] = (byte) 0xAA;
        frame[2] = (byte) 0xAA;
        frame[3] = (byte) 0x96;
        frame[4] = 0x69;
        int length = body.length + 1;
        frame[5] = (byte) (length >> 8);
        frame[6] = (byte) length;
        int check = frame[5] ^ frame[6];
        for (int i = 0; i < body.length; i++) {
            frame[7 + i] = (byte) body[i];
            check ^= body[i];
        }
        frame[frame.length - 1] = (byte) check;
        return frame;
    }

    /** How long a reader may take to answer. */
    Duration limit() {
        return limit;
    }

    /** The whole frame. */
    byte[] frame() {
        return data == NO_DATA ? encode(command, parameter) : encode(command, parameter, data);
    }

    /** Whether it is answered by the text and photo of a card. */
    boolean readsCard() {
        return this == READ || this == READ_WITH_FINGERPRINTS;
    }

    /**
     * Whether {@code reply} can be an answer to this command. One that cannot is a late or doubled answer to an earlier
     * command.
     */
    boolean answeredBy(SdtReply reply) {
        if (reply.sw3() != Sw3.OK && reply.sw3() != Sw3.FOUND) {
            return reply.data().length == 0 && Sw3.failure(this, reply.sw3());
        }
        int length = reply.data().length;
        boolean ok = reply.sw3() == Sw3.OK;
        return switch (this) {
            case RESET, STATUS, MAX_RF_FRAME -> ok && length == 0;
            case SAM_ID -> ok && length == SamId.LENGTH;
            case FIND -> !ok;
            case SELECT -> ok && length == 8;
            case READ -> ok && CardBytes.isBase(reply.data());
            case READ_WITH_FINGERPRINTS -> ok && CardBytes.isWithFingerprints(reply.data());
            case NEWEST_ADDRESS -> ok && CardBytes.isAddresses(reply.data());
        };
    }

    /**
     * Whether {@code reply} is this command's answer and contradicts itself: of a form that no command's answer has,
     * although the frame came whole.
     */
    boolean answeredWronglyBy(SdtReply reply) {
        if (!readsCard() || reply.sw3() != Sw3.OK || reply.data().length == 0) {
            return false;
        }
        for (SdtCommand command : values()) {
            if (command.answeredBy(reply)) {
                return false;
            }
        }
        return true;
    }
}
