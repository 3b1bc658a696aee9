// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.idcard.sdt;

import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Fault;

/** The reader's status byte. */
final class Sw3 {
    static final int OK = 0x90;
    static final int FOUND = 0x9F;
    static final int NO_SUCH_ITEM = 0x91;
    static final int CHECKSUM_ERROR = 0x10;
    static final int LENGTH_ERROR = 0x11;
    static final int WRONG_CARD = 0x40;
    static final int READ_FAILED = 0x41;
    static final int NO_CARD = 0x80;
    static final int SELECT_FAILED = 0x81;

    private Sw3() {}

    /** Whether our frame was damaged on its way, so that asking again may help. */
    static boolean lineNoise(int sw3) {
        return sw3 == CHECKSUM_ERROR || sw3 == LENGTH_ERROR;
    }

    /** Whether {@code sw3} can tell that {@code command} failed. */
    static boolean failure(SdtCommand command, int sw3) {
        return switch (sw3) {
            case 0x10, 0x11, 0x21, 0x24, 0x60, 0x66 -> true;
            case 0x31, 0x32, 0x33, 0x47, WRONG_CARD -> command == SdtCommand.SELECT || command == SdtCommand.READ;
            case READ_FAILED -> command == SdtCommand.READ || command == SdtCommand.NEWEST_ADDRESS;
            case NO_SUCH_ITEM -> command == SdtCommand.NEWEST_ADDRESS;
            case NO_CARD -> command != SdtCommand.STATUS && command != SdtCommand.SAM_ID;
            case SELECT_FAILED -> command == SdtCommand.SELECT || command == SdtCommand.NEWEST_ADDRESS;
            default -> false;
        };
    }

    /** The fault that a status other than success stands for. */
    static Fault fault(SdtCommand command, int sw3) {
        String said = String.format("the reader answered %s with SW3 %02X", command, sw3);
        return switch (sw3) {
            case 0x60 -> CoreFault.READER_SELF_TEST.with(said + ", self test failed: send the reader to its maker");
            case 0x66 -> CoreFault.READER_NOT_AUTHORISED.with(said + ", not authorised: its module must be activated");
            case 0x31, 0x32, 0x33, READ_FAILED, SELECT_FAILED ->
                CoreFault.CARD_UNREADABLE.with(said + ": lay the card flat and still");
            case WRONG_CARD -> CoreFault.CARD_UNREADABLE.with(said + ", a card of another kind");
            case NO_CARD -> CoreFault.NO_CARD.with(said);
            default -> CoreFault.BAD_ANSWER.with(said + ": check cable, earth and baud rate");
        };
    }
}
