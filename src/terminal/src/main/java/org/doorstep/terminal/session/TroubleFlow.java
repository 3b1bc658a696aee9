// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import static org.doorstep.terminal.session.Moves.asleep;
import static org.doorstep.terminal.session.Moves.home;
import static org.doorstep.terminal.session.Moves.visit;

import java.util.List;
import org.doorstep.terminal.session.Screen.Way;

/** What a resident does about a trouble; only what the page offers. */
final class TroubleFlow {
    private final RunFlow runs;

    TroubleFlow(RunFlow runs) {
        this.runs = runs;
    }

    Step onTouch(State state, Screen.Trouble trouble, Event.Touch touch) {
        return switch (touch) {
            case Event.Take(Way way) when trouble.ways().contains(way) -> take(state, trouble, way);
            case Event.Back() when trouble.ways().contains(Way.BACK_HOME) -> home(state);
            default -> Step.of(state);
        };
    }

    private Step take(State state, Screen.Trouble trouble, Way way) {
        return switch (way) {
            case CALL_ATTENDANT -> call(state, trouble);
            case TRY_AGAIN -> runs.enter(state);
            case PRINT_AGAIN -> visit(state).prints().settled() ? runs.enter(state) : Step.of(state);
            case PAPER_CAME -> runs.prints.cameOut(state);
            case PAPER_MISSING -> missing(state, trouble);
            case OTHER_CHECK -> runs.checks.choose(state);
            case BACK_HOME -> home(state);
            case END -> asleep(state);
        };
    }

    private static Step call(State state, Screen.Trouble trouble) {
        return Step.of(
                state.over(new Overlay.Help(Overlay.HelpStage.OPEN)),
                new Effect.CallAttendant(state.session(), trouble.id()));
    }

    /** Said once; whoever comes decides what is to be done. */
    private static Step missing(State state, Screen.Trouble trouble) {
        State told =
                state.redraw(new Screen.Trouble(trouble.kind(), trouble.code(), List.of(Way.CALL_ATTENDANT, Way.END)));
        return call(told, trouble).after(PrintFlow.word(state, Effect.PaperWord.DID_NOT_COME_OUT));
    }
}
