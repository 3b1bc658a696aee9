// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import static org.doorstep.terminal.session.Moves.trouble;

import org.doorstep.catalog.flow.StepResult;
import org.doorstep.terminal.session.Screen.Way;

/** What the department answered while the resident waits for it; an answer that nobody waits for changes nothing. */
final class RecordFlow {
    private final ItemFlow items;
    private final CheckFlow checks;

    RecordFlow(ItemFlow items, CheckFlow checks) {
        this.items = items;
        this.checks = checks;
    }

    Step came(State state, StepResult.Found found) {
        return asking(state) ? items.advance(state, found) : Step.of(state);
    }

    Step refused(State state, Event.RecordTrouble why) {
        if (!asking(state) && !lookingUp(state)) {
            return Step.of(state);
        }
        return switch (why) {
            case NO_RECORD ->
                lookingUp(state)
                        ? trouble(state, Screen.TroubleKind.ITEM_GONE, "S-111", Way.BACK_HOME, Way.CALL_ATTENDANT)
                        : items.advance(state, new StepResult.NoRecord());
            case GRANT_REFUSED -> checks.chooseAgain(state);
            case NETWORK_GONE ->
                trouble(state, Screen.TroubleKind.NETWORK_GONE, "S-104", Way.TRY_AGAIN, Way.CALL_ATTENDANT, Way.END);
            case DEPARTMENT_SILENT, DEPARTMENT_DOWN ->
                trouble(
                        state,
                        Screen.TroubleKind.DEPARTMENT_SILENT,
                        "S-103",
                        Way.TRY_AGAIN,
                        Way.CALL_ATTENDANT,
                        Way.END);
            case BAD_ANSWER ->
                trouble(state, Screen.TroubleKind.INTERNAL, "S-105", Way.CALL_ATTENDANT, Way.BACK_HOME, Way.END);
        };
    }

    private static boolean asking(State state) {
        return state.screen() instanceof Screen.Working working && working.task() == Screen.Task.ASKING_DEPARTMENT;
    }

    private static boolean lookingUp(State state) {
        return state.screen() instanceof Screen.Working working && working.task() == Screen.Task.LOOKING_UP;
    }
}
