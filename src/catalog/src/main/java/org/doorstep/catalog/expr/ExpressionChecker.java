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
import org.doorstep.catalog.mistake.Mistake;

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
                    yield List.of(ExpressionFault.at(
                            0, not(expected), type.name().replace("google.protobuf.Timestamp", "date")));
                }
                Optional<String> missing =
                        right.lists().stream().filter(lists.negate()).findFirst();
                if (missing.filter(WorkCalendar.ID::equals).isPresent()) {
                    yield List.of(ExpressionFault.at(0, Mistake.EXPR_CALENDAR));
                }
                if (missing.isPresent()) {
                    yield List.of(ExpressionFault.at(0, Mistake.EXPR_LIST, missing.get()));
                }
                Set<String> early = new TreeSet<>();
                for (String name : right.names()) {
                    Vocabulary.Name is = profile.vocabulary().names().get(name);
                    if (is != null && !name.equals("today") && !known.contains(is.path())) {
                        early.add(name);
                    }
                }
                yield early.stream()
                        .map(name -> ExpressionFault.at(0, Mistake.EXPR_EARLY, name))
                        .toList();
            }
        };
    }

    private static Mistake not(FieldType.Kind kind) {
        return switch (kind) {
            case TEXT -> Mistake.EXPR_NOT_TEXT;
            case NUMBER -> Mistake.EXPR_NOT_NUMBER;
            case MONEY -> Mistake.EXPR_NOT_FEN;
            case DATE, MONTH -> Mistake.EXPR_NOT_DATE;
            case TRUTH -> Mistake.EXPR_NOT_TRUTH;
        };
    }
}
