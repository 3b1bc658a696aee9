// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.flow;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import org.doorstep.catalog.item.Action;
import org.doorstep.catalog.item.FieldType;

/** Reads what a department writes as text: whole numbers, fen, {@code 2026-03-01}, {@code 2026-03}, {@code true}. */
final class Facts {
    private Facts() {}

    /** The value of {@code kind} that {@code written} says; empty when it does not say one. */
    static Optional<Value> read(TextValue written, FieldType.Kind kind) {
        if (kind == FieldType.Kind.TEXT) {
            return Optional.of(written);
        }
        String text = written.reveal();
        try {
            return switch (kind) {
                case TEXT -> Optional.of(written);
                case NUMBER -> Optional.of(new Value.Whole(Long.parseLong(text)));
                case MONEY -> Optional.of(new Value.Money(Long.parseLong(text)));
                case DATE -> Optional.of(new Value.Day(LocalDate.parse(text)));
                case MONTH -> Optional.of(new Value.Day(YearMonth.parse(text).atDay(1)));
                case TRUTH -> truth(text);
            };
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Value> truth(String text) {
        return switch (text) {
            case "true" -> Optional.of(new Value.Truth(true));
            case "false" -> Optional.of(new Value.Truth(false));
            default -> Optional.empty();
        };
    }

    /** Whether the answer carries every fact and column of the query, each as its kind is written. */
    static boolean complete(Action.Query query, StepResult.Found found) {
        return query.facts().stream().allMatch(fact -> readable(fact, found.facts()))
                && found.rows().stream()
                        .allMatch(row -> query.columns().stream().allMatch(column -> readable(column, row)));
    }

    private static boolean readable(Action.Fact fact, Map<String, TextValue> values) {
        TextValue written = values.get(fact.id());
        return written != null && read(written, fact.kind()).isPresent();
    }
}
