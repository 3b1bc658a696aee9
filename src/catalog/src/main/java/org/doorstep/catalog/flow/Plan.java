// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.doorstep.catalog.item.Action;
import org.doorstep.catalog.item.Identity;
import org.doorstep.catalog.item.Item;
import org.doorstep.catalog.item.Step;

/** What the engine adds to an item's steps, and which of them one can go back over. */
final class Plan {
    enum Way {
        /** One can come back to it. */
        STOP,
        /** One can go back over it; it is done again on the way forward. */
        PASS,
        /** No way back over it. */
        WALL
    }

    private Plan() {}

    static List<Step> of(Item item) {
        List<Step> steps = new ArrayList<>(item.steps());
        if (item.identity().level() == Identity.Level.NOBODY) {
            return List.copyOf(steps);
        }
        int card = position(steps, Action.ReadId.class::isInstance);
        if (card < 0) {
            card = 0;
            steps.add(card, step("read-id", new Action.ReadId(), Step.OnFail.RETRY));
        }
        if (item.identity().level() == Identity.Level.CARD_AND_FACTOR
                && position(steps, Action.CheckIdentity.class::isInstance) < 0) {
            steps.add(card + 1, step("identity", new Action.CheckIdentity(), Step.OnFail.HUMAN));
        }
        return List.copyOf(steps);
    }

    static Way way(Action action) {
        return switch (action) {
            case Action.ShowNotice ignored -> Way.STOP;
            case Action.Form ignored -> Way.STOP;
            case Action.Show ignored -> Way.STOP;
            case Action.ShowGuide ignored -> Way.STOP;
            case Action.Follow ignored -> Way.STOP;
            case Action.CheckAnswers ignored -> Way.STOP;
            case Action.Query ignored -> Way.PASS;
            case Action.Sign ignored -> Way.PASS;
            case Action.ReadId ignored -> Way.WALL;
            case Action.CheckIdentity ignored -> Way.WALL;
            case Action.CheckFace ignored -> Way.WALL;
            case Action.Pay ignored -> Way.WALL;
            case Action.Print ignored -> Way.WALL;
            case Action.Submit ignored -> Way.WALL;
            case Action.Notify ignored -> Way.WALL;
            case Action.Rate ignored -> Way.WALL;
        };
    }

    private static Step step(String id, Action action, Step.OnFail onFail) {
        return new Step(id, action, null, onFail, Step.Compensation.NONE);
    }

    private static int position(List<Step> steps, Predicate<Action> wanted) {
        for (int i = 0; i < steps.size(); i++) {
            if (wanted.test(steps.get(i).action())) {
                return i;
            }
        }
        return -1;
    }
}
