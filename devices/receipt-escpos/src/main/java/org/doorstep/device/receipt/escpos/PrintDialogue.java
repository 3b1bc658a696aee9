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

    /** Wait for a marker, then {@link #marker} or {@link #silence}. */
    record Listen() implements Step {}

    /** Ask the printer's state, then {@link #status} or {@link #noStatus}. */
    record AskStatus() implements Step {}

    /** Clear the printer's buffers, then {@link #cleared} or {@link #notCleared}. */
    record Clear() implements Step {}

    sealed interface End extends Step {}

    record Printed() implements End {}

    record Stopped(Fault fault, Reached reached) implements End {}

    record Lost(Fault fault) implements End {}

    private final int lines;
    private int sent;
    private int printed;
    private int unanswered;
    private @Nullable Fault trouble;

    /** A slip of {@code lines} lines, the cut among them. */
    PrintDialogue(int lines) {
        this.lines = lines;
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

    Step marker() {
        unanswered = 0;
        if (printed < sent) {
            printed++;
        }
        return go();
    }

    Step silence() {
        return new AskStatus();
    }

    /** The printer told its state; {@code blocking} keeps it from printing, null when nothing does. */
    Step status(@Nullable Fault blocking) {
        unanswered = 0;
        if (blocking == null) {
            return go();
        }
        trouble = blocking;
        return printed == lines ? new Printed() : new Clear();
    }

    Step noStatus() {
        unanswered++;
        return unanswered < PATIENCE
                ? go()
                : new Lost(CoreFault.NO_ANSWER.with("the printer stopped answering in the midst of a slip"));
    }

    Step outOfTime() {
        trouble = CoreFault.NO_ANSWER.with("the printer reported no trouble and did not finish in time");
        return new Clear();
    }

    /** Somebody gave the slip up. */
    Step cancelled() {
        trouble = CoreFault.CANCELLED.with("the slip was given up on its way");
        return printed == lines ? new Printed() : new Clear();
    }

    Step cleared() {
        return printed == lines ? new Printed() : new Stopped(known(), reached());
    }

    Step notCleared() {
        return printed == lines ? new Printed() : new Lost(known());
    }

    private Fault known() {
        return trouble == null ? CoreFault.PRINTER_ERROR.with("stopped without a cause") : trouble;
    }

    private Step go() {
        if (printed == lines) {
            return new Printed();
        }
        return sent < lines && sent - printed < AHEAD ? new Send(sent) : new Listen();
    }
}
