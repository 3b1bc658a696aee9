// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import static org.doorstep.terminal.session.Moves.asleep;
import static org.doorstep.terminal.session.Moves.trouble;
import static org.doorstep.terminal.session.Moves.visit;

import java.util.List;
import java.util.function.IntFunction;
import org.doorstep.catalog.flow.Run;
import org.doorstep.catalog.flow.StepResult;
import org.doorstep.catalog.item.Output;
import org.doorstep.terminal.session.Screen.Way;

/**
 * Paper: begun only when the printer can, told as evidence allows, and never begun again while an outcome is unknown. Of
 * what no device can tell, the person who stands there is asked; what is seen is recorded and nothing printed for it.
 */
final class PrintFlow {
    private final RunFlow runs;

    PrintFlow(RunFlow runs) {
        this.runs = runs;
    }

    /** Begins a document. */
    static Step document(State state, Run run, Output output, Screen.Progress progress) {
        return switch (state.facts().documents()) {
            case Facts.DocumentPrinting.NoPaper(String code)
            when visit(state).prints().settled() -> mayRepeat(state, Screen.TroubleKind.PRINTER_PAPER_OUT, code);
            case Facts.DocumentPrinting.Off(String code)
            when visit(state).prints().settled() -> mayRepeat(state, Screen.TroubleKind.PRINTER_OFF, code);
            default ->
                begin(
                        state,
                        new Screen.Printing(progress),
                        attempt -> new Effect.Print(state.session(), run, output, state.comfort(), attempt));
        };
    }

    /** Begins a print under the next attempt, unless of one before it is not known what became. */
    static Step begin(State state, Screen meanwhile, IntFunction<Effect.Paper> print) {
        Visit visit = visit(state);
        if (!visit.prints().settled()) {
            return unknown(state, Codes.NO_ANSWER);
        }
        Effect.Paper begun = print.apply(visit.prints().next());
        return Step.of(state.with(visit.with(visit.prints().beginning(begun))).to(meanwhile), begun);
    }

    private static Step unknown(State state, String code) {
        return trouble(state, Screen.TroubleKind.PRINT_UNKNOWN, code, Way.PAPER_CAME, Way.PAPER_MISSING, Way.END);
    }

    private static Step mayRepeat(State state, Screen.TroubleKind kind, String code) {
        return trouble(state, kind, code, Way.CALL_ATTENDANT, Way.PRINT_AGAIN, Way.END);
    }

    /** The state in which it is known what became of the last print. */
    static State known(State state) {
        Visit visit = visit(state);
        return state.with(visit.with(visit.prints().known())).touched();
    }

    static Step done(State state, boolean slip) {
        return state.screen() instanceof Screen.Printing printing
                ? Step.of(known(state)
                        .to(new Screen.TakePaper(
                                printing.progress(), slip, state.facts().card().present())))
                : Step.of(state);
    }

    static Step failed(State state, Event.PrintCertainty certainty, String code) {
        if (!(state.screen() instanceof Screen.Printing)) {
            return Step.of(state);
        }
        if (visit(state).leaving()) {
            return asleep(state);
        }
        return switch (certainty) {
            case NOTHING_CAME_OUT ->
                mayRepeat(
                        known(state),
                        code.equals(Codes.PAPER_OUT)
                                ? Screen.TroubleKind.PRINTER_PAPER_OUT
                                : Screen.TroubleKind.PRINTER_OFF,
                        code);
            case STOPPED_MIDWAY -> mayRepeat(known(state), Screen.TroubleKind.PRINT_STOPPED, code);
            case CANNOT_TELL -> unknown(state.touched(), code);
        };
    }

    /** The person holds what no device can tell of: a person has decided, and it goes on as with any paper. */
    Step cameOut(State state) {
        return paperTaken(known(state)).after(word(state, Effect.PaperWord.CAME_OUT));
    }

    /** What is recorded of a person's word on the print of which it is not known what became. */
    static List<Effect> word(State state, Effect.PaperWord word) {
        Effect.Paper open = visit(state).prints().open();
        return open == null ? List.of() : List.of(new Effect.SavePaperWord(state.session(), open, word));
    }

    Step paperTaken(State state) {
        Visit visit = visit(state);
        if (visit.leaving()) {
            return asleep(state);
        }
        return visit.following().open() >= 0 && !visit.filing().filed()
                ? runs.cases.paperTaken(state)
                : runs.advance(state, new StepResult.Printed());
    }
}
