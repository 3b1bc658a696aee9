// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import java.util.List;
import org.doorstep.catalog.flow.Run;
import org.doorstep.catalog.item.Action;
import org.doorstep.catalog.item.Item;

/** Moves that every part of a session makes. */
final class Moves {
    private Moves() {}

    static Step trouble(State state, Screen.TroubleKind kind, String code, Screen.Way... ways) {
        return Step.of(state.to(new Screen.Trouble(kind, code, List.of(ways))));
    }

    static Step departmentSilent(State state) {
        return trouble(
                state,
                Screen.TroubleKind.DEPARTMENT_SILENT,
                "S-103",
                Screen.Way.TRY_AGAIN,
                Screen.Way.CALL_ATTENDANT,
                Screen.Way.END);
    }

    static Step networkGone(State state) {
        return trouble(
                state,
                Screen.TroubleKind.NETWORK_GONE,
                "S-104",
                Screen.Way.TRY_AGAIN,
                Screen.Way.CALL_ATTENDANT,
                Screen.Way.END);
    }

    /** Whether the machine is busy with {@code task}; only then does anybody wait for its answer. */
    static boolean working(State state, Screen.Task task) {
        return state.screen() instanceof Screen.Working working && working.task() == task;
    }

    static Step home(State state) {
        return Step.of(state.with(visit(state).atHome()).to(Home.screen(state.facts())));
    }

    /** The session is over; {@link Session} does the rest. */
    static Step asleep(State state) {
        return Step.of(state.to(new Screen.Attract()));
    }

    /** Where the resident is; a step without a number of its own keeps that of the page before it. */
    static Screen.Progress progress(State state, Item item, int step, int of) {
        return new Screen.Progress(item.shortTitle(), step > 0 ? step : Math.max(1, before(state.screen())), of);
    }

    private static int before(Screen screen) {
        return switch (screen) {
            case Screen.PutCard put -> put.progress().step();
            case Screen.CardDone done -> done.progress().step();
            case Screen.Notice notice -> notice.progress().step();
            case Screen.ChooseCheck choose -> choose.progress().step();
            case Screen.EnterCode enter -> enter.progress().step();
            case Screen.AttendantCard attendant -> attendant.progress().step();
            case Screen.Working working -> working.progress().step();
            case Screen.Result result -> result.progress().step();
            case Screen.Printing printing -> printing.progress().step();
            case Screen.TakePaper take -> take.progress().step();
            case FormScreen form -> form.progress().step();
            case CaseScreen of -> of.progress().step();
            case BrowseScreen ignored -> 0;
            case Screen.Attract ignored -> 0;
            case Screen.Home ignored -> 0;
            case Screen.WhyNot ignored -> 0;
            case Screen.Rate ignored -> 0;
            case Screen.Trouble ignored -> 0;
        };
    }

    /** Whole seconds, rounded up, never below 0. */
    static int seconds(long millis) {
        return (int) Math.max(0, (millis + 999) / 1000);
    }

    /** The item under way; empty when there is none. */
    static String itemId(State state) {
        Visit visit = state.visit();
        Run run = visit == null ? null : visit.run();
        return run == null ? "" : run.item().id();
    }

    /** The desk that the item under way asks; empty when there is none. */
    static String desk(State state) {
        Run run = visit(state).run();
        if (run == null) {
            return "";
        }
        Item item = run.item();
        return item.query().map(Action.Query::desk).orElse(item.desk());
    }

    static Visit visit(State state) {
        Visit visit = state.visit();
        if (visit == null) {
            throw new IllegalStateException("no session is on");
        }
        return visit;
    }
}
