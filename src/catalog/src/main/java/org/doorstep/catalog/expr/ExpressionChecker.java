// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.expr;

import dev.cel.common.types.CelType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.doorstep.catalog.item.Expr;
import org.doorstep.catalog.item.FieldType;
import org.doorstep.catalog.item.Item;
import org.doorstep.catalog.item.WorkCalendar;

/** Checks the expressions of one item, at publish. Not for use by several threads at once. */
public final class ExpressionChecker {
    private final Profile profile;
    private final Predicate<String> lists;

    /** A checker that takes every code list to be there. */
    public ExpressionChecker(Item item) {
        this(item, list -> true);
    }

    /** @param lists whether there is a code list of this id; asked for the calendar as {@value WorkCalendar#ID} */
    public ExpressionChecker(Item item, Predicate<String> lists) {
        this.profile = new Profile(Vocabulary.of(item));
        this.lists = lists;
    }

    /**
     * @param expected what it must give
     * @param known paths that are known where it is evaluated, such as {@code answers.phone}; {@code today} always is
     * @return what is wrong; empty when nothing is
     */
    public List<ExpressionFault> check(Expr expression, FieldType.Kind expected, Set<String> known) {
        return switch (profile.check(expression.source())) {
            case Profile.Checked.Wrong(List<ExpressionFault> faults) -> faults;
            case Profile.Checked.Right right -> {
                CelType type = right.tree().getResultType();
                if (!type.equals(Vocabulary.kind(expected))) {
                    yield List.of(new ExpressionFault(
                            0,
                            "gives " + type.name().replace("google.protobuf.Timestamp", "date"),
                            "It must give " + wanted(expected) + "."));
                }
                Optional<String> missing =
                        right.lists().stream().filter(lists.negate()).findFirst();
                if (missing.filter(WorkCalendar.ID::equals).isPresent()) {
                    yield List.of(new ExpressionFault(
                            0,
                            "counts working days, and there is no calendar here",
                            "Add calendar.yaml with the public holidays of the year."));
                }
                if (missing.isPresent()) {
                    yield List.of(new ExpressionFault(
                            0,
                            "looks into “" + missing.get() + "”, which is no code list here",
                            "Add lists/" + missing.get() + ".yaml, or name a list that is there."));
                }
                Set<String> early = new TreeSet<>();
                for (String name : right.names()) {
                    Vocabulary.Name is = profile.vocabulary().names().get(name);
                    if (is != null && !name.equals("today") && !known.contains(is.path())) {
                        early.add(name);
                    }
                }
                yield early.stream()
                        .map(name -> new ExpressionFault(
                                0,
                                "uses “" + name + "” before it is known",
                                "Ask for it on an earlier page, or move this step behind it."))
                        .toList();
            }
        };
    }

    private static String wanted(FieldType.Kind kind) {
        return switch (kind) {
            case TEXT -> "a text";
            case NUMBER -> "a whole number";
            case MONEY -> "whole fen";
            case DATE, MONTH -> "a date";
            case TRUTH -> "true or false";
        };
    }
}
