// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doorstep.catalog.item.Expr;
import org.doorstep.catalog.item.Fee;

/** What a run costs, each line with the rule that gave it. Amounts are fen. */
public record Fees(List<Line> lines) {
    public Fees {
        lines = List.copyOf(lines);
    }

    public record Line(Fee fee, long fen) {}

    public long totalFen() {
        return lines.stream().mapToLong(Line::fen).reduce(0, Math::addExact);
    }

    static Fees of(Run run, Survey survey, Expressions expressions) {
        List<Line> lines = new ArrayList<>();
        for (Fee fee : run.item().fees()) {
            if (fee.validity().on(run.today()) && survey.holds(fee.when())) {
                expressions
                        .evaluate(run.item(), fee.amount(), survey.scope())
                        .ifPresent(value -> lines.add(new Line(fee, fen(run, fee, value))));
            }
        }
        return new Fees(lines);
    }

    /** Whether all that the fees rest on is known and they come to nothing. */
    static boolean certainlyNothing(Run run, Survey survey, Expressions expressions) {
        boolean told = run.item().fees().stream()
                .filter(fee -> fee.validity().on(run.today()))
                .allMatch(fee -> {
                    Expr when = fee.when();
                    Optional<Boolean> due = when == null ? Optional.of(true) : survey.truth(when);
                    return due.filter(holds -> !holds).isPresent()
                            || (due.isPresent()
                                    && expressions
                                            .evaluate(run.item(), fee.amount(), survey.scope())
                                            .isPresent());
                });
        return told && of(run, survey, expressions).totalFen() == 0;
    }

    private static long fen(Run run, Fee fee, Value value) {
        long fen = switch (value) {
            case Value.Money(long amount) -> amount;
            case Value.Whole(long amount) -> amount;
            default -> -1;
        };
        if (fen < 0) {
            throw new ExpressionException(
                    "Item " + run.item().id() + ", fee " + fee.id() + ": the amount is no number of fen from 0 up");
        }
        return fen;
    }
}
