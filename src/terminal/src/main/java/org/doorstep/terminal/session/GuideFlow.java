// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import static org.doorstep.terminal.session.Moves.home;
import static org.doorstep.terminal.session.Moves.trouble;
import static org.doorstep.terminal.session.Moves.visit;

import java.util.Optional;
import org.doorstep.catalog.flow.Run;
import org.doorstep.catalog.flow.StepResult;
import org.doorstep.catalog.flow.Value;
import org.doorstep.catalog.item.Action;
import org.doorstep.terminal.session.Screen.Way;
import org.jspecify.annotations.Nullable;

/** 办事指南: the pages of the item that was chosen, turned forth and back within one step of the run. */
final class GuideFlow {
    private final RunFlow runs;

    GuideFlow(RunFlow runs) {
        this.runs = runs;
    }

    Step enter(State state, Run run, Action.ShowGuide action, Screen.Progress progress) {
        return page(state, run, action, progress, 0)
                .orElseGet(() -> trouble(
                        state, Screen.TroubleKind.ITEM_GONE, "A-103", Way.BACK_HOME, Way.CALL_ATTENDANT, Way.END));
    }

    Step onTouch(State state, BrowseScreen.GuidePage guide, Event.Touch touch) {
        Run run = visit(state).run();
        Action.ShowGuide action = runs.at(state, Action.ShowGuide.class).orElse(null);
        if (run == null || action == null) {
            return touch instanceof Event.Back ? home(state) : Step.of(state);
        }
        return switch (touch) {
            case Event.Turn(int by) -> turned(state, run, action, guide, guide.page() + by);
            case Event.Next() ->
                guide.page() + 1 < guide.pages()
                        ? turned(state, run, action, guide, guide.page() + 1)
                        : runs.advance(state, new StepResult.Confirmed());
            case Event.Back() ->
                guide.page() > 0 ? turned(state, run, action, guide, guide.page() - 1) : runs.back(state);
            default -> Step.of(state);
        };
    }

    private Step turned(State state, Run run, Action.ShowGuide action, BrowseScreen.GuidePage guide, int to) {
        return page(state, run, action, guide.progress(), to).orElseGet(() -> Step.of(state));
    }

    /** Empty where the chosen item has left the catalog. */
    private Optional<Step> page(
            State state, Run run, Action.ShowGuide action, Screen.@Nullable Progress progress, int page) {
        return runs.engine()
                .scope(run)
                .value("answers." + action.field())
                .filter(Value.Choice.class::isInstance)
                .flatMap(value -> state.facts().offer(((Value.Choice) value).code()))
                .map(offer -> Step.of(state.to(Guides.page(offer.item(), progress, page, action.button()))));
    }
}
