// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import static org.doorstep.terminal.session.Moves.asleep;
import static org.doorstep.terminal.session.Moves.trouble;
import static org.doorstep.terminal.session.Moves.visit;

import org.doorstep.catalog.flow.Run;
import org.doorstep.catalog.item.Output;
import org.doorstep.terminal.session.Screen.Way;

/** Paper: begun only when the printer can, told as evidence allows, and never begun again while an outcome is unknown. */
final class PrintFlow {
    private PrintFlow() {}

    static Step begin(State state, Run run, Output output, Screen.Progress progress) {
        Visit visit = visit(state);
        if (!visit.prints().settled()) {
            return trouble(state, Screen.TroubleKind.PRINT_UNKNOWN, Codes.NO_ANSWER, Way.CALL_ATTENDANT, Way.END);
        }
        return switch (state.facts().documents()) {
            case Facts.DocumentPrinting.NoPaper(String code) ->
                trouble(
                        state,
                        Screen.TroubleKind.PRINTER_PAPER_OUT,
                        code,
                        Way.CALL_ATTENDANT,
                        Way.PRINT_AGAIN,
                        Way.END);
            case Facts.DocumentPrinting.Off(String code) ->
                trouble(state, Screen.TroubleKind.PRINTER_OFF, code, Way.CALL_ATTENDANT, Way.PRINT_AGAIN, Way.END);
            case Facts.DocumentPrinting.Possible() -> {
                int attempt = visit.prints().begun() + 1;
                yield Step.of(
                        state.with(visit.with(new Visit.Prints(attempt, false))).to(new Screen.Printing(progress)),
                        new Effect.Print(state.session(), run, output, state.comfort(), attempt));
            }
        };
    }

    static Step done(State state, boolean slip) {
        if (!(state.screen() instanceof Screen.Printing printing)) {
            return Step.of(state);
        }
        Visit visit = visit(state);
        return Step.of(state.with(visit.with(new Visit.Prints(visit.prints().begun(), true)))
                .touched()
                .to(new Screen.TakePaper(
                        printing.progress(), slip, state.facts().card().present())));
    }

    static Step failed(State state, Event.PrintCertainty certainty, String code) {
        if (!(state.screen() instanceof Screen.Printing)) {
            return Step.of(state);
        }
        Visit visit = visit(state);
        boolean known = certainty != Event.PrintCertainty.CANNOT_TELL;
        State settled = state.with(visit.with(new Visit.Prints(visit.prints().begun(), known)))
                .touched();
        if (visit.leaving()) {
            return asleep(settled);
        }
        return switch (certainty) {
            case NOTHING_CAME_OUT -> {
                Screen.TroubleKind kind = code.equals(Codes.PAPER_OUT)
                        ? Screen.TroubleKind.PRINTER_PAPER_OUT
                        : Screen.TroubleKind.PRINTER_OFF;
                yield trouble(settled, kind, code, Way.CALL_ATTENDANT, Way.PRINT_AGAIN, Way.END);
            }
            case STOPPED_MIDWAY ->
                trouble(settled, Screen.TroubleKind.PRINT_STOPPED, code, Way.CALL_ATTENDANT, Way.PRINT_AGAIN, Way.END);
            case CANNOT_TELL -> trouble(settled, Screen.TroubleKind.PRINT_UNKNOWN, code, Way.CALL_ATTENDANT, Way.END);
        };
    }
}
