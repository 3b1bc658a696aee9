// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.doorstep.catalog.flow.FlowEngine;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.contract.SlipNumber;
import org.doorstep.device.spi.CardPosition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Declaring, following and finding an item, without a window. */
class DeclareTest {
    private final Session session = Samples.session();
    private final List<Effect> effects = new ArrayList<>();
    private State state =
            State.initial(Samples.facts(new CardPosition(false, 0), true, new Facts.DocumentPrinting.Possible()));

    @BeforeEach
    void wake() {
        send(new Event.Tick(1_000));
    }

    static CaseFacts returned() {
        return new CaseFacts(
                Samples.DECLARE,
                "某事项",
                Samples.CASE_NUMBER,
                "01890000-0000-7000-8000-000000000001",
                Samples.SLIP.value(),
                CaseScreen.Standing.RETURNED,
                "2026-11-20",
                "2026-11-21",
                "2026-11-30",
                List.of("手机号码少一位。", "请补户口簿。"),
                true);
    }

    @Test
    void whatTheCardSaysIsShownMaskedAndNotAsked() {
        toForm();
        FormScreen.Ask ask = ask();
        assertThat(ask.question()).as("nothing to ask on this page").isNull();
        assertThat(ask.known().getFirst().masked()).isEqualTo("张**");
        assertThat(ask.mayGoOn()).isTrue();
    }

    @Test
    void oneQuestionFollowsTheOtherAndEachHasAWayBack() {
        toForm();
        send(new Event.Next());
        assertThat(question().input()).isInstanceOf(FormScreen.Input.Options.class);
        assertThat(ask().mayGoOn()).isFalse();
        send(new Event.Next());
        assertThat(question().field()).as("nothing was chosen yet").isEqualTo("tier");
        send(new Event.Select("b"));
        assertThat(ask().mayGoOn()).isTrue();
        send(new Event.Next());
        assertThat(question().field()).isEqualTo("home");
        send(new Event.Back());
        assertThat(question().field()).isEqualTo("tier");
        assertThat(((FormScreen.Input.Options) question().input()).chosen())
                .as("what was chosen is kept")
                .containsExactly("b");
    }

    @Test
    void aRegionIsChosenLevelByLevelAndBackGoesUpOneLevel() {
        toHome();
        send(new Event.Select("999901"));
        FormScreen.Input.Options inside = (FormScreen.Input.Options) question().input();
        assertThat(inside.trail().getFirst().zhCn()).isEqualTo("甲县");
        assertThat(inside.options()).hasSize(2);
        send(new Event.Back());
        assertThat(((FormScreen.Input.Options) question().input()).trail()).isEmpty();
        send(new Event.Select("999901"));
        send(new Event.Select("999901102"));
        FormScreen.Input.Words line = (FormScreen.Input.Words) question().input();
        assertThat(line.trail()).hasSize(2);
        send(new Event.Enter(TextValue.of("三组九号")));
        send(new Event.Erase());
        assertThat(((FormScreen.Input.Words) question().input()).typed().reveal())
                .isEqualTo("三组九");
    }

    @Test
    void aWrongNumberIsToldAndKeptAndNoPhoneIsAnAnswer() {
        toPhone();
        type("239123456789");
        assertThat(((FormScreen.Input.Digits) question().input()).typed().length())
                .as("no more than eleven digits are taken")
                .isEqualTo(11);
        send(new Event.Next());
        assertThat(ask().problem()).isNotNull();
        assertThat(((FormScreen.Input.Digits) question().input()).typed().length())
                .isEqualTo(11);
        send(new Event.SayNone());
        assertThat(screen()).isInstanceOf(FormScreen.Check.class);
    }

    @Test
    void allAnswersAreCheckedMaskedAndEachCanBeChanged() {
        toCheck();
        FormScreen.Check check = (FormScreen.Check) screen();
        assertThat(check.lines()).extracting(line -> line.row().masked()).contains("张**", "139****0002");
        assertThat(check.lines().getFirst().page())
                .as("what the card says is not changed here")
                .isEmpty();
        send(new Event.Edit("tier"));
        send(new Event.Select("a"));
        send(new Event.Next());
        assertThat(screen()).as("straight back to the check").isInstanceOf(FormScreen.Check.class);
        send(new Event.Edit("phone"));
        send(new Event.Back());
        assertThat(screen()).isInstanceOf(FormScreen.Check.class);
        pass(30_000);
        assertThat(((FormScreen.Check) screen()).covered()).isTrue();
        send(new Event.Next());
        assertThat(((FormScreen.Check) screen()).covered())
                .as("the touch only uncovers")
                .isFalse();
    }

    @Test
    void withoutANetworkItIsToldAsWaitingAtOnceAndTheSlipNumberStays() {
        toCheck();
        send(offline());
        send(new Event.Next());
        Effect.Submit submit = last(Effect.Submit.class);
        assertThat(submit.answers())
                .extracting(FlowEngine.Answered::field)
                .extracting(f -> f.id())
                .containsExactly("name", "tier", "home", "phone");
        send(new Event.Filed(1, Samples.SLIP.value(), Samples.LINK));
        FormScreen.Done done = (FormScreen.Done) screen();
        assertThat(done.received()).isFalse();
        assertThat(done.slip()).isEqualTo(Samples.SLIP.grouped());
        assertThat(done.paper()).isEqualTo(FormScreen.Paper.PRINTING);
        assertThat(last(Effect.PrintSlip.class).slip()).isEqualTo(Samples.SLIP.value());
        send(new Event.PrintFailed(1, Event.PrintCertainty.NOTHING_CAME_OUT, "P-104"));
        assertThat(((FormScreen.Done) screen()).paper()).isEqualTo(FormScreen.Paper.NOT_PRINTED);
        send(new Event.Next());
        assertThat(screen()).isInstanceOf(Screen.Rate.class);
        send(new Event.Rated(2));
        assertThat(last(Effect.SaveRating.class).reference()).isEqualTo(Samples.SLIP.value());
        assertThat(last(Effect.Forget.class).runs()).isNotEmpty();
    }

    @Test
    void withANetworkTheReceiptIsWaitedForAMomentOnly() {
        toCheck();
        send(new Event.Next());
        send(new Event.Filed(1, Samples.SLIP.value(), Samples.LINK));
        assertThat(screen()).isInstanceOf(Screen.Working.class);
        send(new Event.Received(1, Samples.SLIP.value(), Samples.CASE_NUMBER));
        assertThat(((FormScreen.Done) screen()).caseNumber()).isEqualTo(Samples.CASE_NUMBER);
    }

    @Test
    void aReceiptThatComesLateIsStillToldAndNothingIsHandedInTwice() {
        toCheck();
        send(new Event.Next());
        send(new Event.Filed(1, Samples.SLIP.value(), Samples.LINK));
        pass(5_500);
        assertThat(((FormScreen.Done) screen()).received()).isFalse();
        send(new Event.Received(1, Samples.SLIP.value(), Samples.CASE_NUMBER));
        assertThat(((FormScreen.Done) screen()).received()).isTrue();
        assertThat(effects.stream().filter(Effect.Submit.class::isInstance)).hasSize(1);
    }

    @Test
    void anEarlierSlipInDoubtDoesNotHideTheNumberOfTheNextOne() {
        toCheck();
        send(offline());
        send(new Event.Next());
        send(new Event.Filed(1, Samples.SLIP.value(), Samples.LINK));
        send(new Event.PrintFailed(1, Event.PrintCertainty.CANNOT_TELL, "D-102"));
        assertThat(((FormScreen.Done) screen()).paper()).isEqualTo(FormScreen.Paper.UNKNOWN);
        send(new Event.Back());
        send(new Event.Choose(Samples.DECLARE));
        SlipNumber next = SlipNumber.of("00317", 43, 11);
        fillIn();
        send(new Event.Next());
        send(new Event.Filed(1, next.value(), Samples.LINK));
        FormScreen.Done done = (FormScreen.Done) screen();
        assertThat(done.slip()).isEqualTo(next.grouped());
        assertThat(done.paper()).as("a printer in doubt is not sent another").isEqualTo(FormScreen.Paper.NOT_PRINTED);
        assertThat(effects.stream().filter(Effect.PrintSlip.class::isInstance)).hasSize(1);
    }

    @Test
    void aSlipOfACaseInDoubtIsAPersonsQuestionAndLeadsBackToTheCases() {
        toCases();
        send(new Event.OpenCase(0));
        send(new Event.DoCase(CaseScreen.CaseWay.PRINT_SLIP));
        send(new Event.PrintFailed(1, Event.PrintCertainty.CANNOT_TELL, "D-102"));
        send(new Event.Take(Screen.Way.PAPER_CAME));
        assertThat(last(Effect.SavePaperWord.class).of()).isInstanceOf(Effect.PrintCaseSlip.class);
        assertThat(screen()).isInstanceOf(CaseScreen.Cases.class);
    }

    @Test
    void whatCouldNotBeKeptIsToldAndCanBeHandedInAgain() {
        toCheck();
        send(new Event.Next());
        send(new Event.NotFiled(1, "S-112"));
        assertThat(((Screen.Trouble) screen()).kind()).isEqualTo(Screen.TroubleKind.NOT_FILED);
        send(new Event.Take(Screen.Way.TRY_AGAIN));
        assertThat(effects.stream().filter(Effect.Submit.class::isInstance)).hasSize(2);
    }

    @Test
    void aReturnedCaseIsCorrectedFromItsOldAnswers() {
        toCases();
        send(new Event.OpenCase(0));
        CaseScreen.CaseView view = (CaseScreen.CaseView) screen();
        assertThat(view.words()).hasSize(2);
        assertThat(view.ways()).containsExactly(CaseScreen.CaseWay.CORRECT, CaseScreen.CaseWay.PRINT_SLIP);
        send(new Event.DoCase(CaseScreen.CaseWay.CORRECT));
        assertThat(last(Effect.FindAnswers.class).number()).isEqualTo(Samples.CASE_NUMBER);
        send(new Event.AnswersCame(
                1,
                Map.of(
                        "tier", TextValue.of("b"),
                        "home", TextValue.of("999901102/三组"),
                        "phone", TextValue.of("13900000002"))));
        FormScreen.Check check = (FormScreen.Check) past(FormScreen.Ask.class);
        assertThat(check.reasons()).hasSize(2);
        assertThat(check.lines()).extracting(FormScreen.Line::origin).contains(FormScreen.Origin.EARLIER);
        send(new Event.Edit("phone"));
        send(new Event.ClearDigits());
        type("13900000003");
        send(new Event.Next());
        send(new Event.Next());
        assertThat(last(Effect.Submit.class).replaces()).isEqualTo(returned().record());
    }

    @Test
    void aSlipThatNeverCameOutIsOfferedToItsOwnerOnce() {
        toCases();
        send(new Event.OpenCase(0));
        send(new Event.DoCase(CaseScreen.CaseWay.PRINT_SLIP));
        assertThat(last(Effect.PrintCaseSlip.class).of().slip()).isEqualTo(Samples.SLIP.value());
        send(new Event.PrintDone(1, true));
        send(new Event.Next());
        assertThat(screen()).isInstanceOf(CaseScreen.Cases.class);
        send(new Event.OpenCase(0));
        assertThat(((CaseScreen.CaseView) screen()).ways()).containsExactly(CaseScreen.CaseWay.CORRECT);
    }

    @Test
    void anItemIsFoundByLifeByDepartmentAndByLetters() {
        send(new Event.Touched());
        send(new Event.Browse(Event.Way.DEPARTMENTS));
        send(new Event.OpenShelf("social"));
        assertThat(((BrowseScreen.Items) screen()).tiles()).hasSize(4);
        send(new Event.Back());
        send(new Event.Browse(Event.Way.SEARCH));
        "ylb".chars().forEach(c -> send(new Event.Letter((char) c)));
        BrowseScreen.Search search = (BrowseScreen.Search) screen();
        assertThat(search.found()).extracting(Screen.Tile::item).containsExactly(Samples.DECLARE);
        send(new Event.Choose(Samples.DECLARE));
        assertThat(screen()).isInstanceOf(Screen.PutCard.class);
    }

    private Screen past(Class<? extends Screen> kind) {
        for (int i = 0; i < 10 && kind.isInstance(screen()); i++) {
            send(new Event.Next());
        }
        return screen();
    }

    private void toCases() {
        send(new Event.Touched());
        send(new Event.Choose(Samples.PROGRESS));
        card();
        send(new Event.Pick(Screen.CheckMethod.PHONE_CODE));
        send(new Event.CodeSent(1, "139****0001", 5));
        type("246813");
        send(new Event.Next());
        send(new Event.Checked(1, Screen.CheckMethod.PHONE_CODE));
        assertThat(last(Effect.FindCases.class).desk()).isEqualTo("rs");
        send(new Event.CasesCame(1, List.of(returned()), CaseScreen.Missing.NOTHING));
        assertThat(screen()).isInstanceOf(CaseScreen.Cases.class);
    }

    private void toForm() {
        send(new Event.Touched());
        send(new Event.Choose(Samples.DECLARE));
        card();
        assertThat(screen()).isInstanceOf(FormScreen.Ask.class);
    }

    /** The form of somebody whose card is known. */
    private void fillIn() {
        answerTier();
        answerHome();
        type("13900000002");
        send(new Event.Next());
        assertThat(screen()).isInstanceOf(FormScreen.Check.class);
    }

    private void toHome() {
        toForm();
        answerTier();
    }

    private void answerTier() {
        send(new Event.Next());
        send(new Event.Select("b"));
        send(new Event.Next());
    }

    private void toPhone() {
        toHome();
        answerHome();
    }

    private void answerHome() {
        send(new Event.Select("999901"));
        send(new Event.Select("999901102"));
        send(new Event.Enter(TextValue.of("三组九号")));
        send(new Event.Next());
    }

    private void toCheck() {
        toPhone();
        type("13900000002");
        send(new Event.Next());
        assertThat(screen()).isInstanceOf(FormScreen.Check.class);
    }

    private void card() {
        send(new Event.CardMoved(new CardPosition(true, 1)));
        send(new Event.CardRead(1, 1, Samples.card("张建国", Samples.ID)));
        send(new Event.Next());
    }

    private Event offline() {
        return new Event.FactsChanged(
                Samples.facts(state.facts().card(), false, new Facts.DocumentPrinting.Possible()));
    }

    private FormScreen.Ask ask() {
        return (FormScreen.Ask) screen();
    }

    private FormScreen.Question question() {
        FormScreen.Question question = ask().question();
        assertThat(question).isNotNull();
        return question;
    }

    private void type(String digits) {
        digits.chars().forEach(d -> send(new Event.Digit((char) d)));
    }

    private void pass(long millis) {
        long end = state.now() + millis;
        while (state.now() < end) {
            send(new Event.Tick(Math.min(end, state.now() + 500)));
        }
    }

    private void send(Event event) {
        Step step = session.on(state, event);
        state = step.next();
        effects.addAll(step.effects());
    }

    private Screen screen() {
        return state.screen();
    }

    private <E extends Effect> E last(Class<E> kind) {
        return effects.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .reduce((a, b) -> b)
                .orElseThrow(() -> new AssertionError("no " + kind.getSimpleName() + " among " + effects));
    }
}
