// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.doorstep.catalog.Phrases;
import org.doorstep.catalog.Samples;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.item.Field;
import org.doorstep.catalog.item.FieldType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FieldChecksTest {
    private static final FieldType.Address VILLAGE = new FieldType.Address(5);
    private static final List<FieldType.Option> OPTIONS = List.of(
            new FieldType.Option("a", Text.of("甲", "A")),
            new FieldType.Option("b", Text.of("乙", "B")),
            new FieldType.Option("c", Text.of("丙", "C")));

    private final FieldChecks checks = new FieldChecks(Phrases.load(), Samples::table);

    static Stream<Arguments> right() {
        return Stream.of(
                Arguments.of(VILLAGE, place("999901101201", "东头 3 号")),
                Arguments.of(VILLAGE, place("999901101201", "")),
                Arguments.of(new FieldType.Address(3), place("999901", "")),
                Arguments.of(new FieldType.CodeList("tiers"), new Value.Choice("300")),
                Arguments.of(new FieldType.CodeList("regions"), new Value.Choice("999901101201")),
                Arguments.of(new FieldType.CodeList("of-nobody"), new Value.Choice("x")),
                Arguments.of(new FieldType.Money(100, 500_000), new Value.Money(100)),
                Arguments.of(new FieldType.Whole(0, 15), new Value.Whole(15)),
                Arguments.of(new FieldType.Date(), new Value.Day(LocalDate.of(2026, 2, 28))),
                Arguments.of(
                        new FieldType.Period(), new Value.Period(LocalDate.of(2026, 2, 28), LocalDate.of(2026, 2, 28))),
                Arguments.of(new FieldType.Multi(OPTIONS, 1, 2), new Value.Choices(List.of("a", "c"))),
                Arguments.of(new FieldType.Phone(true), new Value.None()),
                Arguments.of(new FieldType.Line(2, 1), TextValue.of("𬭎𬤊")),
                Arguments.of(new FieldType.IdNumber(), TextValue.of("999999196805120030")),
                Arguments.of(new FieldType.Account(14, 14), TextValue.of("00317000042687")));
    }

    @ParameterizedTest
    @MethodSource("right")
    void aRightAnswerIsTaken(FieldType type, Value value) {
        assertThat(problem(type, value)).isEmpty();
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(VILLAGE, place("", "东头 3 号"), "请选择“问题”。"),
                Arguments.of(VILLAGE, place("999901101", ""), "“问题”请一级一级往下选，选到最后一级。"),
                Arguments.of(VILLAGE, place("110101001001", ""), "“问题”请一级一级往下选，选到最后一级。"),
                Arguments.of(new FieldType.Address(3), place("999901101", ""), "“问题”请一级一级往下选，选到最后一级。"),
                Arguments.of(VILLAGE, place("999901101201", "长".repeat(101)), "“问题”最多 100 个字，请写短一些。"),
                Arguments.of(new FieldType.CodeList("tiers"), new Value.Choice("301"), "“问题”请从列出的选项里选。"),
                Arguments.of(new FieldType.CodeList("tiers"), new Value.Choice(""), "请选择“问题”。"),
                Arguments.of(new FieldType.CodeList("of-nobody"), new Value.Choice(""), "请选择“问题”。"),
                Arguments.of(new FieldType.CodeList("regions"), new Value.Choice("9999"), "“问题”请从列出的选项里选。"),
                Arguments.of(new FieldType.Money(100, 500_000), new Value.Money(99), "“问题”应在 1.00 到 5000.00 之间，请核对。"),
                Arguments.of(new FieldType.Whole(0, 15), new Value.Whole(16), "“问题”应在 0 到 15 之间，请核对。"),
                Arguments.of(
                        new FieldType.Period(),
                        new Value.Period(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 2, 28)),
                        "“问题”的结束日期不能早于开始日期，请核对。"),
                Arguments.of(
                        new FieldType.Multi(OPTIONS, 1, 2),
                        new Value.Choices(List.of("a", "b", "c")),
                        "“问题”请选 1 到 2 项。"),
                Arguments.of(
                        new FieldType.Multi(OPTIONS, 1, 2), new Value.Choices(List.of("a", "a")), "“问题”请选 1 到 2 项。"),
                Arguments.of(new FieldType.Multi(OPTIONS, 1, 2), new Value.Choices(List.of("d")), "“问题”请从列出的选项里选。"),
                Arguments.of(
                        new FieldType.IdNumber(), TextValue.of("999999196805120031"), "身份证号码共 18 位，这个号码不对，请对照证件核对。"),
                Arguments.of(new FieldType.Account(14, 14), TextValue.of("0031700004268"), "“问题”应是 14 到 14 位数字，请核对。"),
                Arguments.of(new FieldType.Line(3, 1), TextValue.of("一二三四"), "“问题”最多 3 个字，请写短一些。"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aWrongAnswerIsToldInWordsWithoutItself(FieldType type, Value value, String told) {
        assertThat(problem(type, value)).contains(told);
    }

    @Test
    void aValueOfAnotherTypeIsAFaultOfTheCaller() {
        assertThatThrownBy(() -> problem(new FieldType.Money(0, 10), new Value.Whole(3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Field f does not take this kind of value");
        assertThatThrownBy(() -> problem(VILLAGE, TextValue.of("石桥村"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> problem(new FieldType.Phone(false), new Value.None()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withoutTablesAnyCodeIsTaken() {
        FieldChecks blind = new FieldChecks(Phrases.load(), CodeTables.NONE);
        assertThat(blind.problems(List.of(field(VILLAGE)), Map.of("f", place("1", ""))))
                .isEmpty();
    }

    private Optional<String> problem(FieldType type, Value value) {
        return checks.problems(List.of(field(type)), Map.of("f", value)).stream()
                .map(problem -> problem.message().zhCn())
                .findFirst();
    }

    private static Value place(String region, String line) {
        return new Value.Place(region, TextValue.of(line));
    }

    private static Field field(FieldType type) {
        return new Field(
                "f",
                type,
                Text.of("问题", "Question"),
                null,
                true,
                null,
                false,
                Field.Sensitivity.NONE,
                List.of(),
                List.of(),
                "");
    }
}
