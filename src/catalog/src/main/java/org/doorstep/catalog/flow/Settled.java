// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.flow;

import java.util.List;
import org.doorstep.catalog.item.Action;
import org.doorstep.catalog.item.Example.Ending;
import org.doorstep.catalog.item.Identity;
import org.doorstep.catalog.item.Step;

/** Matches a result with the step it belongs to. */
sealed interface Settled {
    record Taken(Run run) implements Settled {}

    record Ends(Run run, Position.Finished how) implements Settled {}

    /** A department's answer that lacks a fact or writes one in another way than agreed. */
    record Unreadable() implements Settled {}

    record OtherHolder() implements Settled {}

    static Settled of(Run run, Step step, StepResult result) {
        return switch (step.action()) {
            case Action.ReadId ignored
            when result instanceof StepResult.CardRead(Card card) ->
                new Taken(run.with(step, result, card.values().toList()));
            case Action.CheckIdentity ignored
            when result instanceof StepResult.Identified(Identity.Method method)
                    && run.item().identity().methods().contains(method) -> taken(run, step, result);
            case Action.Query query when result instanceof StepResult.Found found -> found(run, step, query, found);
            case Action.Query query
            when result instanceof StepResult.NoRecord ->
                new Ends(run.with(step, result, List.of()), new Position.Finished(Ending.NO_RECORD, query.noRecord()));
            case Action.ShowNotice ignored when result instanceof StepResult.Confirmed -> taken(run, step, result);
            case Action.CheckFace ignored when result instanceof StepResult.Confirmed -> taken(run, step, result);
            case Action.Show ignored when result instanceof StepResult.Confirmed -> taken(run, step, result);
            case Action.ShowGuide ignored when result instanceof StepResult.Confirmed -> taken(run, step, result);
            case Action.Follow ignored when result instanceof StepResult.Followed -> taken(run, step, result);
            case Action.CheckAnswers ignored when result instanceof StepResult.Confirmed -> taken(run, step, result);
            case Action.Notify ignored when result instanceof StepResult.Confirmed -> taken(run, step, result);
            case Action.Sign ignored
            when result instanceof StepResult.Signed(Value.Bytes signature) ->
                new Taken(run.with(step, result, List.of(signature)));
            case Action.Pay ignored when result instanceof StepResult.Paid -> taken(run, step, result);
            case Action.Print ignored when result instanceof StepResult.Printed -> taken(run, step, result);
            case Action.Submit ignored when result instanceof StepResult.Submitted -> taken(run, step, result);
            case Action.Rate ignored when result instanceof StepResult.Rated -> taken(run, step, result);
            default -> throw notOf(step, result);
        };
    }

    static IllegalArgumentException notOf(Step step, StepResult result) {
        return new IllegalArgumentException(
                "Step " + step.id() + " cannot end in " + result.getClass().getSimpleName());
    }

    private static Settled taken(Run run, Step step, StepResult result) {
        return new Taken(run.with(step, result, List.of()));
    }

    private static Settled found(Run run, Step step, Action.Query query, StepResult.Found found) {
        if (query.about() == Action.About.HOLDER && !ofCard(run, found)) {
            found.values().forEach(Value::wipe);
            return new OtherHolder();
        }
        if (!Facts.complete(query, found)) {
            found.values().forEach(Value::wipe);
            return new Unreadable();
        }
        return new Taken(run.with(step, found, found.values().toList()));
    }

    private static boolean ofCard(Run run, StepResult.Found found) {
        StepResult.Holder holder = found.holder();
        return holder != null
                && run.card()
                        .filter(card -> card.idNumber().equals(holder.idNumber())
                                && card.name().equals(holder.name()))
                        .isPresent();
    }
}
