// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.flow.CodeTables;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.catalog.flow.Value;
import org.doorstep.catalog.item.Field;
import org.doorstep.catalog.item.FieldType;
import org.jspecify.annotations.Nullable;

/** How a field is asked: by digits, by options or by words, and what the answer is. */
final class Questions {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final int ADDRESS_LINE = 60;
    private static final int MONEY_PLACES = 2;

    private Questions() {}

    /** Whether this program can ask for it. */
    static boolean asks(FieldType type) {
        return switch (type) {
            case FieldType.Line ignored -> true;
            case FieldType.Whole number -> number.min() >= 0;
            case FieldType.Money ignored -> true;
            case FieldType.Date ignored -> true;
            case FieldType.Choice ignored -> true;
            case FieldType.Multi ignored -> true;
            case FieldType.CodeList ignored -> true;
            case FieldType.Address ignored -> true;
            case FieldType.Phone ignored -> true;
            case FieldType.IdNumber ignored -> true;
            case FieldType.Account ignored -> true;
            case FieldType.Info ignored -> true;
            case FieldType.Computed ignored -> true;
            case FieldType.Period ignored -> false;
            case FieldType.IdCard ignored -> false;
            case FieldType.Face ignored -> false;
            case FieldType.Signature ignored -> false;
            case FieldType.Photo ignored -> false;
            case FieldType.Scan ignored -> false;
            case FieldType.Upload ignored -> false;
            case FieldType.Repeat ignored -> false;
        };
    }

    /** The draft's part for a field whose answer is {@code known}, or null when nothing is. */
    static Draft opened(Draft draft, int index, @Nullable Value known) {
        return switch (known) {
            case TextValue text -> draft.at(index, TextValue.taking(text.copy()), List.of());
            case Value.Whole(long n) -> draft.at(index, TextValue.of(Long.toString(n)), List.of());
            case Value.Money(long fen) ->
                draft.at(
                        index,
                        TextValue.of(BigDecimal.valueOf(fen, MONEY_PLACES)
                                .stripTrailingZeros()
                                .toPlainString()),
                        List.of());
            case Value.Day(LocalDate day) -> draft.at(index, TextValue.of(DAY.format(day)), List.of());
            case Value.Choice(String code) -> draft.at(index, TextValue.of(""), List.of(code));
            case Value.Choices(List<String> codes) -> draft.at(index, TextValue.of(""), codes);
            case Value.Place(String region, TextValue line) ->
                draft.at(index, TextValue.taking(line.copy()), List.of(region));
            case null, default -> draft.at(index, TextValue.of(""), List.of());
        };
    }

    /**
     * @param perPage options shown at once
     */
    static FormScreen.Input input(Field field, Draft draft, CodeTables tables, int perPage) {
        return switch (field.type()) {
            case FieldType.Line line ->
                new FormScreen.Input.Words(draft.typed(), line.max(), line.lines(), vocabulary(field), List.of());
            case FieldType.Whole number -> digits(draft, FormScreen.Shape.NUMBER, 1, length(number.max()), false);
            case FieldType.Money money -> digits(draft, FormScreen.Shape.MONEY, 1, length(money.maxFen()) + 1, false);
            case FieldType.Date ignored -> digits(draft, FormScreen.Shape.DAY, 8, 8, false);
            case FieldType.Phone phone -> digits(draft, FormScreen.Shape.PHONE, 11, 11, phone.noneAllowed());
            case FieldType.IdNumber ignored -> digits(draft, FormScreen.Shape.ID_NUMBER, 18, 18, false);
            case FieldType.Account account ->
                digits(draft, FormScreen.Shape.ACCOUNT, account.minDigits(), account.maxDigits(), false);
            case FieldType.Choice choice ->
                options(plain(choice.options()), draft, draft.codes(), 1, perPage, List.of());
            case FieldType.Multi multi ->
                options(plain(multi.options()), draft, draft.codes(), multi.max(), perPage, List.of());
            case FieldType.CodeList ignored -> inside(Trail.of(field, draft, tables), draft, perPage);
            case FieldType.Address ignored -> {
                Trail trail = Trail.of(field, draft, tables);
                yield trail.asksLine()
                        ? new FormScreen.Input.Words(
                                draft.typed(), ADDRESS_LINE, 1, FormScreen.Vocabulary.PLACES, trail.labels())
                        : inside(trail, draft, perPage);
            }
            default -> throw new IllegalArgumentException("Field " + field.id() + " is not asked on this terminal");
        };
    }

    private static FormScreen.Input inside(Trail trail, Draft draft, int perPage) {
        return options(trail.options(), draft, trail.chosen(), 1, perPage, trail.labels());
    }

    private static FormScreen.Vocabulary vocabulary(Field field) {
        return switch (field.widget()) {
            case "name" -> FormScreen.Vocabulary.NAMES;
            case "place" -> FormScreen.Vocabulary.PLACES;
            default -> FormScreen.Vocabulary.ANY;
        };
    }

    private static FormScreen.Input digits(Draft draft, FormScreen.Shape shape, int least, int most, boolean none) {
        return new FormScreen.Input.Digits(draft.typed(), shape, least, most, none);
    }

    private static int length(long most) {
        return Long.toString(most).length();
    }

    private static FormScreen.Input options(
            List<FormScreen.Option> all, Draft draft, List<String> chosen, int most, int perPage, List<Text> trail) {
        Paged<FormScreen.Option> at = Paged.of(all, draft.turn(), perPage);
        return new FormScreen.Input.Options(at.shown(), Set.copyOf(chosen), most, at.page(), at.pages(), trail);
    }

    private static List<FormScreen.Option> plain(List<FieldType.Option> options) {
        return options.stream()
                .map(o -> new FormScreen.Option(o.code(), o.label(), false))
                .toList();
    }

    /** What the draft says; empty when it says nothing that the field takes. */
    static Optional<Value> value(Field field, Draft draft, CodeTables tables) {
        TextValue typed = draft.typed();
        return switch (field.type()) {
            case FieldType.Line ignored -> text(typed);
            case FieldType.Phone ignored -> text(typed);
            case FieldType.IdNumber ignored -> text(typed);
            case FieldType.Account ignored -> text(typed);
            case FieldType.Whole ignored -> whole(typed);
            case FieldType.Money ignored -> money(typed);
            case FieldType.Date ignored -> day(typed);
            case FieldType.Choice ignored -> first(draft).map(Value.Choice::new);
            case FieldType.Multi ignored -> Optional.of(new Value.Choices(draft.codes()));
            case FieldType.CodeList ignored ->
                Trail.of(field, draft, tables).leaf().map(Value.Choice::new);
            case FieldType.Address ignored ->
                Trail.of(field, draft, tables)
                        .place()
                        .map(region -> new Value.Place(region, TextValue.taking(typed.copy())));
            default -> Optional.empty();
        };
    }

    private static Optional<Value> text(TextValue typed) {
        return typed.isEmpty() ? Optional.empty() : Optional.of(TextValue.taking(typed.copy()));
    }

    private static Optional<String> first(Draft draft) {
        return draft.codes().isEmpty()
                ? Optional.empty()
                : Optional.of(draft.codes().getLast());
    }

    private static Optional<Value> whole(TextValue typed) {
        try {
            return Optional.of(new Value.Whole(Long.parseLong(typed.reveal())));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    private static Optional<Value> money(TextValue typed) {
        try {
            return Optional.of(new Value.Money(
                    new BigDecimal(typed.reveal()).movePointRight(MONEY_PLACES).longValueExact()));
        } catch (ArithmeticException | NumberFormatException none) {
            return Optional.empty();
        }
    }

    private static Optional<Value> day(TextValue typed) {
        try {
            return Optional.of(new Value.Day(LocalDate.parse(typed.reveal(), DAY)));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /** What may be typed next into digits; the session takes nothing else. */
    static boolean takes(FormScreen.Input.Digits digits, char key) {
        TextValue typed = digits.typed();
        if (typed.length() >= digits.most()) {
            return false;
        }
        return switch (digits.shape()) {
            case ID_NUMBER -> digit(key) || (key == 'X' && typed.length() == 17);
            case MONEY -> digit(key) ? places(typed) < MONEY_PLACES : key == '.' && !typed.isEmpty() && !pointed(typed);
            case PHONE, DAY, NUMBER, ACCOUNT -> digit(key);
        };
    }

    private static boolean digit(char key) {
        return key >= '0' && key <= '9';
    }

    private static boolean pointed(TextValue typed) {
        return typed.reveal().indexOf('.') >= 0;
    }

    private static int places(TextValue typed) {
        int point = typed.reveal().indexOf('.');
        return point < 0 ? 0 : typed.length() - point - 1;
    }

    /** Whether the main action can be taken: enough is typed or chosen, or nothing need be. */
    static boolean enough(FormScreen.Question question) {
        return switch (question.input()) {
            case FormScreen.Input.Digits digits ->
                digits.typed().length() >= digits.least()
                        || (question.optional() && digits.typed().isEmpty());
            case FormScreen.Input.Options options ->
                question.optional() || !options.chosen().isEmpty();
            case FormScreen.Input.Words words ->
                !words.typed().isEmpty()
                        || question.optional()
                        || !words.trail().isEmpty();
        };
    }
}
