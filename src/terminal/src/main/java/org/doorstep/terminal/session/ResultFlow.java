// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import static org.doorstep.terminal.session.Moves.home;
import static org.doorstep.terminal.session.Moves.visit;

import org.doorstep.catalog.flow.Run;
import org.doorstep.catalog.flow.StepResult;
import org.doorstep.catalog.item.Action;

/** What the department answered, on the screen: masked, revealed for some seconds, covered when nobody touches it. */
final class ResultFlow {
    private final RunFlow runs;
    private final ResultView view;
    private final Timing timing;

    ResultFlow(RunFlow runs, ResultView view, Timing timing) {
        this.runs = runs;
        this.view = view;
        this.timing = timing;
    }

    Step enter(State state, Run run, Action.Show show, Screen.Progress progress) {
        return Step.of(state.to(screen(state, run, show, progress)));
    }

    private Screen.Result screen(State state, Run run, Action.Show show, Screen.Progress progress) {
        return view.screen(run, show.view(), progress, state.comfort().language(), state.facts());
    }

    State inLanguage(State state, Screen.Result result) {
        Run run = visit(state).run();
        return run == null
                ? state
                : runs.at(state, Action.Show.class)
                        .map(show -> state.redraw(screen(state, run, show, result.progress())))
                        .orElse(state);
    }

    Step onTouch(State state, Screen.Result result, Event.Touch touch) {
        return switch (touch) {
            case Event.Back() -> home(state);
            case Event.Reveal() -> Step.of(state.to(result.revealed(Moves.seconds(timing.reveal()))));
            case Event.Next() -> runs.advance(state, new StepResult.Confirmed());
            default -> Step.of(state);
        };
    }

    State onTime(State state, Screen.Result result, long up) {
        if (state.now() - state.lastTouch() >= timing.hide()) {
            return result.covered() ? state : state.redraw(result.covered(true));
        }
        return result.revealSeconds() == 0 ? state : state.redraw(result.revealed(Moves.seconds(timing.reveal() - up)));
    }
}
