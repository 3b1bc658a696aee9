// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.flow;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.doorstep.catalog.Language;
import org.doorstep.catalog.Phrases;
import org.doorstep.catalog.item.CodeTable;
import org.doorstep.catalog.item.Field;
import org.doorstep.catalog.item.FieldType;
import org.doorstep.catalog.item.View;
import org.doorstep.contract.Masks;

/** How values are written for people: the one place for dates, money and masks of the catalog's values. Any thread. */
public final class Display {
    private final Phrases phrases;
    private final CodeTables tables;

    public Display(Phrases phrases) {
        this(phrases, CodeTables.NONE);
    }

    /** @param tables where the labels of codes are looked up */
    public Display(Phrases phrases, CodeTables tables) {
        this.phrases = phrases;
        this.tables = tables;
    }

    /** {@code 12.50} for 1,250 fen. */
    public static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    /** A value as text, unmasked; the caller wipes it. A text that does not read as {@code kind} is given as it stands. */
    public TextValue text(Value value, FieldType.Kind kind, Language language) {
        return switch (value) {
            case TextValue written -> {
                Optional<Value> read = kind == FieldType.Kind.TEXT ? Optional.empty() : Facts.read(written, kind);
                yield read.map(v -> typed(v, kind, language)).orElseGet(() -> TextValue.taking(written.copy()));
            }
            default -> typed(value, kind, language);
        };
    }

    /** An answer as text, unmasked; codes become the labels of their options. The caller wipes it. */
    public TextValue answer(Field field, Value value, Language language) {
        return switch (value) {
            case Value.Choice(String code)
            when field.type() instanceof FieldType.CodeList(String list) -> TextValue.of(trail(list, code, language));
            case Value.Choice(String code) -> TextValue.of(label(field.type(), code, language));
            case Value.Choices(var codes) ->
                TextValue.of(String.join(
                        phrases.in(language, "show.join"),
                        codes.stream()
                                .map(code -> label(field.type(), code, language))
                                .toList()));
            default ->
                text(value, field.type() instanceof FieldType.Computed c ? c.kind() : FieldType.Kind.TEXT, language);
        };
    }

    /** What may be read over a shoulder. */
    public static String masked(TextValue value, View.Mask mask) {
        return switch (mask) {
            case NONE -> value.reveal();
            case NAME -> Masks.name(new Characters(value));
            case ID_NUMBER -> Masks.idNumber(new Characters(value));
            case PHONE -> Masks.phone(new Characters(value));
        };
    }

    private TextValue typed(Value value, FieldType.Kind kind, Language language) {
        return switch (value) {
            case TextValue text -> TextValue.taking(text.copy());
            case Value.Whole(long n) -> TextValue.of(Long.toString(n));
            case Value.Money(long fen) -> TextValue.of(phrases.in(language, "show.money", yuan(fen)));
            case Value.Day(LocalDate day) ->
                TextValue.of(kind == FieldType.Kind.MONTH ? phrases.month(language, day) : phrases.day(language, day));
            case Value.Period(LocalDate from, LocalDate until) ->
                TextValue.of(
                        phrases.in(language, "show.period", phrases.day(language, from), phrases.day(language, until)));
            case Value.Truth(boolean holds) -> TextValue.of(phrases.in(language, holds ? "show.yes" : "show.no"));
            case Value.Choice(String code) -> TextValue.of(code);
            case Value.Choices(var codes) -> TextValue.of(String.join(phrases.in(language, "show.join"), codes));
            case Value.None() -> TextValue.of(phrases.in(language, "show.none"));
            case Value.Place(String region, TextValue line) -> place(region, line, language);
            case Value.Rows(var rows) -> TextValue.of(Integer.toString(rows.size()));
            case Value.Bytes ignored -> TextValue.of("");
        };
    }

    /** From the top down; a code that the release does not know stands as it is. */
    private String trail(String list, String code, Language language) {
        List<String> labels = tables.table(list).map(table -> table.trail(code)).orElse(List.of()).stream()
                .map(entry -> entry.label().in(language))
                .toList();
        return labels.isEmpty() ? code : String.join(language == Language.ZH_CN ? "" : ", ", labels);
    }

    private TextValue place(String region, TextValue line, Language language) {
        String link = language == Language.ZH_CN || line.isBlank() ? "" : ", ";
        String head = trail(CodeTable.REGIONS, region, language) + link;
        char[] rest = line.copy();
        char[] whole = Arrays.copyOf(head.toCharArray(), head.length() + rest.length);
        System.arraycopy(rest, 0, whole, head.length(), rest.length);
        Arrays.fill(rest, '\0');
        return TextValue.taking(whole);
    }

    private static String label(FieldType type, String code, Language language) {
        List<FieldType.Option> options = switch (type) {
            case FieldType.Choice choice -> choice.options();
            case FieldType.Multi multi -> multi.options();
            default -> List.<FieldType.Option>of();
        };
        return options.stream()
                .filter(option -> option.code().equals(code))
                .findFirst()
                .map(option -> option.label().in(language))
                .orElse(code);
    }

    /** Reads a text in place, so that masking leaves no copy of it. */
    private record Characters(TextValue text) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            return text.at(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.part(start, end);
        }

        @Override
        public String toString() {
            return text.reveal();
        }
    }
}
