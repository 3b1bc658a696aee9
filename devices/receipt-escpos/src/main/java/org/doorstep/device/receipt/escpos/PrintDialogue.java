// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.Outcome.Reached;
import org.jspecify.annotations.Nullable;

/**
 * One slip on its way, as a state machine without I/O or clock: told what happened, it says what to do next. Not safe
 * for use by several threads.
 */
final class PrintDialogue {
    /** Lines sent ahead of the last one known to be printed: enough to keep the paper moving, little to clear away. */
    private static final int AHEAD = 12;
    /** Status requests in a row without an answer after which the printer counts as gone. */
    private static final int PATIENCE = 3;

    sealed interface Step {}

    /** Send line {@code index} and its marker, then {@link #sent}. */
    record Send(int index) implements Step {}

    /** Wait for an answer, then {@link #marker}, {@link #finished}, {@link #told} or {@link #silence}. */
    record Listen() implements Step {}

    /** Ask the printer's state, then {@link #status}, {@link #noStatus} or {@link #untold}. */
    record AskStatus() implements Step {}

    /** Clear the printer's buffers, then {@link #cleared} or {@link #notCleared}. */
    record Clear() implements Step {}

    sealed interface End extends Step {}

    record Printed() implements End {}

    record Stopped(Fault fault, Reached reached) implements End {}

    record Lost(Fault fault) implements End {}

    private final int lines;
    private final EscPosModel.Marker marker;
    private int sent;
    private int printed;
    private int asked;
    private int unanswered;
    private boolean answeredTooOften;
    private boolean confirmed;
    private boolean unexplained;
    private @Nullable Fault trouble;

    /**
     * A slip of {@code lines} lines, the cut among them.
     *
     * @param marker how the printer answers behind each line
     */
    PrintDialogue(int lines, EscPosModel.Marker marker) {
        this.lines = lines;
        this.marker = marker;
    }

    Reached reached() {
        return new Reached(printed, lines);
    }

    Step begin() {
        return go();
    }

    Step sent() {
        sent++;
        return go();
    }

    /** An answer without a name: the next line was printed. One more than was asked for makes the count worthless. */
    Step marker() {
        unanswered = 0;
        if (printed < sent) {
            printed++;
        } else {
            answeredTooOften = true;
        }
        return go();
    }

    /** An answer that names line {@code index}: everything up to it was printed. */
    Step finished(int index) {
        unanswered = 0;
        if (index < sent) {
            printed = Math.max(printed, index + 1);
        }
        return go();
    }

    Step silence() {
        return new AskStatus();
    }

    /** Something came that says nothing about this slip. */
    Step unchanged() {
        return go();
    }

    /** The printer answered; {@code blocking} is what keeps it from printing, or null. */
    Step status(@Nullable Fault blocking) {
        asked = sent;
        confirmed = printed == lines;
        return told(blocking);
    }

    /** As {@link #status}, said without being asked. */
    Step told(@Nullable Fault blocking) {
        unanswered = 0;
        if (blocking == null) {
            return go();
        }
        trouble = blocking;
        return printed == lines ? counted() : new Clear();
    }

    Step noStatus() {
        unanswered++;
        return unanswered < PATIENCE
                ? go()
                : new Lost(CoreFault.NO_ANSWER.with("the printer stopped answering on the way of a slip"));
    }

    /** The printer has no status to ask for: its markers are waited for until the time is over, and believed. */
    Step untold() {
        confirmed = true;
        return go();
    }

    /** @param passing what the printer was waiting for to pass by itself; null when nothing was reported */
    Step outOfTime(@Nullable Fault passing) {
        unexplained = passing == null;
        trouble = passing != null
                ? passing
                : CoreFault.NO_ANSWER.with("the printer reported no trouble and did not finish in time");
        return new Clear();
    }

    /** Somebody gave the slip up. */
    Step cancelled() {
        trouble = CoreFault.CANCELLED.with("the slip was given up on its way");
        return certain() ? printed() : new Clear();
    }

    /**
     * Without markers it is known that the printer stopped, not where. Where everything was sent and the printer knows of
     * no trouble, an answer may have been lost on the line instead of a line on paper.
     */
    Step cleared() {
        if (printed == lines) {
            return printed();
        }
        boolean answerLost = unexplained && sent == lines;
        return marker != EscPosModel.Marker.NONE && !answeredTooOften && !answerLost
                ? new Stopped(known(), reached())
                : new Lost(known());
    }

    Step notCleared() {
        return certain() ? printed() : new Lost(known());
    }

    private Fault known() {
        return trouble == null ? CoreFault.PRINTER_ERROR.with("stopped without a cause") : trouble;
    }

    private End printed() {
        return answeredTooOften
                ? new Lost(CoreFault.BAD_ANSWER.with(
                        "the printer answered more often than it was asked, so its answers count for nothing:"
                                + " check the cable, or set marker to named"))
                : new Printed();
    }

    /** Whether nothing but the last line can have been answered for; a name is no accident. */
    private boolean certain() {
        return printed == lines && (confirmed || marker == EscPosModel.Marker.NAMED);
    }

    /** A count is believed once the printer has answered something else behind it. */
    private Step counted() {
        return certain() ? printed() : new AskStatus();
    }

    private Step go() {
        if (marker == EscPosModel.Marker.NONE) {
            return blind();
        }
        if (printed == lines) {
            return counted();
        }
        return sent < lines && sent - printed < AHEAD ? new Send(sent) : new Listen();
    }

    private Step blind() {
        if (sent < lines && sent - asked < AHEAD) {
            return new Send(sent);
        }
        return asked < lines
                ? new AskStatus()
                : new Lost(EscPosFault.NO_MARKER.with(
                        "everything was sent and no trouble reported; this model never says that it has printed"));
    }
}
