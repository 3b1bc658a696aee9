// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.idcard.sdt;

import org.doorstep.device.spi.CardPosition;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Fault;

/**
 * What to ask next, and what an answer means: a state machine without I/O or clock. Begun by {@link #poll} or {@link
 * #read}, then fed each reply until a step other than {@link Ask} comes. Either may be begun anew at any time. Not safe
 * for use by several threads.
 */
final class SdtDialogue {
    sealed interface Step {}

    record Ask(SdtCommand command) implements Step {}

    record Lies(CardPosition position) implements Step {}

    /** The card was read; {@code reply} is to be decoded and wiped. */
    record Read(SdtReply reply) implements Step {}

    record Failed(Fault fault) implements Step {}

    /** What is known of the reader's surface. */
    private enum Surface {
        UNKNOWN,
        EMPTY,
        /** A card answered find and was not read. */
        UNREAD,
        /** A card lies there that was read; it answers find no more. */
        READ
    }

    private enum Doing {
        NOTHING,
        POLL_WHETHER_SAME_LIES,
        POLL_FIND,
        POLL_WHETHER_READ_BEFORE,
        READ_FIND,
        READ_WHETHER_SELECTED,
        READ_SELECT,
        READ_TEXT,
        READ_WHETHER_SAME_LIES
    }

    private Surface surface = Surface.UNKNOWN;
    private Doing doing = Doing.NOTHING;
    private long placement;
    private boolean secondTry;
    private SdtCommand asked = SdtCommand.STATUS;

    CardPosition position() {
        return new CardPosition(surface == Surface.UNREAD || surface == Surface.READ, placement);
    }

    /** Looks whether a card lies there. */
    Step poll() {
        return surface == Surface.READ
                ? ask(Doing.POLL_WHETHER_SAME_LIES, SdtCommand.NEWEST_ADDRESS)
                : ask(Doing.POLL_FIND, SdtCommand.FIND);
    }

    /** Reads the card of placement {@code wanted}, which must be the one lying there. */
    Step read(long wanted) {
        if (wanted != placement || !position().present()) {
            return end(new Failed(changed()));
        }
        secondTry = false;
        return surface == Surface.READ
                ? ask(Doing.READ_WHETHER_SAME_LIES, SdtCommand.NEWEST_ADDRESS)
                : ask(Doing.READ_FIND, SdtCommand.FIND);
    }

    /** The reader answered the command asked last. */
    Step on(SdtReply reply) {
        int sw3 = reply.sw3();
        if (Sw3.fault(asked, sw3).code().equals(CoreFault.READER_SELF_TEST.code())
                || Sw3.fault(asked, sw3).code().equals(CoreFault.READER_NOT_AUTHORISED.code())) {
            return end(new Failed(Sw3.fault(asked, sw3)));
        }
        boolean selectedLies = sw3 == Sw3.OK || sw3 == Sw3.NO_SUCH_ITEM;
        return switch (doing) {
            case NOTHING -> throw new IllegalStateException("a reply to nothing");
            case POLL_WHETHER_SAME_LIES ->
                selectedLies ? end(new Lies(position())) : ask(Doing.POLL_FIND, SdtCommand.FIND);
            case POLL_FIND -> pollFind(sw3);
            case POLL_WHETHER_READ_BEFORE -> pollReadBefore(selectedLies);
            case READ_FIND -> readFind(sw3);
            case READ_WHETHER_SELECTED, READ_WHETHER_SAME_LIES ->
                selectedLies ? ask(Doing.READ_TEXT, SdtCommand.READ) : gone();
            case READ_SELECT -> readSelect(sw3);
            case READ_TEXT -> readText(reply);
        };
    }

    private Step pollFind(int sw3) {
        if (sw3 == Sw3.FOUND) {
            if (surface != Surface.UNREAD) {
                placement++;
                surface = Surface.UNREAD;
            }
            return end(new Lies(position()));
        }
        if (sw3 != Sw3.NO_CARD) {
            return end(new Failed(Sw3.fault(asked, sw3)));
        }
        if (surface == Surface.UNKNOWN || surface == Surface.UNREAD) {
            // A card read by an earlier owner of this line, or selected and then not read, keeps silent on find.
            return ask(Doing.POLL_WHETHER_READ_BEFORE, SdtCommand.NEWEST_ADDRESS);
        }
        surface = Surface.EMPTY;
        return end(new Lies(position()));
    }

    private Step pollReadBefore(boolean lies) {
        if (!lies) {
            surface = Surface.EMPTY;
        } else if (surface == Surface.UNKNOWN) {
            placement++;
            surface = Surface.READ;
        }
        return end(new Lies(position()));
    }

    private Step readFind(int sw3) {
        return switch (sw3) {
            case Sw3.FOUND -> ask(Doing.READ_SELECT, SdtCommand.SELECT);
            case Sw3.NO_CARD -> ask(Doing.READ_WHETHER_SELECTED, SdtCommand.NEWEST_ADDRESS);
            default -> end(new Failed(Sw3.fault(asked, sw3)));
        };
    }

    private Step readSelect(int sw3) {
        if (sw3 == Sw3.OK) {
            return ask(Doing.READ_TEXT, SdtCommand.READ);
        }
        if (sw3 == Sw3.SELECT_FAILED && !secondTry) {
            secondTry = true;
            return ask(Doing.READ_FIND, SdtCommand.FIND);
        }
        return end(new Failed(Sw3.fault(asked, sw3)));
    }

    private Step readText(SdtReply reply) {
        if (reply.sw3() == Sw3.OK) {
            surface = Surface.READ;
            return end(new Read(reply));
        }
        if (reply.sw3() == Sw3.READ_FAILED && !secondTry) {
            // Not by find again: in the seconds a read may take, another card may have come in its place.
            secondTry = true;
            return ask(Doing.READ_WHETHER_SAME_LIES, SdtCommand.NEWEST_ADDRESS);
        }
        return end(new Failed(Sw3.fault(asked, reply.sw3())));
    }

    private Step gone() {
        surface = Surface.EMPTY;
        return end(new Failed(changed()));
    }

    private Step ask(Doing next, SdtCommand command) {
        doing = next;
        asked = command;
        return new Ask(command);
    }

    private Step end(Step last) {
        doing = Doing.NOTHING;
        return last;
    }

    private static Fault changed() {
        return CoreFault.CARD_CHANGED.with("the card of that placement no longer lies on the reader");
    }
}
