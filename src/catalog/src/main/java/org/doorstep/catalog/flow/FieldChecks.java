// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.catalog.Phrases;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.item.CodeTable;
import org.doorstep.catalog.item.Field;
import org.doorstep.catalog.item.FieldType;
import org.doorstep.contract.IdNumbers;
import org.jspecify.annotations.Nullable;

/** Whether an answer is one that its field takes. Messages name the field and the remedy, never the value. */
final class FieldChecks {
    /** Code points of the line below a region. */
    static final int MOST_IN_LINE = 100;

    private final Phrases phrases;
    private final CodeTables tables;

    /** @param tables a list that it does not know takes any code */
    FieldChecks(Phrases phrases, CodeTables tables) {
        this.phrases = phrases;
        this.tables = tables;
    }

    List<Advance.FieldProblem> problems(List<Field> fields, Map<String, Value> given) {
        List<Advance.FieldProblem> problems = new ArrayList<>();
        for (Field field : fields) {
            problem(field, given.get(field.id()))
                    .ifPresent(message -> problems.add(new Advance.FieldProblem(field.id(), message)));
        }
        return problems;
    }

    /** Only what is given and cannot stand; what is missing is not looked for. */
    List<Advance.FieldProblem> unfit(List<Field> fields, Map<String, Value> given) {
        return problems(
                fields.stream().filter(field -> given.containsKey(field.id())).toList(), given);
    }

    private Optional<Text> problem(Field field, @Nullable Value value) {
        if (!field.type().asked()) {
            return value == null ? Optional.empty() : mismatch(field);
        }
        if (value == null || (value instanceof TextValue text && text.isEmpty())) {
            return field.required() ? Optional.of(missing(field)) : Optional.empty();
        }
        return check(field, value);
    }

    private Text missing(Field field) {
        boolean chosen = field.type() instanceof FieldType.Choice
                || field.type() instanceof FieldType.Multi
                || field.type() instanceof FieldType.CodeList;
        return phrases.text(chosen ? "answer.choose" : "answer.required", field.label());
    }

    private Optional<Text> check(Field field, Value value) {
        Text label = field.label();
        return switch (field.type()) {
            case FieldType.Line line
            when value instanceof TextValue text ->
                unless(text.codePoints() <= line.max(), "answer.too-long", label, line.max());
            case FieldType.Whole number
            when value instanceof Value.Whole(long n) ->
                unless(n >= number.min() && n <= number.max(), "answer.range", label, number.min(), number.max());
            case FieldType.Money money
            when value instanceof Value.Money(long fen) ->
                unless(
                        fen >= money.minFen() && fen <= money.maxFen(),
                        "answer.range",
                        label,
                        Display.yuan(money.minFen()),
                        Display.yuan(money.maxFen()));
            case FieldType.Date ignored when value instanceof Value.Day -> Optional.empty();
            case FieldType.Period ignored
            when value instanceof Value.Period(var from, var until) ->
                unless(!until.isBefore(from), "answer.period", label);
            case FieldType.Choice choice
            when value instanceof Value.Choice(String code) ->
                unless(has(choice.options(), code), "answer.option", label);
            case FieldType.Multi multi
            when value instanceof Value.Choices(List<String> codes) -> many(multi, codes, label);
            case FieldType.CodeList(String list)
            when value instanceof Value.Choice(String code) ->
                unless(
                        !code.isEmpty()
                                && tables.table(list)
                                        .map(table -> table.innermost(code))
                                        .orElse(true),
                        code.isEmpty() ? "answer.choose" : "answer.option",
                        label);
            case FieldType.Address address when value instanceof Value.Place place -> place(address, place, label);
            case FieldType.Phone phone when value instanceof Value.None && phone.noneAllowed() -> Optional.empty();
            case FieldType.Phone ignored when value instanceof TextValue text -> unless(mobile(text), "answer.phone");
            case FieldType.IdNumber ignored
            when value instanceof TextValue text -> unless(idNumber(text), "answer.id-number");
            case FieldType.Account account
            when value instanceof TextValue text ->
                unless(
                        digits(text) && text.length() >= account.minDigits() && text.length() <= account.maxDigits(),
                        "answer.account",
                        label,
                        account.minDigits(),
                        account.maxDigits());
            case FieldType.Upload upload
            when value instanceof Value.Bytes(byte[] bytes) ->
                unless(bytes.length <= upload.maxBytes(), "answer.too-large", label);
            case FieldType.Repeat repeat when value instanceof Value.Rows(var rows) -> repeated(repeat, rows, label);
            case FieldType.IdCard ignored when value instanceof Value.Rows -> Optional.empty();
            case FieldType.Face ignored when value instanceof Value.Truth -> Optional.empty();
            case FieldType.Signature ignored when value instanceof Value.Bytes -> Optional.empty();
            case FieldType.Photo ignored when value instanceof Value.Bytes -> Optional.empty();
            case FieldType.Scan ignored when value instanceof Value.Bytes -> Optional.empty();
            default -> mismatch(field);
        };
    }

    private Optional<Text> place(FieldType.Address address, Value.Place place, Text label) {
        if (place.region().isEmpty()) {
            return Optional.of(phrases.text("answer.choose", label));
        }
        boolean deepEnough = tables.table(CodeTable.REGIONS)
                .map(table -> {
                    int level = table.trail(place.region()).size();
                    return level == address.depth()
                            || (level > 0 && level < address.depth() && table.innermost(place.region()));
                })
                .orElse(true);
        if (!deepEnough) {
            return Optional.of(phrases.text("answer.place", label));
        }
        return unless(place.line().codePoints() <= MOST_IN_LINE, "answer.too-long", label, MOST_IN_LINE);
    }

    private Optional<Text> many(FieldType.Multi multi, List<String> codes, Text label) {
        if (!codes.stream().allMatch(code -> has(multi.options(), code))) {
            return Optional.of(phrases.text("answer.option", label));
        }
        boolean distinct = codes.stream().distinct().count() == codes.size();
        return unless(
                distinct && codes.size() >= multi.min() && codes.size() <= multi.max(),
                "answer.count",
                label,
                multi.min(),
                multi.max());
    }

    private Optional<Text> repeated(FieldType.Repeat repeat, List<Map<String, Value>> rows, Text label) {
        if (rows.size() < repeat.min() || rows.size() > repeat.max()) {
            return Optional.of(phrases.text("answer.rows", label, repeat.min(), repeat.max()));
        }
        return rows.stream()
                .flatMap(row -> problems(repeat.fields(), row).stream())
                .map(Advance.FieldProblem::message)
                .findFirst();
    }

    private static boolean has(List<FieldType.Option> options, String code) {
        return options.stream().anyMatch(option -> option.code().equals(code));
    }

    private static boolean digits(TextValue text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.at(i) < '0' || text.at(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean mobile(TextValue text) {
        return text.length() == 11 && text.at(0) == '1' && digits(text);
    }

    private static boolean idNumber(TextValue text) {
        char[] copy = text.copy();
        try {
            return IdNumbers.valid(copy);
        } finally {
            Arrays.fill(copy, '\0');
        }
    }

    private Optional<Text> unless(boolean right, String key, Object... arguments) {
        return right ? Optional.empty() : Optional.of(phrases.text(key, arguments));
    }

    private static Optional<Text> mismatch(Field field) {
        throw new IllegalArgumentException("Field " + field.id() + " does not take this kind of value");
    }
}
