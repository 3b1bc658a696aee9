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

    /** What was wanted of the card is in {@code reply}, which is to be decoded and wiped. */
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
        READ_WANTED,
        READ_WHETHER_SAME_LIES
    }

    private Surface surface = Surface.UNKNOWN;
    private Doing doing = Doing.NOTHING;
    private long placement;
    private boolean secondTry;
    private SdtCommand asked = SdtCommand.STATUS;
    private SdtCommand wanted = SdtCommand.READ;

    CardPosition position() {
        return new CardPosition(surface == Surface.UNREAD || surface == Surface.READ, placement);
    }

    /** Looks whether a card lies there. */
    Step poll() {
        return surface == Surface.READ
                ? ask(Doing.POLL_WHETHER_SAME_LIES, SdtCommand.NEWEST_ADDRESS)
                : ask(Doing.POLL_FIND, SdtCommand.FIND);
    }

    /**
     * Asks {@code what} of the card of placement {@code number}, which must be the one lying there.
     *
     * @param what one of the commands that read, or the newest address
     */
    Step read(long number, SdtCommand what) {
        if (number != placement || !position().present()) {
            return end(new Failed(changed()));
        }
        wanted = what;
        secondTry = false;
        if (surface == Surface.UNREAD) {
            return ask(Doing.READ_FIND, SdtCommand.FIND);
        }
        return what == SdtCommand.NEWEST_ADDRESS
                ? ask(Doing.READ_WANTED, what)
                : ask(Doing.READ_WHETHER_SAME_LIES, SdtCommand.NEWEST_ADDRESS);
    }

    /** The reader was started anew: what lies there answers as if just put down. */
    void restarted() {
        surface = Surface.UNKNOWN;
        doing = Doing.NOTHING;
    }

    /** The reader answered the command asked last. */
    Step on(SdtReply reply) {
        int sw3 = reply.sw3();
        if (Sw3.readerBlocked(sw3)) {
            return end(new Failed(Sw3.fault(asked, sw3)));
        }
        return switch (doing) {
            case NOTHING -> throw new IllegalStateException("a reply to nothing");
            case POLL_WHETHER_SAME_LIES -> pollSameLies(sw3);
            case POLL_FIND -> pollFind(sw3);
            case POLL_WHETHER_READ_BEFORE -> pollReadBefore(sw3);
            case READ_FIND -> readFind(sw3);
            case READ_WHETHER_SELECTED, READ_WHETHER_SAME_LIES -> readSameLies(sw3);
            case READ_SELECT -> readSelect(sw3);
            case READ_WANTED -> readWanted(reply);
        };
    }

    /** Whether a card that was selected before lies there still. */
    private static boolean selectedLies(int sw3) {
        return sw3 == Sw3.OK || sw3 == Sw3.NO_SUCH_ITEM;
    }

    private Step pollSameLies(int sw3) {
        if (selectedLies(sw3)) {
            return end(new Lies(position()));
        }
        // A command that failed says nothing of the card: to take it for lifted would end its holder's service.
        return Sw3.commandFailed(sw3) ? end(new Failed(Sw3.fault(asked, sw3))) : ask(Doing.POLL_FIND, SdtCommand.FIND);
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

    private Step pollReadBefore(int sw3) {
        if (Sw3.lineNoise(sw3) || sw3 == Sw3.UNKNOWN_ERROR) {
            return end(new Failed(Sw3.fault(asked, sw3)));
        }
        if (!selectedLies(sw3)) {
            surface = Surface.EMPTY;
        } else if (surface == Surface.UNKNOWN) {
            placement++;
            surface = Surface.READ;
        }
        return end(new Lies(position()));
    }

    private Step readSameLies(int sw3) {
        if (Sw3.commandFailed(sw3)) {
            return end(new Failed(Sw3.fault(asked, sw3)));
        }
        return selectedLies(sw3) ? ask(Doing.READ_WANTED, wanted) : gone();
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
            return ask(Doing.READ_WANTED, wanted);
        }
        if (sw3 == Sw3.SELECT_FAILED && !secondTry) {
            secondTry = true;
            return ask(Doing.READ_FIND, SdtCommand.FIND);
        }
        return end(new Failed(Sw3.fault(asked, sw3)));
    }

    private Step readWanted(SdtReply reply) {
        int sw3 = reply.sw3();
        if (wanted == SdtCommand.NEWEST_ADDRESS) {
            return newestAddress(reply);
        }
        if (sw3 == Sw3.OK) {
            surface = Surface.READ;
            return end(new Read(reply));
        }
        if ((sw3 == Sw3.READ_FAILED || sw3 == Sw3.DATA_CHECK) && !secondTry) {
            // Not by find again: in the seconds a read may take, another card may have come in its place.
            secondTry = true;
            return ask(Doing.READ_WHETHER_SAME_LIES, SdtCommand.NEWEST_ADDRESS);
        }
        return end(new Failed(Sw3.fault(asked, sw3)));
    }

    private Step newestAddress(SdtReply reply) {
        if (selectedLies(reply.sw3())) {
            return end(new Read(reply));
        }
        return Sw3.commandFailed(reply.sw3()) ? end(new Failed(Sw3.fault(asked, reply.sw3()))) : gone();
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
