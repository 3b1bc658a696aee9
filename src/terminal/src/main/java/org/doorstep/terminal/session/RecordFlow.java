// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import static org.doorstep.terminal.session.Moves.trouble;

import org.doorstep.catalog.flow.StepResult;
import org.doorstep.terminal.session.Screen.Way;

/** What the department answered while the resident waits for it; an answer that nobody waits for changes nothing. */
final class RecordFlow {
    private final RunFlow runs;

    RecordFlow(RunFlow runs) {
        this.runs = runs;
    }

    Step came(State state, StepResult.Found found) {
        return asking(state) ? runs.advance(state, found) : Step.of(state);
    }

    Step refused(State state, Event.RecordTrouble why) {
        boolean lookingUp = Moves.working(state, Screen.Task.LOOKING_UP);
        if (!asking(state) && !lookingUp) {
            return Step.of(state);
        }
        return switch (why) {
            case NO_RECORD ->
                lookingUp
                        ? trouble(state, Screen.TroubleKind.ITEM_GONE, "S-111", Way.BACK_HOME, Way.CALL_ATTENDANT)
                        : runs.advance(state, new StepResult.NoRecord());
            case GRANT_REFUSED -> runs.checks.chooseAgain(state);
            case NETWORK_GONE -> Moves.networkGone(state);
            case DEPARTMENT_SILENT, DEPARTMENT_DOWN -> Moves.departmentSilent(state);
            case BAD_ANSWER ->
                trouble(state, Screen.TroubleKind.INTERNAL, "S-105", Way.CALL_ATTENDANT, Way.BACK_HOME, Way.END);
        };
    }

    private static boolean asking(State state) {
        return Moves.working(state, Screen.Task.ASKING_DEPARTMENT);
    }
}
