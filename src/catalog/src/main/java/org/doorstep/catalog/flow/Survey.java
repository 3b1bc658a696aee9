// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.doorstep.catalog.item.Action;
import org.doorstep.catalog.item.Expr;
import org.doorstep.catalog.item.Field;
import org.doorstep.catalog.item.FieldType;
import org.doorstep.catalog.item.Page;
import org.doorstep.catalog.item.Rule;
import org.doorstep.catalog.item.Step;
import org.jspecify.annotations.Nullable;

/**
 * The whole way through an item as far as it can be foreseen: every stop in order, and the answers that count. An answer
 * of a page that a later change has hidden does not count. A condition that rests on something unknown does not hold.
 */
final class Survey {
    /**
     * @param page null unless the step is a form
     * @param fields of the page that are shown
     */
    record Stop(Step step, @Nullable Page page, List<Field> fields) {
        boolean is(Run.Place.At at) {
            return step.id().equals(at.step()) && (page == null ? "" : page.id()).equals(at.page());
        }

        boolean counted() {
            return switch (step.action()) {
                case Action.ReadId ignored -> true;
                case Action.ShowNotice ignored -> true;
                case Action.CheckIdentity ignored -> true;
                case Action.CheckFace ignored -> true;
                case Action.Form ignored -> true;
                case Action.Show ignored -> true;
                case Action.ShowGuide ignored -> true;
                case Action.Follow ignored -> true;
                case Action.CheckAnswers ignored -> true;
                case Action.Sign ignored -> true;
                case Action.Pay ignored -> true;
                case Action.Print ignored -> true;
                case Action.Query ignored -> false;
                case Action.Submit ignored -> false;
                case Action.Notify ignored -> false;
                case Action.Rate ignored -> false;
            };
        }

        Run.Place.At place(String until) {
            return new Run.Place.At(step.id(), page == null ? "" : page.id(), until);
        }
    }

    private final Run run;
    private final Expressions expressions;
    private final List<Stop> stops = new ArrayList<>();
    private final SequencedMap<String, Value> answers = new LinkedHashMap<>();
    private final RunScope scope;

    private Survey(Run run, Expressions expressions, CodeTables tables) {
        this.run = run;
        this.expressions = expressions;
        this.scope = new RunScope(run, answers, tables);
    }

    static Survey of(Run run, Expressions expressions, CodeTables tables) {
        Survey survey = new Survey(run, expressions, tables);
        run.plan().forEach(survey::visit);
        return survey;
    }

    List<Stop> stops() {
        return stops;
    }

    /** The answers that count, computed ones included, in the order of the form. */
    SequencedMap<String, Value> answers() {
        return answers;
    }

    Scope scope() {
        return scope;
    }

    int indexOf(Run.Place.At at) {
        for (int i = 0; i < stops.size(); i++) {
            if (stops.get(i).is(at)) {
                return i;
            }
        }
        return -1;
    }

    int counted(int until) {
        return (int) stops.subList(0, until).stream().filter(Stop::counted).count();
    }

    boolean holds(@Nullable Expr condition) {
        return condition == null || truth(condition).orElse(false);
    }

    /** Empty when it cannot be told yet. */
    Optional<Boolean> truth(Expr condition) {
        return expressions.evaluate(run.item(), condition, scope).map(value -> {
            if (value instanceof Value.Truth(boolean holds)) {
                return holds;
            }
            throw new ExpressionException(
                    "Item " + run.item().id() + ": the condition " + condition.source() + " gives no true or false");
        });
    }

    /** Whether a page must be asked: an answer is missing, or one does not hold any more beside the others. */
    boolean open(Stop stop) {
        return stop.fields().stream()
                .anyMatch(field -> answers.containsKey(field.id())
                        ? broken(field).isPresent()
                        : field.required() && field.type().asked());
    }

    /** The constraint that the answer of {@code field} does not meet. */
    Optional<Rule> broken(Field field) {
        return field.constraints().stream()
                .filter(rule -> !truth(rule.test()).orElse(true))
                .findFirst();
    }

    private void visit(Step step) {
        if (!holds(step.when())
                || (step.action() instanceof Action.Pay && Fees.certainlyNothing(run, this, expressions))) {
            return;
        }
        if (step.action() instanceof Action.Form form) {
            walk(step, form);
        } else {
            stops.add(new Stop(step, null, List.of()));
        }
    }

    private void walk(Step step, Action.Form form) {
        List<Page> pages = form.pages().isEmpty()
                ? run.item().pages()
                : form.pages().stream()
                        .flatMap(id -> run.item().page(id).stream())
                        .toList();
        int i = 0;
        while (i < pages.size()) {
            Page page = pages.get(i);
            i++;
            if (holds(page.when())) {
                List<Field> shown = gather(page);
                if (!shown.isEmpty()) {
                    stops.add(new Stop(step, page, shown));
                }
                i = Math.max(i, branch(page, pages));
            }
        }
    }

    private int branch(Page page, List<Page> pages) {
        for (Page.Branch branch : page.next()) {
            if (holds(branch.when())) {
                for (int i = 0; i < pages.size(); i++) {
                    if (pages.get(i).id().equals(branch.page())) {
                        return i;
                    }
                }
            }
        }
        return 0;
    }

    private List<Field> gather(Page page) {
        List<Field> shown = new ArrayList<>();
        for (Field field : page.fields()) {
            if (holds(field.when())) {
                shown.add(field);
                valueOf(field).ifPresent(value -> answers.put(field.id(), value));
            }
        }
        return shown;
    }

    private Optional<Value> valueOf(Field field) {
        if (field.type() instanceof FieldType.Computed computed) {
            return expressions
                    .evaluate(run.item(), computed.expression(), scope)
                    .map(value -> computed.kind() == FieldType.Kind.MONEY && value instanceof Value.Whole(long fen)
                            ? new Value.Money(fen)
                            : value);
        }
        return Optional.ofNullable(run.allAnswers().get(field.id()));
    }
}
