// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.doorstep.catalog.Phrases;
import org.doorstep.catalog.Samples;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.expr.CelExpressions;
import org.doorstep.catalog.item.CodeTable;
import org.doorstep.catalog.item.Item;
import org.junit.jupiter.api.Test;

class CorrectionTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 20);
    private static final Item PENSION = Samples.pension();
    private static final Item SEED = Samples.seed("resident-pension-enrolment");
    private static final CelExpressions EXPRESSIONS = new CelExpressions();

    private final FlowEngine engine = new FlowEngine(EXPRESSIONS, Phrases.load(), Samples::table);

    @Test
    void oldAnswersStandAndTheResidentComesToTheCheckByCardAndNotice() {
        Run run = engine.correct(PENSION, TODAY, old());
        assertThat(where(run)).isEqualTo("read-id");
        run = moved(run, new StepResult.CardRead(Samples.wang()));
        assertThat(where(run)).isEqualTo("notice");
        run = moved(run, new StepResult.Confirmed());
        assertThat(where(run)).isEqualTo("check-answers");
        assertThat(given(run)).isEqualTo(Map.of("phone", "13900000003", "tier", "300", "years", "2", "total", "60000"));
    }

    @Test
    void whatIsMissingIsAskedAndNothingElse() {
        Map<String, Value> old = old();
        old.remove("phone");
        Run run = corrected(old);
        assertThat(where(run)).isEqualTo("phone");
        run = answered(run, Map.of("phone", new Value.None()));
        assertThat(where(run)).isEqualTo("contact");
        run = answered(run, Map.of("contact", TextValue.of("李明")));
        assertThat(where(run)).isEqualTo("check-answers");
    }

    @Test
    void anAnswerChangedFromTheCheckBringsUpItsPages() {
        Run edit = engine.edit(corrected(old()), "tier");
        assertThat(where(edit)).isEqualTo("tier");
        Run reason = answered(edit, Map.of("tier", new Value.Choice("5000")));
        assertThat(where(reason)).isEqualTo("reason");
        Run check = answered(reason, Map.of("reason", TextValue.of("多领一点")));
        assertThat(where(check)).isEqualTo("check-answers");
        assertThat(given(check)).containsEntry("tier", "5000").doesNotContainKey("years");
    }

    @Test
    void anOldAnswerOfAPageThatComesUpAgainStands() {
        Map<String, Value> old = old();
        old.put("reason", TextValue.of("以前写的"));
        Run check = corrected(old);
        assertThat(given(check)).doesNotContainKey("reason");
        check = answered(engine.edit(check, "tier"), Map.of("tier", new Value.Choice("5000")));
        assertThat(where(check)).isEqualTo("check-answers");
        assertThat(given(check)).containsEntry("reason", "以前写的");
    }

    @Test
    void anAnswerThatDoesNotFitItsFieldAnyMoreIsLeftOutAndWiped() {
        TextValue shortPhone = TextValue.of("123");
        TextValue ofAnotherType = TextValue.of("3");
        TextValue ofNoField = TextValue.of("石桥村");
        Map<String, Value> old = new HashMap<>(Map.of(
                "phone", shortPhone,
                "tier", new Value.Choice("400"),
                "years", ofAnotherType,
                "total", new Value.Money(1),
                "address", ofNoField));
        Run run = corrected(old);
        assertThat(where(run)).isEqualTo("phone");
        assertThat(given(run)).isEmpty();
        assertThat(List.of(shortPhone, ofAnotherType, ofNoField))
                .allSatisfy(value -> assertThat(value.copy()).containsOnly('\0'));
        run = answered(run, Map.of("phone", TextValue.of("13900000003")));
        assertThat(where(run)).isEqualTo("tier");
    }

    @Test
    void aCodeThatTheReleaseDoesNotOfferAnyMoreIsAskedAnew() {
        CodeTable one =
                new CodeTable("tiers", List.of(new CodeTable.Entry("500", Text.of("每年 500 元", "500 yuan a year"), "")));
        FlowEngine later = engine.with(id -> id.equals("tiers") ? Optional.of(one) : Samples.table(id));
        Map<String, Value> old = Map.of("tier", new Value.Choice("300"), "group", new Value.Choice("ordinary"));
        assertThat(standing(engine.correct(SEED, TODAY, old))).containsExactlyInAnyOrder("tier", "group");
        assertThat(standing(later.correct(SEED, TODAY, old))).containsExactly("group");
    }

    @Test
    void anAnswerThatDoesNotHoldBesideTheCardOfTodayIsAskedAnewAndShown() {
        Map<String, Value> old = old();
        old.put("years", new Value.Whole(15));
        Run run = engine.correct(PENSION, TODAY, old);
        run = moved(run, new StepResult.CardRead(Samples.card("小周", "999999200801010017", LocalDate.of(2008, 1, 1))));
        run = moved(run, new StepResult.Confirmed());
        assertThat(engine.position(run)).isInstanceOfSatisfying(Position.AtPage.class, at -> {
            assertThat(at.page().id()).isEqualTo("tier");
            assertThat(at.values()).containsEntry("years", new Value.Whole(15));
        });
        run = answered(run, Map.of("tier", new Value.Choice("300"), "years", new Value.Whole(2)));
        assertThat(where(run)).isEqualTo("check-answers");
    }

    @Test
    void aChangeThatBreaksALaterAnswerBringsThatPageUp() {
        Map<String, Value> old = seedAnswers();
        Run check = seedAtCheck(old, LocalDate.of(1968, 5, 12));
        assertThat(where(check)).isEqualTo("check-answers");
        // 13 years are one more than somebody of 57 may pay.
        old = seedAnswers();
        old.put("arrears", new Value.Whole(13));
        assertThat(where(seedAtCheck(old, LocalDate.of(1968, 5, 12)))).isEqualTo("arrears");
    }

    @Test
    void whatComesFromTheCardIsReadAnew() {
        Map<String, Value> old = seedAnswers();
        TextValue formerName = TextValue.of("王旧名");
        old.put("name", formerName);
        Run run = moved(engine.correct(SEED, TODAY, old), new StepResult.CardRead(card(LocalDate.of(1968, 5, 12))));
        run = moved(run, new StepResult.Confirmed());
        assertThat(engine.position(run)).isInstanceOfSatisfying(Position.AtPage.class, at -> {
            assertThat(at.page().id()).isEqualTo("person");
            assertThat(at.values()).containsEntry("name", TextValue.of("王样例"));
            assertThat(at.toConfirm()).containsExactly("card-address");
        });
        assertThat(formerName.copy()).containsOnly('\0');
    }

    @Test
    void thereIsNoWayPastAWallForwardOrBack() {
        Run check = corrected(old());
        List<String> backwards = new ArrayList<>();
        Optional<Run> at = engine.back(check);
        while (at.isPresent()) {
            backwards.add(where(at.get()));
            at = engine.back(at.get());
        }
        assertThat(backwards).containsExactly("tier", "phone", "notice");

        Run paying = moved(check, new StepResult.Confirmed());
        assertThat(where(paying)).isEqualTo("pay");
        Run submitting = moved(paying, new StepResult.Paid(30_000, "order-1"));
        Run printing = moved(submitting, new StepResult.Submitted("00317000042687", "https://example.invalid/s/t", ""));
        assertThat(where(printing)).isEqualTo("print");
        assertThat(engine.back(submitting)).isEmpty();
        assertThat(engine.back(printing)).isEmpty();
    }

    @Test
    void aPageGoneBackToIsPassedOnTheWayForwardAgain() {
        Run tier = engine.back(corrected(old())).orElseThrow();
        Run phone = engine.back(tier).orElseThrow();
        assertThat(where(answered(phone, Map.of("phone", TextValue.of("13900000009")))))
                .isEqualTo("check-answers");
    }

    @Test
    void everyAnswerOfASubmissionIsReadBackForItsCorrection() {
        Map<String, Value> first = seedAnswers();
        first.put("living", new Value.Choice("elsewhere"));
        first.put("home", new Value.Place("999901001002", TextValue.of("东门街 8 号")));
        first.put("phone", new Value.None());
        first.put("contact", TextValue.of("13900000012"));
        Run check = seedAtCheck(first, LocalDate.of(1968, 5, 12));

        Map<String, Value> back = new HashMap<>();
        for (FlowEngine.Answered answer : engine.answers(check)) {
            Written.read(answer.field().type(), Written.write(answer.value()))
                    .ifPresent(value -> back.put(answer.field().id(), value));
        }
        Run again = seedAtCheck(back, LocalDate.of(1968, 5, 12));
        assertThat(where(again)).isEqualTo("check-answers");
        assertThat(engine.answers(again)).isEqualTo(engine.answers(check));
    }

    @Test
    void wipingACorrectionWipesTheOldAnswersToo() {
        TextValue phone = TextValue.of("13900000003");
        Map<String, Value> old = old();
        old.put("phone", phone);
        Run run = corrected(old);
        run = answered(engine.edit(run, "phone"), Map.of("phone", TextValue.of("13900000009")));
        run.wipe();
        assertThat(phone.copy()).containsOnly('\0');
    }

    private static Map<String, Value> old() {
        return new HashMap<>(Map.of(
                "phone", TextValue.of("13900000003"), "tier", new Value.Choice("300"), "years", new Value.Whole(2)));
    }

    private static Map<String, Value> seedAnswers() {
        return new HashMap<>(Map.of(
                "group", new Value.Choice("ordinary"),
                "tier", new Value.Choice("300"),
                "arrears", new Value.Whole(3),
                "first-year", new Value.Choice("this-year"),
                "household", new Value.Place("999901101201", TextValue.of("")),
                "living", new Value.Choice("same"),
                "phone", TextValue.of("13900000011")));
    }

    private static Card card(LocalDate birth) {
        return Samples.card("王样例", "999999196805120030", birth);
    }

    private Run corrected(Map<String, Value> old) {
        Run run = moved(engine.correct(PENSION, TODAY, old), new StepResult.CardRead(Samples.wang()));
        return moved(run, new StepResult.Confirmed());
    }

    /** Past card, notice and the page of what the card says. */
    private Run seedAtCheck(Map<String, Value> old, LocalDate birth) {
        Run run = moved(engine.correct(SEED, TODAY, old), new StepResult.CardRead(card(birth)));
        run = moved(run, new StepResult.Confirmed());
        assertThat(where(run)).isEqualTo("person");
        return answered(run, ((Position.AtPage) engine.position(run)).values());
    }

    /** The fields of which an answer was taken over. */
    private static List<String> standing(Run run) {
        return List.copyOf(run.allAnswers().keySet());
    }

    private Map<String, String> given(Run run) {
        return engine.answers(run).stream()
                .collect(Collectors.toMap(
                        answer -> answer.field().id(),
                        answer -> Written.write(answer.value()).reveal()));
    }

    private Run answered(Run run, Map<String, Value> answers) {
        return moved(run, new StepResult.PageAnswered(answers));
    }

    private Run moved(Run run, StepResult result) {
        Advance advance = engine.advance(run, result);
        assertThat(advance).isInstanceOf(Advance.Moved.class);
        return ((Advance.Moved) advance).run();
    }

    private String where(Run run) {
        return switch (engine.position(run)) {
            case Position.AtStep at -> at.step().id();
            case Position.AtPage at -> at.page().id();
            case Position.Finished finished -> "finished " + finished.ending();
        };
    }
}
