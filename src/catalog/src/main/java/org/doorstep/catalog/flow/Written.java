// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.flow;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.doorstep.catalog.item.FieldType;

/**
 * Answers as one line of text, as a submission carries them and a correction reads them back: a code, whole fen, {@code
 * 2026-03-01}, {@code none} for 没有, codes parted by commas, {@code <region>/<line>} for an address.
 */
public final class Written {
    private static final String NONE = "none";

    private Written() {}

    /**
     * @return the text, which may be personal; the caller wipes it
     * @throws IllegalArgumentException for a value that is no single line, such as a picture
     */
    public static TextValue write(Value value) {
        return switch (value) {
            case TextValue text -> TextValue.taking(text.copy());
            case Value.Whole(long n) -> TextValue.of(Long.toString(n));
            case Value.Money(long fen) -> TextValue.of(Long.toString(fen));
            case Value.Day(LocalDate day) -> TextValue.of(day.toString());
            case Value.Period(LocalDate from, LocalDate until) -> TextValue.of(from + "/" + until);
            case Value.Truth(boolean holds) -> TextValue.of(Boolean.toString(holds));
            case Value.Choice(String code) -> TextValue.of(code);
            case Value.Choices(var codes) -> TextValue.of(String.join(",", codes));
            case Value.None() -> TextValue.of(NONE);
            case Value.Place(String region, TextValue line) -> {
                char[] whole = Arrays.copyOf((region + "/").toCharArray(), region.length() + 1 + line.length());
                char[] rest = line.copy();
                System.arraycopy(rest, 0, whole, region.length() + 1, rest.length);
                Arrays.fill(rest, '\0');
                yield TextValue.taking(whole);
            }
            case Value.Rows ignored -> throw new IllegalArgumentException("Rows are no single line");
            case Value.Bytes ignored -> throw new IllegalArgumentException("Bytes are no single line");
        };
    }

    /** The value that {@code written} says to a field of this type; empty when it says none. */
    public static Optional<Value> read(FieldType type, TextValue written) {
        String text = written.reveal();
        try {
            return switch (type) {
                case FieldType.Line ignored -> copy(written);
                case FieldType.IdNumber ignored -> copy(written);
                case FieldType.Account ignored -> copy(written);
                case FieldType.Phone ignored -> text.equals(NONE) ? Optional.of(new Value.None()) : copy(written);
                case FieldType.Address ignored -> {
                    int slash = text.indexOf('/');
                    yield slash < 0
                            ? Optional.empty()
                            : Optional.of(
                                    new Value.Place(text.substring(0, slash), TextValue.of(text.substring(slash + 1))));
                }
                case FieldType.Whole ignored -> Optional.of(new Value.Whole(Long.parseLong(text)));
                case FieldType.Money ignored -> Optional.of(new Value.Money(Long.parseLong(text)));
                case FieldType.Date ignored -> Optional.of(new Value.Day(LocalDate.parse(text)));
                case FieldType.Period ignored -> {
                    String[] days = text.split("/", -1);
                    yield days.length == 2
                            ? Optional.of(new Value.Period(LocalDate.parse(days[0]), LocalDate.parse(days[1])))
                            : Optional.empty();
                }
                case FieldType.Choice ignored -> Optional.of(new Value.Choice(text));
                case FieldType.CodeList ignored -> Optional.of(new Value.Choice(text));
                case FieldType.Multi ignored ->
                    Optional.of(new Value.Choices(
                            text.isEmpty() ? java.util.List.of() : Arrays.asList(text.split(",", -1))));
                case FieldType.Face ignored -> Optional.empty();
                case FieldType.Signature ignored -> Optional.empty();
                case FieldType.Photo ignored -> Optional.empty();
                case FieldType.Scan ignored -> Optional.empty();
                case FieldType.Upload ignored -> Optional.empty();
                case FieldType.IdCard ignored -> Optional.empty();
                case FieldType.Repeat ignored -> Optional.empty();
                case FieldType.Info ignored -> Optional.empty();
                case FieldType.Computed ignored -> Optional.empty();
            };
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Value> copy(TextValue text) {
        return Optional.of(TextValue.taking(text.copy()));
    }
}
