// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.flow;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.doorstep.catalog.item.Item;
import org.doorstep.catalog.item.Step;
import org.jspecify.annotations.Nullable;

/**
 * One resident doing one item, at one moment. Immutable; {@link FlowEngine} makes the next one. It owns the values it was
 * given and those it replaced: {@link #wipe} on the last run of a session overwrites them all, also those that earlier
 * runs of it share.
 */
public final class Run {
    private final Item item;
    private final List<Step> plan;
    private final LocalDate today;
    private final Place place;
    private final SequencedMap<String, Value> answers;
    private final SequencedMap<String, StepResult> results;
    private final List<Value> held;
    private final boolean passing;

    /** Where it stands. */
    sealed interface Place {
        /**
         * @param page empty unless the step is a form
         * @param until id of the step to come back to after one page was changed; empty otherwise
         */
        record At(String step, String page, String until) implements Place {}

        record Ended(Position.Finished how) implements Place {}
    }

    Run(
            Item item,
            List<Step> plan,
            LocalDate today,
            Place place,
            SequencedMap<String, Value> answers,
            SequencedMap<String, StepResult> results,
            List<Value> held,
            boolean passing) {
        this.item = item;
        this.plan = plan;
        this.today = today;
        this.place = place;
        this.answers = answers;
        this.results = results;
        this.held = held;
        this.passing = passing;
    }

    /** Pinned from the first touch to the receipt. */
    public Item item() {
        return item;
    }

    /** The item's steps with those that the engine put in. */
    public List<Step> plan() {
        return plan;
    }

    /** The day on which it began. */
    public LocalDate today() {
        return today;
    }

    /** What each step gave, by step id, in the order of their ends. */
    public Map<String, StepResult> results() {
        return results;
    }

    /** The card that was read; empty before. */
    public Optional<Card> card() {
        return last(StepResult.CardRead.class).map(StepResult.CardRead::card);
    }

    /** The department's answer; empty before or when it had no record. */
    public Optional<StepResult.Found> found() {
        return last(StepResult.Found.class);
    }

    /** Overwrites every value this run or one before it was given. Idempotent. The run is of no use afterwards. */
    public void wipe() {
        held.forEach(Value::wipe);
    }

    /** Whether pages on which nothing is missing are passed over. */
    boolean passing() {
        return passing;
    }

    Place place() {
        return place;
    }

    /** Every answer ever given, also those of pages that no longer count. */
    SequencedMap<String, Value> allAnswers() {
        return answers;
    }

    Run at(Place next) {
        return new Run(item, plan, today, next, answers, results, held, passing);
    }

    Run with(Step step, StepResult result, Iterable<? extends Value> values) {
        SequencedMap<String, StepResult> more = new LinkedHashMap<>(results);
        more.remove(step.id());
        more.put(step.id(), result);
        return new Run(item, plan, today, place, answers, more, holding(values), passing);
    }

    /** Replaces the answers to {@code asked} by {@code given}. */
    Run answered(List<String> asked, Map<String, Value> given) {
        SequencedMap<String, Value> more = new LinkedHashMap<>(answers);
        asked.forEach(more::remove);
        more.putAll(given);
        return new Run(item, plan, today, place, more, results, holding(given.values()), passing);
    }

    private List<Value> holding(Iterable<? extends Value> values) {
        List<Value> more = new ArrayList<>(held);
        values.forEach(more::add);
        return List.copyOf(more);
    }

    private <R extends StepResult> Optional<R> last(Class<R> kind) {
        @Nullable R found = null;
        for (StepResult result : results.values()) {
            if (kind.isInstance(result)) {
                found = kind.cast(result);
            }
        }
        return Optional.ofNullable(found);
    }

    @Override
    public String toString() {
        return "Run[" + item.id() + " " + item.version() + "]";
    }
}
