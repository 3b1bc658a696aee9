// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.idcard.sdt;

import java.time.Duration;

/** What can be asked of a reader. All of it may be repeated: nothing on the card changes. */
enum SdtCommand {
    STATUS(0x11, 0xFF, 1000),
    SAM_ID(0x12, 0xFF, 1000),
    FIND(0x20, 0x01, 1000),
    SELECT(0x20, 0x02, 1000),
    /** About a second on real readers; 1.4 s for the answer alone at 9,600 baud. */
    READ(0x30, 0x01, 5000),
    NEWEST_ADDRESS(0x30, 0x03, 1000);

    private final int command;
    private final int parameter;
    private final Duration limit;

    SdtCommand(int command, int parameter, int limitMillis) {
        this.command = command;
        this.parameter = parameter;
        this.limit = Duration.ofMillis(limitMillis);
    }

    /** How long a reader may take to answer. */
    Duration limit() {
        return limit;
    }

    /** The whole frame. */
    byte[] frame() {
        return new byte[] {
            (byte) 0xAA,
            (byte) 0xAA,
            (byte) 0xAA,
            (byte) 0x96,
            0x69,
            0,
            3,
            (byte) command,
            (byte) parameter,
            (byte) (3 ^ command ^ parameter)
        };
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
            case STATUS -> ok && length == 0;
            case SAM_ID -> ok && length == 16;
            case FIND -> !ok;
            case SELECT -> ok && length == 8;
            case READ -> ok && CardBytes.wellFormed(reply.data());
            case NEWEST_ADDRESS -> ok && length > 0 && length % 70 == 0;
        };
    }
}
