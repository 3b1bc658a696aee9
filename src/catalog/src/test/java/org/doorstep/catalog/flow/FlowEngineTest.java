// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.doorstep.catalog.Phrases;
import org.doorstep.catalog.Samples;
import org.doorstep.catalog.expr.CelExpressions;
import org.doorstep.catalog.item.Action;
import org.doorstep.catalog.item.Example.Ending;
import org.doorstep.catalog.item.Identity;
import org.doorstep.catalog.item.Item;
import org.doorstep.catalog.item.Step;
import org.junit.jupiter.api.Test;

class FlowEngineTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 20);
    private static final Item PENSION = Samples.pension();
    private static final Item CERTIFICATE = Samples.certificate();

    private final FlowEngine engine = new FlowEngine(new CelExpressions(), Phrases.load());

    @Test
    void theSeedItemRunsFromCardToRating() {
        List<String> seen = new ArrayList<>();
        Run run = engine.begin(CERTIFICATE, TODAY);
        run = step(run, "read-id 1/4", new StepResult.CardRead(Samples.zhang()), seen);
        run = step(run, "identity 2/4", new StepResult.Identified(Identity.Method.PHONE_CODE), seen);
        run = step(run, "query 0/4", found(Samples.zhang()), seen);
        run = step(run, "show 3/4", new StepResult.Confirmed(), seen);
        run = step(run, "print 4/4", new StepResult.Printed(), seen);
        run = step(run, "rate 0/4", new StepResult.Rated(1), seen);
        assertThat(engine.position(run)).isEqualTo(new Position.Finished(Ending.COMPLETED, null));
    }

    @Test
    void cardAndSecondFactorArePutInWhereTheAuthorLeftThemOut() {
        Item bare = bare(CERTIFICATE, Identity.Level.CARD_AND_FACTOR);
        assertThat(FlowEngine.plan(bare).stream().map(Step::id)).containsExactly("read-id", "identity", "rate");
    }

    @Test
    void anItemOfLevelOneAsksForNoSecondFactor() {
        assertThat(FlowEngine.plan(bare(CERTIFICATE, Identity.Level.CARD)).stream()
                        .map(Step::id))
                .containsExactly("read-id", "rate");
        assertThat(FlowEngine.plan(bare(CERTIFICATE, Identity.Level.NOBODY)).stream()
                        .map(Step::id))
                .containsExactly("rate");
    }

    @Test
    void aSecondFactorThatTheItemDoesNotNameIsNotTaken() {
        Run run = moved(engine.begin(CERTIFICATE, TODAY), new StepResult.CardRead(Samples.zhang()));
        assertThatThrownBy(() -> engine.advance(run, new StepResult.Identified(Identity.Method.FACE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("identity");
    }

    @Test
    void aResultOfAnotherStepIsRefused() {
        Run run = engine.begin(CERTIFICATE, TODAY);
        assertThatThrownBy(() -> engine.advance(run, new StepResult.Printed()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("read-id");
    }

    @Test
    void anAnswerAboutAnotherHolderIsNotTakenAndWiped() {
        StepResult.Found other = found(Samples.wang());
        Run run = identified(Samples.zhang());

        assertThat(engine.advance(run, other)).isInstanceOf(Advance.HolderDiffers.class);
        assertThat(other.holder().idNumber()).isEqualTo(TextValue.of("\0".repeat(18)));
        assertThat(other.facts().get("unit").reveal()).isEqualTo("\0".repeat(4));
    }

    @Test
    void anAnswerWithTheRightNumberUnderAnotherNameIsNotTaken() {
        StepResult.Found sameNumber = found(Samples.card("张建军", "999999195503120014", LocalDate.of(1955, 3, 12)));
        assertThat(engine.advance(identified(Samples.zhang()), sameNumber)).isInstanceOf(Advance.HolderDiffers.class);
    }

    @Test
    void anAnswerThatLacksAFactMayBeAskedForAgain() {
        StepResult.Found poor =
                new StepResult.Found(holder(Samples.zhang()), Map.of("status", TextValue.of("正常参保")), List.of(), null);
        assertThat(engine.advance(identified(Samples.zhang()), poor)).isInstanceOf(Advance.MayRetry.class);
    }

    @Test
    void noRecordEndsTheItemWithItsOwnWords() {
        Run run = moved(identified(Samples.zhang()), new StepResult.NoRecord());
        assertThat(engine.position(run)).isInstanceOfSatisfying(Position.Finished.class, finished -> {
            assertThat(finished.ending()).isEqualTo(Ending.NO_RECORD);
            assertThat(finished.message().zhCn()).startsWith("没有查到您的参保记录");
        });
    }

    @Test
    void thereIsNoWayBackOverIdentityOrPrint() {
        Run shown = moved(identified(Samples.zhang()), found(Samples.zhang()));
        assertThat(engine.back(shown)).isEmpty();
        assertThat(engine.back(moved(moved(shown, new StepResult.Confirmed()), new StepResult.Printed())))
                .isEmpty();
    }

    @Test
    void beforePrintingOneCanGoBackToTheRecord() {
        Run printing = moved(moved(identified(Samples.zhang()), found(Samples.zhang())), new StepResult.Confirmed());
        assertThat(engine.back(printing))
                .hasValueSatisfying(back -> assertThat(where(back)).isEqualTo("show 3/4"));
    }

    @Test
    void aPageIsAskedOnlyWhileItsConditionHolds() {
        Run withPhone = answered(atForm(), Map.of("phone", TextValue.of("13900000003")));
        assertThat(where(withPhone)).isEqualTo("tier 4/7");
        Run without = answered(atForm(), Map.of("phone", new Value.None()));
        assertThat(where(without)).isEqualTo("contact 4/8");
    }

    @Test
    void answersOfAPageThatIsHiddenAgainDoNotCount() {
        Run run = answered(atForm(), Map.of("phone", new Value.None()));
        run = answered(run, Map.of("contact", TextValue.of("李明")));
        assertThat(answeredFields(run)).containsExactly("phone", "contact");

        run = engine.back(engine.back(run).orElseThrow()).orElseThrow();
        run = answered(run, Map.of("phone", TextValue.of("13900000003")));
        assertThat(answeredFields(run)).containsExactly("phone");
    }

    @Test
    void goingBackKeepsWhatWasTyped() {
        Run run = answered(atForm(), Map.of("phone", TextValue.of("13900000003")));
        Position.AtPage page =
                (Position.AtPage) engine.position(engine.back(run).orElseThrow());
        assertThat(page.values()).containsEntry("phone", TextValue.of("13900000003"));
    }

    @Test
    void aWrongAnswerStaysWithTheScreenAndSaysWhatToDo() {
        Run run = atForm();
        Advance advance = engine.advance(run, page(Map.of("phone", TextValue.of("1390000"))));
        assertThat(advance).isInstanceOfSatisfying(Advance.Invalid.class, invalid -> {
            assertThat(invalid.run()).isSameAs(run);
            assertThat(invalid.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.field()).isEqualTo("phone");
                assertThat(problem.message().zhCn()).isEqualTo("手机号码是 1 开头的 11 位数字，请核对后重新输入。");
                assertThat(problem.message().en()).contains("11 digits");
            });
        });
    }

    @Test
    void anEmptyRequiredAnswerIsAskedFor() {
        assertThat(problems(atForm(), Map.of())).containsExactly("请填写“手机号码”。");
        Run atTier = answered(atForm(), Map.of("phone", TextValue.of("13900000003")));
        assertThat(problems(atTier, Map.of())).containsExactly("请选择“缴费档次”。");
        assertThat(problems(atTier, Map.of("tier", new Value.Choice("7")))).containsExactly("“缴费档次”请从列出的选项里选。");
        assertThat(problems(atTier, Map.of("tier", new Value.Choice("300"), "years", new Value.Whole(16))))
                .containsExactly("“补缴年数”应在 1 到 15 之间，请核对。");
    }

    @Test
    void aConstraintSpeaksWithItsOwnMessage() {
        Item young = PENSION;
        Run run = engine.begin(young, TODAY);
        run = moved(run, new StepResult.CardRead(Samples.card("小周", "999999200801010017", LocalDate.of(2008, 1, 1))));
        run = moved(run, new StepResult.Confirmed());
        run = answered(run, Map.of("phone", TextValue.of("13900000003")));
        assertThat(problems(run, Map.of("tier", new Value.Choice("300"), "years", new Value.Whole(3))))
                .containsExactly("补缴年数太多，请核对。");
    }

    @Test
    void aComputedValueFollowsItsAnswersAndIsLeftOutWithoutThem() {
        Run run = answered(atForm(), Map.of("phone", TextValue.of("13900000003")));
        Run paid = answered(run, Map.of("tier", new Value.Choice("300"), "years", new Value.Whole(2)));
        assertThat(engine.scope(paid).value("answers.total")).contains(new Value.Money(60_000));
        Run none = answered(run, Map.of("tier", new Value.Choice("300")));
        assertThat(engine.scope(none).value("answers.total")).isEmpty();
    }

    @Test
    void oneAnswerIsChangedFromTheCheckPageAndTheRunComesBack() {
        Run check = atCheck();
        Run edit = engine.edit(check, "phone");
        assertThat(where(edit)).isEqualTo("phone 3/7");
        assertThat(where(answered(edit, Map.of("phone", TextValue.of("13900000009")))))
                .isEqualTo("check-answers 5/7");
    }

    @Test
    void aPageThatAChangeBringsUpIsAskedOnTheWayBack() {
        Run edit = engine.edit(atCheck(), "tier");
        Run reason = answered(edit, Map.of("tier", new Value.Choice("5000")));
        assertThat(where(reason)).isEqualTo("reason 5/8");
        assertThat(where(answered(reason, Map.of("reason", TextValue.of("多领一点")))))
                .isEqualTo("check-answers 6/8");
    }

    @Test
    void feesFollowTheAnswersAndNameTheirRule() {
        Fees fees = engine.fees(atCheck());
        assertThat(fees.totalFen()).isEqualTo(30_000);
        assertThat(fees.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.fee().rule()).isEqualTo("示例 1 号"));
    }

    @Test
    void aPaymentOfNothingIsNeitherCountedNorAsked() {
        Item free = Samples.item(Samples.with(
                        Samples.with(Samples.pensionYaml(), "\"tier == '300' ? 30000 : 500000\"", "0"),
                        "fee: 30000",
                        "fee: 0")
                .replace("fee: 500000", "fee: 0")
                .replace("check-answers, pay, ", "check-answers, "));
        Run run = moved(engine.begin(free, TODAY), new StepResult.CardRead(Samples.wang()));
        run = answered(moved(run, new StepResult.Confirmed()), Map.of("phone", TextValue.of("13900000003")));
        run = answered(run, Map.of("tier", new Value.Choice("300")));
        assertThat(where(run)).isEqualTo("check-answers 5/6");
        assertThat(where(moved(run, new StepResult.Confirmed()))).isEqualTo("submit 0/6");
    }

    @Test
    void aStepWhoseConditionDoesNotHoldIsLeftOut() {
        Run old = engine.begin(PENSION, TODAY);
        old = moved(old, new StepResult.CardRead(Samples.zhang()));
        old = moved(old, new StepResult.Confirmed());
        old = answered(old, Map.of("phone", TextValue.of("13900000003")));
        old = answered(old, Map.of("tier", new Value.Choice("300")));
        assertThat(where(moved(old, new StepResult.Confirmed()))).isEqualTo("submit 0/6");
    }

    @Test
    void whoIsNotEligibleIsToldAsSoonAsItIsKnown() {
        Run run = engine.begin(PENSION, TODAY);
        run = moved(run, new StepResult.CardRead(Samples.card("小小", "999999201501010018", LocalDate.of(2015, 1, 1))));
        assertThat(engine.position(run)).isInstanceOfSatisfying(Position.Finished.class, finished -> {
            assertThat(finished.ending()).isEqualTo(Ending.NOT_ELIGIBLE);
            assertThat(finished.message().zhCn()).isEqualTo("年满 16 周岁才能参保。");
        });
    }

    @Test
    void eachStepSaysWhatFollowsItsFailure() {
        Run check = atCheck();
        Run paying = moved(check, new StepResult.Confirmed());
        assertThat(where(paying)).isEqualTo("pay 6/7");
        assertThat(engine.advance(engine.begin(PENSION, TODAY), new StepResult.Failed()))
                .isInstanceOf(Advance.MayRetry.class);
        assertThat(engine.advance(paying, new StepResult.Failed())).isInstanceOf(Advance.NeedsPerson.class);

        Run submitting = moved(paying, new StepResult.Paid(30_000, "order-1"));
        Run aborted = moved(submitting, new StepResult.Failed());
        assertThat(engine.position(aborted)).isEqualTo(new Position.Finished(Ending.ABORTED, null));

        Run printing = moved(submitting, new StepResult.Submitted("00317000042687", "https://example.invalid/s/t", ""));
        assertThat(where(moved(printing, new StepResult.Failed()))).startsWith("rate");
    }

    @Test
    void wipingTheLastRunLeavesNoCharacterOfTheSession() {
        Card card = Samples.wang();
        TextValue first = TextValue.of("13900000003");
        TextValue second = TextValue.of("13900000009");
        Run run = moved(engine.begin(PENSION, TODAY), new StepResult.CardRead(card));
        run = moved(run, new StepResult.Confirmed());
        run = answered(run, Map.of("phone", first));
        run = answered(engine.back(run).orElseThrow(), Map.of("phone", second));

        run.wipe();

        assertThat(List.of(card.name(), card.idNumber(), card.address(), first, second))
                .allSatisfy(value -> assertThat(value.copy()).containsOnly('\0'));
    }

    @Test
    void nothingThatIsPrintedForALogHoldsAnAnswer() {
        Run run = answered(atForm(), Map.of("phone", TextValue.of("13900000003")));
        run = answered(run, Map.of("tier", new Value.Choice("300"), "years", new Value.Whole(13)));
        String everything = run + " " + engine.position(engine.edit(run, "tier")) + " " + run.results() + " "
                + run.card() + " "
                + engine.answers(run).stream().map(FlowEngine.Answered::value).toList();
        assertThat(everything).doesNotContain("1390000", "99999919", "王秀兰", "300", "13");
    }

    private static Item bare(Item item, Identity.Level level) {
        return new Item(
                item.id(),
                item.version(),
                item.engine(),
                item.title(),
                item.shortTitle(),
                item.subtitle(),
                item.icon(),
                item.desk(),
                item.placement(),
                item.codes(),
                item.validity(),
                item.offline(),
                item.strict(),
                item.guide(),
                item.requires(),
                item.eligibility(),
                new Identity(level, List.of(Identity.Method.ATTENDANT)),
                item.materials(),
                item.pages(),
                item.fees(),
                List.of(new Step("rate", new Action.Rate(), null, Step.OnFail.SKIP, Step.Compensation.NONE)),
                item.outputs(),
                item.handling(),
                item.notices(),
                item.examples());
    }

    private Run step(Run run, String expected, StepResult result, List<String> seen) {
        assertThat(where(run)).isEqualTo(expected);
        seen.add(expected);
        return moved(run, result);
    }

    private Run identified(Card card) {
        Run run = moved(engine.begin(CERTIFICATE, TODAY), new StepResult.CardRead(card));
        return moved(run, new StepResult.Identified(Identity.Method.ATTENDANT));
    }

    private static StepResult.Holder holder(Card card) {
        return new StepResult.Holder(
                TextValue.taking(card.name().copy()),
                TextValue.taking(card.idNumber().copy()));
    }

    private static StepResult.Found found(Card card) {
        return new StepResult.Found(
                holder(card),
                Map.of(
                        "insured-since", TextValue.of("1992-08"),
                        "status", TextValue.of("正常参保"),
                        "unit", TextValue.of("石桥村委"),
                        "months", TextValue.of("403"),
                        "scheme", TextValue.of("企业职工基本养老保险")),
                List.of(Map.of(
                        "period", TextValue.of("2026-02"),
                        "base", TextValue.of("5240.00"),
                        "paid", TextValue.of("419.20"))),
                new StepResult.Certificate("999-1", "人社", "2026-03-20", "https://example.invalid/v/x"));
    }

    private Run atForm() {
        Run run = moved(engine.begin(PENSION, TODAY), new StepResult.CardRead(Samples.wang()));
        return moved(run, new StepResult.Confirmed());
    }

    private Run atCheck() {
        Run run = answered(atForm(), Map.of("phone", TextValue.of("13900000003")));
        return answered(run, Map.of("tier", new Value.Choice("300")));
    }

    private Run answered(Run run, Map<String, Value> answers) {
        return moved(run, page(answers));
    }

    private static StepResult page(Map<String, Value> answers) {
        return new StepResult.PageAnswered(answers);
    }

    private List<String> problems(Run run, Map<String, Value> answers) {
        return ((Advance.Invalid) engine.advance(run, page(answers)))
                .problems().stream().map(problem -> problem.message().zhCn()).toList();
    }

    private List<String> answeredFields(Run run) {
        return engine.answers(run).stream().map(answer -> answer.field().id()).toList();
    }

    private Run moved(Run run, StepResult result) {
        Advance advance = engine.advance(run, result);
        assertThat(advance).isInstanceOf(Advance.Moved.class);
        return ((Advance.Moved) advance).run();
    }

    private String where(Run run) {
        return switch (engine.position(run)) {
            case Position.AtStep(Step step, int number, int of) -> step.id() + " " + number + "/" + of;
            case Position.AtPage at -> at.page().id() + " " + at.number() + "/" + at.of();
            case Position.Finished(Ending ending, var ignored) -> "finished " + ending;
        };
    }
}
