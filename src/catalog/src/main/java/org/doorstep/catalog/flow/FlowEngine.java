// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.flow;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.catalog.Phrases;
import org.doorstep.catalog.item.Action;
import org.doorstep.catalog.item.Example.Ending;
import org.doorstep.catalog.item.Field;
import org.doorstep.catalog.item.Item;
import org.doorstep.catalog.item.Page;
import org.doorstep.catalog.item.Step;

/**
 * Computes where a run goes. Stateless and pure: the same run and result give the same next run; any thread.
 *
 * <p>The engine keeps the promises that no item may break: identity comes before anything else where the item asks for a
 * level; a department's answer about another holder than the card's is not taken; there is no way back over a payment, a
 * print or a submission.
 */
public final class FlowEngine {
    private final Expressions expressions;
    private final Phrases phrases;
    private final CodeTables tables;
    private final FieldChecks checks;

    /** An engine that knows no code lists: it takes any code, and {@code lookup} stays unknown. */
    public FlowEngine(Expressions expressions, Phrases phrases) {
        this(expressions, phrases, CodeTables.NONE);
    }

    /** @param tables of the release whose items it runs; a list that it does not know takes any code */
    public FlowEngine(Expressions expressions, Phrases phrases, CodeTables tables) {
        this.expressions = expressions;
        this.phrases = phrases;
        this.tables = tables;
        this.checks = new FieldChecks(phrases, tables);
    }

    /** The same engine over the code lists of another release. */
    public FlowEngine with(CodeTables other) {
        return new FlowEngine(expressions, phrases, other);
    }

    /** The item's steps, with card and second factor put in where its identity level asks for them and it has none. */
    public static List<Step> plan(Item item) {
        return Plan.of(item);
    }

    /** A run at its first step. */
    public Run begin(Item item, LocalDate today) {
        return begin(item, today, Map.of(), false);
    }

    /**
     * A run for a correction: the old answers stand, and a page on which nothing is missing or wrong is passed over, so
     * that the resident comes to {@code check-answers} and changes there what must be changed. An answer whose field the
     * item does not have any more, or does not take any more, is left out and wiped. So is that of a field which the
     * resident cannot change: it is read anew, from the card of today.
     *
     * @param old by field id; the run takes them over
     */
    public Run correct(Item item, LocalDate today, Map<String, Value> old) {
        Map<String, Value> standing = new LinkedHashMap<>();
        old.forEach((id, value) -> {
            if (item.field(id).filter(field -> takes(field, value)).isPresent()) {
                standing.put(id, value);
            } else {
                value.wipe();
            }
        });
        return begin(item, today, standing, true);
    }

    private Survey survey(Run run) {
        return Survey.of(run, expressions, tables);
    }

    private boolean takes(Field field, Value value) {
        try {
            return field.type().asked()
                    && !field.readOnly()
                    && checks.unfit(List.of(field), Map.of(field.id(), value)).isEmpty();
        } catch (IllegalArgumentException anotherType) {
            return false;
        }
    }

    private Run begin(Item item, LocalDate today, Map<String, Value> answers, boolean passing) {
        Run fresh = new Run(
                item,
                plan(item),
                today,
                new Run.Place.Ended(new Position.Finished(Ending.COMPLETED, null)),
                new LinkedHashMap<>(answers),
                new LinkedHashMap<>(),
                List.copyOf(answers.values()),
                passing);
        return enter(fresh, survey(fresh), 0);
    }

    public Position position(Run run) {
        return switch (run.place()) {
            case Run.Place.Ended(Position.Finished how) -> how;
            case Run.Place.At at -> {
                Survey survey = survey(run);
                yield Described.at(survey, index(survey, at));
            }
        };
    }

    /**
     * Takes the result of the step at which the run is.
     *
     * @throws IllegalArgumentException when the result is not one of this step, which is a fault of the caller
     */
    public Advance advance(Run run, StepResult result) {
        Survey survey = survey(run);
        Survey.Stop stop = current(run, survey);
        if (result instanceof StepResult.Failed) {
            return failed(run, stop);
        }
        if (stop.page() != null) {
            return page(run, stop, result);
        }
        return switch (Settled.of(run, stop.step(), result)) {
            case Settled.Taken taken -> new Advance.Moved(onward(taken.run()));
            case Settled.Ends ends -> new Advance.Moved(ends.run().at(new Run.Place.Ended(ends.how())));
            case Settled.Unreadable ignored -> failed(run, stop);
            case Settled.OtherHolder ignored -> new Advance.HolderDiffers(run, stop.step());
        };
    }

    /**
     * One stop back, or from a page that is changed to the step it is changed from; empty where there is none: at the
     * start, at the end, and behind a step that cannot be undone.
     */
    public Optional<Run> back(Run run) {
        if (!(run.place() instanceof Run.Place.At at)) {
            return Optional.empty();
        }
        Survey survey = survey(run);
        Optional<Survey.Stop> changedFrom = survey.stops().stream()
                .filter(stop -> stop.step().id().equals(at.until()))
                .findFirst();
        if (changedFrom.isPresent()) {
            return Optional.of(run.at(changedFrom.get().place("")));
        }
        for (int i = index(survey, at) - 1; i >= 0; i--) {
            Survey.Stop stop = survey.stops().get(i);
            switch (Plan.way(stop.step().action())) {
                case STOP -> {
                    return Optional.of(run.at(stop.place("")));
                }
                case PASS -> {}
                case WALL -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /**
     * From a {@code check-answers} step to the page of one answer. After it is answered the run comes back, by way of any
     * page that the change has brought up.
     *
     * @throws IllegalArgumentException when the run is not at such a step or the page is not among those shown
     */
    public Run edit(Run run, String pageId) {
        Survey survey = survey(run);
        Survey.Stop check = current(run, survey);
        if (!(check.step().action() instanceof Action.CheckAnswers)) {
            throw new IllegalArgumentException("Answers are changed from a check-answers step only");
        }
        return survey.stops().stream()
                .filter(stop -> stop.page() != null && stop.page().id().equals(pageId))
                .findFirst()
                .map(stop -> run.at(stop.place(check.step().id())))
                .orElseThrow(() -> new IllegalArgumentException("Page " + pageId + " is not shown in this run"));
    }

    /** What was answered and counts, in the order of the form, for {@code check-answers} and {@code submit}. */
    public List<Answered> answers(Run run) {
        Survey survey = survey(run);
        List<Answered> given = new ArrayList<>();
        for (Survey.Stop stop : survey.stops()) {
            Page page = stop.page();
            if (page != null) {
                for (Field field : stop.fields()) {
                    Value value = survey.answers().get(field.id());
                    if (value != null) {
                        given.add(new Answered(page, field, value));
                    }
                }
            }
        }
        return List.copyOf(given);
    }

    /** One answer that counts. */
    public record Answered(Page page, Field field, Value value) {}

    /** What the item costs with the answers given so far. */
    public Fees fees(Run run) {
        return Fees.of(run, survey(run), expressions);
    }

    /** What the run knows by path, for views and documents. */
    public Scope scope(Run run) {
        return survey(run).scope();
    }

    /** Whether a condition of a document's part holds; one that rests on something unknown does not. */
    public boolean holds(Run run, org.doorstep.catalog.item.Expr condition) {
        return survey(run).holds(condition);
    }

    private Advance page(Run run, Survey.Stop stop, StepResult result) {
        if (!(result instanceof StepResult.PageAnswered(Map<String, Value> given))) {
            throw Settled.notOf(stop.step(), result);
        }
        List<String> asked = stop.fields().stream().map(Field::id).toList();
        if (!asked.containsAll(given.keySet())) {
            throw new IllegalArgumentException("Page " + place(run).page() + " does not show all of " + given.keySet());
        }
        List<Advance.FieldProblem> unfit = checks.unfit(stop.fields(), given);
        if (!unfit.isEmpty()) {
            return new Advance.Invalid(run, unfit);
        }
        Run answered = run.answered(asked, given);
        Survey after = survey(answered);
        List<Field> visible = after.stops().get(index(after, place(run))).fields();
        List<Advance.FieldProblem> problems = new ArrayList<>(checks.problems(visible, given));
        if (problems.isEmpty()) {
            visible.stream()
                    .filter(field -> after.answers().containsKey(field.id()))
                    .forEach(field -> after.broken(field)
                            .ifPresent(rule -> problems.add(new Advance.FieldProblem(field.id(), rule.message()))));
        }
        return problems.isEmpty() ? new Advance.Moved(onward(answered)) : new Advance.Invalid(run, problems);
    }

    private Advance failed(Run run, Survey.Stop stop) {
        return switch (stop.step().onFail()) {
            case RETRY -> new Advance.MayRetry(run, stop.step());
            case HUMAN -> new Advance.NeedsPerson(run, stop.step());
            case SKIP -> new Advance.Moved(onward(run.with(stop.step(), new StepResult.Failed(), List.of())));
            case ABORT -> new Advance.Moved(run.at(new Run.Place.Ended(new Position.Finished(Ending.ABORTED, null))));
        };
    }

    /** Past the stop at which {@code run} stands, whose result it has taken. */
    private Run onward(Run run) {
        Survey survey = survey(run);
        for (var rule : run.item().eligibility()) {
            if (!survey.truth(rule.test()).orElse(true)) {
                return run.at(new Run.Place.Ended(new Position.Finished(Ending.NOT_ELIGIBLE, rule.message())));
            }
        }
        Run.Place.At from = place(run);
        int next = index(survey, from) + 1;
        if (from.until().isEmpty()) {
            return enter(run, survey, next);
        }
        for (int i = next; i < survey.stops().size(); i++) {
            Survey.Stop stop = survey.stops().get(i);
            if (stop.step().id().equals(from.until())) {
                return run.at(stop.place(""));
            }
            if (stop.page() == null || survey.open(stop)) {
                return run.at(stop.place(from.until()));
            }
        }
        return enter(run, survey, next);
    }

    /** Stands at the stop {@code index} or the first after it that has something to do. */
    private Run enter(Run run, Survey survey, int index) {
        for (int i = index; i < survey.stops().size(); i++) {
            Survey.Stop stop = survey.stops().get(i);
            boolean nothingToPay = stop.step().action() instanceof Action.Pay
                    && Fees.of(run, survey, expressions).totalFen() == 0;
            boolean nothingToAsk = run.passing() && stop.page() != null && !survey.open(stop);
            if (!nothingToPay && !nothingToAsk) {
                return run.at(stop.place(""));
            }
        }
        return run.at(new Run.Place.Ended(new Position.Finished(Ending.COMPLETED, null)));
    }

    private static Survey.Stop current(Run run, Survey survey) {
        return survey.stops().get(index(survey, place(run)));
    }

    private static Run.Place.At place(Run run) {
        if (run.place() instanceof Run.Place.At at) {
            return at;
        }
        throw new IllegalArgumentException("The run of " + run.item().id() + " is at its end");
    }

    private static int index(Survey survey, Run.Place.At at) {
        int index = survey.indexOf(at);
        if (index < 0) {
            throw new ExpressionException("The conditions of step " + at.step() + " rest on its own result");
        }
        return index;
    }
}
