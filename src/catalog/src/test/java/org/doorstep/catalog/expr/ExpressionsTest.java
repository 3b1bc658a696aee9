// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.doorstep.catalog.Samples;
import org.doorstep.catalog.flow.CodeTables;
import org.doorstep.catalog.flow.ExpressionException;
import org.doorstep.catalog.flow.Scope;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.catalog.flow.Value;
import org.doorstep.catalog.item.CodeTable;
import org.doorstep.catalog.item.Expr;
import org.doorstep.catalog.item.FieldType;
import org.doorstep.catalog.item.Item;
import org.doorstep.catalog.item.WorkCalendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionsTest {
    private static final Item ITEM = Samples.pension();
    private static final CelExpressions EXPRESSIONS = new CelExpressions();
    private static final ExpressionChecker CHECKER = new ExpressionChecker(ITEM);
    private static final Item SEED = Samples.seed("resident-pension-enrolment");
    private static final ExpressionChecker SEED_CHECKER = new ExpressionChecker(SEED);
    private static final CodeTables QINGMING = new CodeTables() {
        @Override
        public Optional<CodeTable> table(String id) {
            return Optional.empty();
        }

        @Override
        public WorkCalendar calendar() {
            return WorkCalendar.of(List.of(2026), List.of(LocalDate.of(2026, 4, 6)), List.of());
        }
    };
    private static final Set<String> ALL =
            Set.of("card.birth", "card.id-number", "card.name", "answers.phone", "answers.tier", "answers.years");

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "age(card.birth) == 47 => true",
                "age(card.birth, date('2026-06-20')) == 48 => true",
                "today == date('2026-03-20') => true",
                "days(date('2026-03-01'), today) == 19 => true",
                "addMonths(date('2026-01-31'), 1) == date('2026-02-28') => true",
                "round(1250, 100) == 1300 => true",
                "round(1249, 100) == 1200 => true",
                "round(-1250, 100) == -1300 => true",
                "idBirth(card.id_number) == card.birth => true",
                "idValid(card.id_number) => true",
                "idValid(phone) => false",
                "given(phone) => true",
                "tier == '300' || years > 3 => true",
                "tier in ['300', '5000'] => true",
                "tier == '5000' ? true : size(tier) == 3 => true",
                "tier.startsWith('3') => true"
            })
    void anExpressionGivesItsValue(String source, boolean expected) {
        assertThat(CHECKER.check(new Expr(source), FieldType.Kind.TRUTH, ALL)).isEmpty();
        assertThat(evaluate(source)).contains(new Value.Truth(expected));
    }

    @Test
    void whatRestsOnAnUnknownAnswerIsUnknownItself() {
        assertThat(evaluate("years > 3")).isEmpty();
        assertThat(evaluate("tier == '300' && years > 3")).isEmpty();
        assertThat(evaluate("tier == '5000' && years > 3")).contains(new Value.Truth(false));
    }

    @Test
    void aWrongIdNumberHasNoBirthday() {
        Scope scope = scope(Map.of("card.id-number", TextValue.of("999999197806200020")));
        assertThat(EXPRESSIONS.evaluate(ITEM, new Expr("idBirth(card.id_number) < today"), scope))
                .isEmpty();
    }

    @Test
    void aDivisionByZeroNamesTheExpressionAndNoValue() {
        Scope scope = scope(Map.of("answers.years", new Value.Whole(0)));
        assertThatThrownBy(() -> EXPRESSIONS.evaluate(ITEM, new Expr("100 / years > 1"), scope))
                .isInstanceOf(ExpressionException.class)
                .hasMessage("pension-enrolment: 100 / years > 1 cannot be computed (DIVIDE_BY_ZERO)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "tiers == '300' => does not know “tiers” => Names here: today, card.name",
                "tier == 300 => cannot apply “==” to (string, int) => Bring both sides to one type.",
                "card.name == 'x' => cannot apply “==” to (personal, string) => Bring both sides to one type.",
                "card.name.startsWith('x') => cannot apply => Bring both sides",
                "1.5 > 1.0 => has a literal that is no whole number, text or truth => Write money in fen, such as 1250.",
                "tier in ['300', 5] => mixes types => Give all entries of a list one type.",
                "{'a': 1} == {'a': 1} => builds a map or a loop => Use conditions and lists only.",
                "date('2026-02-30') < today => date() does not hold a day of the calendar => date('2026-01-31')",
                "date(tier) < today => date() does not hold a day of the calendar => date('2026-01-31')",
                "workdays(today, tier) > today => cannot apply “workdays” to (date, string) => Bring both sides",
                "workdays(today) > today => cannot apply “workdays” => Bring both sides",
                "tier == r'300' => does not know “r” => Names here",
                "lookup(tier, tier) == 'x' => lookup() does not name its list => Write it in quotes",
                "lookup('tiers') == 'x' => cannot apply “lookup” => Bring both sides",
                "region(card.name) == 'x' => cannot apply “region” to (personal) => Bring both sides",
                "dyn(tier) == 3 => does not know “dyn” => Names here",
                "tier.matches('3.*') => does not know “matches” => Names here",
                "[1, 2].all(x, x > 0) => does not know => Names here",
                "tier ==  => mismatched input => Check brackets",
                "years + 1 => gives int => It must give true or false."
            })
    void whatIsOutsideTheProfileIsRefusedWithARemedy(String source, String message, String remedy) {
        assertThat(CHECKER.check(new Expr(source), FieldType.Kind.TRUTH, ALL))
                .first()
                .satisfies(fault -> {
                    assertThat(fault.message()).contains(message);
                    assertThat(fault.remedy()).contains(remedy);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "region(home) == '999901101201' => true",
                "region(home).startsWith('9999') => true",
                "region(home).startsWith('999902') => false",
                "lined(home) => true",
                "given(home) => true",
                "lookup('regions', region(home)) == '石桥村' => true",
                "lookup('tiers', tier) == '每年 300 元' => true"
            })
    void codesAndPlacesAreLookedUpInTheListsOfTheRun(String source, boolean expected) {
        Set<String> known = Set.of("answers.home", "answers.tier");
        assertThat(SEED_CHECKER.check(new Expr(source), FieldType.Kind.TRUTH, known))
                .isEmpty();
        assertThat(EXPRESSIONS.evaluate(SEED, new Expr(source), seedScope(Samples::table)))
                .contains(new Value.Truth(expected));
    }

    /** Friday the 20th of March 2026; the calendar is off on Monday the 6th of April. */
    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "workdays(today, 1) == date('2026-03-23') => true",
                "workdays(today, 10) == date('2026-04-03') => true",
                "workdays(today, 11) == date('2026-04-07') => true",
                "workdays(today, date('2026-04-07')) == 11 => true",
                "workdays(date('2026-04-07'), today) == -11 => true",
                "days(today, workdays(today, 0)) == 0 => true"
            })
    void workingDaysAreCountedByTheCalendarOfTheRun(String source, boolean expected) {
        assertThat(SEED_CHECKER.check(new Expr(source), FieldType.Kind.TRUTH, Set.of()))
                .isEmpty();
        assertThat(EXPRESSIONS.evaluate(SEED, new Expr(source), seedScope(QINGMING)))
                .contains(new Value.Truth(expected));
    }

    @Test
    void workingDaysAreNotCountedBackwardsOrForEver() {
        for (String days : List.of("0 - 1", "10001")) {
            Expr source = new Expr("workdays(today, " + days + ") > today");
            assertThatThrownBy(() -> EXPRESSIONS.evaluate(SEED, source, seedScope(QINGMING)))
                    .isInstanceOf(ExpressionException.class)
                    .hasMessageContaining("cannot be computed");
        }
    }

    @Test
    void whatAnotherProgramKnowsIsFoundByName() {
        assertThat(UnknownNames.in(ITEM)).isEmpty();
        assertThat(UnknownNames.in(SEED)).isEmpty();
        Item later = Samples.item(Samples.with(
                Samples.pensionYaml(), "when: tier == '5000'", "when: tier == '5000' || 'lunar(x)' == tier"));
        assertThat(UnknownNames.in(later))
                .as("what stands in quotes is no name")
                .isEmpty();
        Map<String, Vocabulary.Name> names = Vocabulary.of(SEED).names();
        assertThat(UnknownNames.in("lunar(today) > 3", names)).contains("lunar");
        assertThat(UnknownNames.in("card.nation == 'x'", names)).contains("card.nation");
        assertThat(UnknownNames.in("region(home).endsWith('1')", names)).contains("endsWith");
        assertThat(UnknownNames.in("region(home).startsWith('9') && 0x1F > 2", names))
                .isEmpty();
    }

    @Test
    void aCodeThatNoListHasIsUnknown() {
        Expr label = new Expr("lookup('tiers', tier) == 'x'");
        assertThat(EXPRESSIONS.evaluate(SEED, label, seedScope(CodeTables.NONE)))
                .isEmpty();
        assertThat(EXPRESSIONS.evaluate(SEED, new Expr("lookup('regions', tier) == 'x'"), seedScope(Samples::table)))
                .isEmpty();
    }

    @Test
    void aListThatIsNotThereIsRefusedByName() {
        ExpressionChecker knowing = new ExpressionChecker(SEED, Set.of("tiers")::contains);
        Set<String> known = Set.of("answers.tier");
        assertThat(knowing.check(new Expr("lookup('tiers', tier) == 'x'"), FieldType.Kind.TRUTH, known))
                .isEmpty();
        assertThat(knowing.check(new Expr("lookup('tires', tier) == 'x'"), FieldType.Kind.TRUTH, known))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.message()).isEqualTo("looks into “tires”, which is no code list here");
                    assertThat(fault.remedy()).contains("lists/tires.yaml");
                });
    }

    @Test
    void aSlipNumberIsCheckedByItsLastDigit() {
        Item progress = Samples.seed("case-progress");
        Expr valid = new Expr("slipValid(slip_number)");
        assertThat(EXPRESSIONS.evaluate(progress, valid, slip("00317000042687")))
                .contains(new Value.Truth(true));
        assertThat(EXPRESSIONS.evaluate(progress, valid, slip("00317000042678")))
                .contains(new Value.Truth(false));
        assertThat(EXPRESSIONS.evaluate(progress, valid, slip("0031700004268"))).contains(new Value.Truth(false));
    }

    @Test
    void theListsOfAnItemAreThoseOfItsFieldsAndExpressions() {
        assertThat(ItemLists.of(SEED)).containsExactly("regions", "tiers");
        assertThat(ItemLists.of(ITEM)).isEmpty();
        Item looking = Samples.item(Samples.with(
                Samples.pensionYaml(), "when: tier == '5000'", "when: tier == '5000' || lookup( 'tiers', tier) == ''"));
        assertThat(ItemLists.of(looking)).containsExactly("tiers");
        Item counting = Samples.item(Samples.with(
                Samples.pensionYaml(), "when: tier == '5000'", "when: tier == '5000' || workdays (today, 1) < today"));
        assertThat(ItemLists.of(counting)).containsExactly("calendar");
    }

    @Test
    void aNameIsRefusedBeforeItIsKnown() {
        assertThat(CHECKER.check(new Expr("years > 1"), FieldType.Kind.TRUTH, Set.of("card.birth")))
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).isEqualTo("uses “years” before it is known"));
    }

    @Test
    void sizeAndDepthAreBounded() {
        String longOne = "years > 1" + " || years > 1".repeat(40);
        assertThat(CHECKER.check(new Expr(longOne), FieldType.Kind.TRUTH, ALL))
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("characters"));
        String deep = "!".repeat(1) + "(" + "years + (".repeat(20) + "1" + ")".repeat(20) + " > 1)";
        assertThat(CHECKER.check(new Expr(deep), FieldType.Kind.TRUTH, ALL))
                .first()
                .satisfies(fault -> assertThat(fault.message()).contains("nested deeper than 16"));
        String deeper = "(".repeat(190) + "true" + ")".repeat(190);
        assertThat(CHECKER.check(new Expr(deeper), FieldType.Kind.TRUTH, ALL))
                .first()
                .satisfies(fault -> assertThat(fault.message()).contains("nested deeper than 16"));
    }

    @Test
    void warmingUpNeedsNoItem() {
        new CelExpressions().warm();
    }

    @Test
    void versionsThatAreGoneAreForgotten() {
        CelExpressions expressions = new CelExpressions();
        expressions.prepare(ITEM);
        // As many different expressions as stand in the file.
        assertThat(expressions.size()).isEqualTo(7);
        expressions.keepOnly(List.of());
        assertThat(expressions.size()).isZero();
    }

    private static Optional<Value> evaluate(String source) {
        return EXPRESSIONS.evaluate(
                ITEM,
                new Expr(source),
                scope(Map.of(
                        "card.birth",
                        new Value.Day(LocalDate.of(1978, 6, 20)),
                        "card.id-number",
                        TextValue.of("999999197806200029"),
                        "answers.phone",
                        TextValue.of("13900000003"),
                        "answers.tier",
                        new Value.Choice("300"))));
    }

    private static Scope slip(String number) {
        return scope(Map.of("answers.slip-number", TextValue.of(number)));
    }

    private static Scope seedScope(CodeTables tables) {
        return scope(
                Map.of(
                        "answers.home", new Value.Place("999901101201", TextValue.of("东头 3 号")),
                        "answers.tier", new Value.Choice("300")),
                tables);
    }

    private static Scope scope(Map<String, Value> known) {
        return scope(known, CodeTables.NONE);
    }

    private static Scope scope(Map<String, Value> known, CodeTables tables) {
        return new Scope() {
            @Override
            public CodeTables tables() {
                return tables;
            }

            @Override
            public Optional<Value> value(String path) {
                return Optional.ofNullable(known.get(path));
            }

            @Override
            public LocalDate today() {
                return LocalDate.of(2026, 3, 20);
            }
        };
    }
}
