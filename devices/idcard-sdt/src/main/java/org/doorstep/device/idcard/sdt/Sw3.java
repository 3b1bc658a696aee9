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
    static final int COMMAND_ERROR = 0x21;
    static final int UNKNOWN_ERROR = 0x24;
    static final int CARD_REJECTED_READER = 0x31;
    static final int READER_REJECTED_CARD = 0x32;
    static final int DATA_CHECK = 0x33;
    static final int WRONG_CARD = 0x40;
    static final int READ_FAILED = 0x41;
    static final int NO_RANDOM_NUMBER = 0x47;
    static final int SELF_TEST = 0x60;
    static final int NOT_AUTHORISED = 0x66;
    static final int NO_CARD = 0x80;
    static final int SELECT_FAILED = 0x81;

    private Sw3() {}

    /** Whether our frame was damaged on its way, so that asking again may help. */
    static boolean lineNoise(int sw3) {
        return sw3 == CHECKSUM_ERROR || sw3 == LENGTH_ERROR;
    }

    /** Whether the reader takes no command at all until somebody mends it. */
    static boolean readerBlocked(int sw3) {
        return sw3 == SELF_TEST || sw3 == NOT_AUTHORISED;
    }

    /** Whether it is the command that failed, so that nothing is said about a card. */
    static boolean commandFailed(int sw3) {
        return lineNoise(sw3) || sw3 == COMMAND_ERROR || sw3 == UNKNOWN_ERROR;
    }

    /** Whether {@code sw3} can tell that {@code command} failed. */
    static boolean failure(SdtCommand command, int sw3) {
        boolean reads = command.readsCard();
        boolean asksOfCard = reads || command == SdtCommand.NEWEST_ADDRESS;
        return switch (sw3) {
            case CHECKSUM_ERROR, LENGTH_ERROR, COMMAND_ERROR, UNKNOWN_ERROR, SELF_TEST, NOT_AUTHORISED -> true;
            case CARD_REJECTED_READER, READER_REJECTED_CARD, DATA_CHECK, WRONG_CARD, NO_RANDOM_NUMBER ->
                command == SdtCommand.SELECT || reads;
            case READ_FAILED -> asksOfCard;
            case NO_SUCH_ITEM -> command == SdtCommand.NEWEST_ADDRESS;
            case NO_CARD -> command == SdtCommand.FIND || command == SdtCommand.SELECT || asksOfCard;
            case SELECT_FAILED -> command == SdtCommand.SELECT || command == SdtCommand.NEWEST_ADDRESS;
            default -> false;
        };
    }

    /** The fault that a status other than success stands for. */
    static Fault fault(SdtCommand command, int sw3) {
        String said = String.format("the reader answered %s with SW3 %02X", command, sw3);
        return switch (sw3) {
            case CHECKSUM_ERROR ->
                SdtFault.FRAME_DAMAGED.with(said + ", checksum error: check cable, earth and baud rate");
            case LENGTH_ERROR -> SdtFault.FRAME_LENGTH.with(said + ", length error: check cable, earth and baud rate");
            case COMMAND_ERROR -> SdtFault.COMMAND_UNKNOWN.with(said + ", command error: is it an SDT reader?");
            case UNKNOWN_ERROR -> SdtFault.UNKNOWN_ERROR.with(said + ", unknown error: switch the reader off and on");
            case CARD_REJECTED_READER ->
                SdtFault.CARD_REJECTED_READER.with(said + ", the card rejected the reader: lay the card down again");
            case READER_REJECTED_CARD ->
                SdtFault.READER_REJECTED_CARD.with(said + ", the reader rejected the card: look at the card");
            case DATA_CHECK -> SdtFault.DATA_CHECK.with(said + ", data check failed: lay the card down again");
            case WRONG_CARD -> SdtFault.WRONG_CARD.with(said + ", a card of another kind");
            case NO_RANDOM_NUMBER ->
                SdtFault.NO_RANDOM_NUMBER.with(said + ", no random number: reset the module, then change the reader");
            case SELF_TEST ->
                CoreFault.READER_SELF_TEST.with(said + ", self test failed: send the reader to its maker");
            case NOT_AUTHORISED ->
                CoreFault.READER_NOT_AUTHORISED.with(said + ", not authorised: its module must be activated");
            case READ_FAILED, SELECT_FAILED -> CoreFault.CARD_UNREADABLE.with(said + ": lay the card flat and still");
            case NO_CARD -> CoreFault.NO_CARD.with(said);
            default -> CoreFault.BAD_ANSWER.with(said + ": check cable, earth and baud rate");
        };
    }
}
