// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import static org.doorstep.terminal.session.Moves.asleep;
import static org.doorstep.terminal.session.Moves.visit;

import java.util.List;
import org.doorstep.catalog.flow.Run;

/** 好差评: of the case that is looked at, or else of the item that was done; the session ends with it. */
final class RatingFlow {
    private static final int NOT_RATED = 0;
    private static final int WORST = 5;

    private final Timing timing;

    RatingFlow(Timing timing) {
        this.timing = timing;
    }

    Step enter(State state) {
        return Step.of(state.to(new Screen.Rate(Moves.seconds(timing.rating()))));
    }

    static Step onTouch(State state, Event.Touch touch) {
        return touch instanceof Event.Rated(int grade) && grade >= NOT_RATED && grade <= WORST
                ? rated(state, grade)
                : Step.of(state);
    }

    Step onTime(State state, long up) {
        int left = Moves.seconds(timing.rating() - up);
        return left == 0 ? rated(state, NOT_RATED) : Step.of(state.redraw(new Screen.Rate(left)));
    }

    private static Step rated(State state, int grade) {
        Visit visit = visit(state);
        Run run = visit.run();
        return CaseFlow.rating(state, grade)
                .or(() -> java.util.Optional.ofNullable(run)
                        .map(done -> new Effect.SaveRating(
                                state.session(), done.item(), visit.filing().slip(), grade)))
                .map(rating -> asleep(state).after(List.of(rating)))
                .orElseGet(() -> asleep(state));
    }
}
