// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.doorstep.catalog.item.Identity;
import org.doorstep.device.spi.CardPosition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a resident lives through, without a window. */
class SessionTest {
    private final Session session = Samples.session();
    private final List<Effect> effects = new ArrayList<>();
    private State state =
            State.initial(Samples.facts(new CardPosition(false, 0), true, new Facts.DocumentPrinting.Possible()));

    @BeforeEach
    void wake() {
        send(new Event.Tick(1_000));
    }

    @Test
    void theJourneyGoesFromATouchToARatingAndBackToAttract() {
        toResult();
        send(new Event.Next());
        assertThat(screen()).isInstanceOf(Screen.Printing.class);
        assertThat(last(Effect.Print.class).attempt()).isEqualTo(1);
        send(new Event.PrintDone(1, true));
        assertThat(screen()).isInstanceOf(Screen.TakePaper.class);
        send(new Event.Next());
        assertThat(screen()).isInstanceOf(Screen.Rate.class);
        send(new Event.Rated(1));
        assertThat(last(Effect.SaveRating.class).grade()).isEqualTo(1);
        assertThat(last(Effect.Wipe.class).session()).isEqualTo(1);
        assertThat(screen()).isInstanceOf(Screen.Attract.class);
    }

    @Test
    void nameAndNumberAreMaskedUntilRevealedForTenSeconds() {
        toResult();
        Screen.Result masked = (Screen.Result) screen();
        assertThat(masked.rows().get(0).masked()).isEqualTo("张**");
        assertThat(masked.rows().get(1).masked()).isEqualTo("999999********0012");
        assertThat(masked.revealSeconds()).isZero();
        send(new Event.Reveal());
        assertThat(((Screen.Result) screen()).revealSeconds()).isEqualTo(10);
        pass(1_000);
        assertThat(((Screen.Result) screen()).revealSeconds()).isEqualTo(9);
        pass(8_500);
        assertThat(((Screen.Result) screen()).revealSeconds()).isEqualTo(1);
        pass(500);
        assertThat(((Screen.Result) screen()).revealSeconds()).isZero();
    }

    @Test
    void aResultIsCoveredAfterThirtySecondsAndUncoveredByATouch() {
        toResult();
        pass(29_500);
        assertThat(((Screen.Result) screen()).covered()).isFalse();
        pass(500);
        assertThat(((Screen.Result) screen()).covered()).isTrue();
        send(new Event.Next());
        assertThat(((Screen.Result) screen()).covered())
                .as("the touch only uncovers")
                .isFalse();
    }

    @Test
    void howTheVoiceSoundsIsSettledOverAnyPageAndForgottenWithTheSession() {
        send(new Event.Touched());
        Comfort begun = state.comfort();
        send(new Event.AskSound());
        assertThat(state.overlay()).as("there is no voice to settle").isInstanceOf(Overlay.None.class);
        send(new Event.SetComfort(begun.withVoice(true)));
        send(new Event.AskSound());
        send(new Event.SetComfort(state.comfort().withRate(150).withVolume(100)));
        assertThat(state.overlay()).isInstanceOf(Overlay.Sound.class);
        assertThat(state.comfort().rate()).isEqualTo(150);
        send(new Event.SetComfort(state.comfort().withVoice(false)));
        assertThat(state.overlay()).isInstanceOf(Overlay.None.class);
        send(new Event.AskEnd());
        send(new Event.End());
        assertThat(state.comfort()).isEqualTo(Comfort.STANDARD);
        send(new Event.Touched());
        assertThat(state.comfort()).isEqualTo(begun);
    }

    @Test
    void whatIsSettledByTheFirstTouchKeepsTheCabinetsVoice() {
        Comfort cabinet = Comfort.STANDARD.withVoice(true).withRate(80).withVolume(30);
        Session spoken = Samples.session(cabinet);
        State asleep = spoken.initial(state.facts());
        assertThat(asleep.comfort()).isEqualTo(cabinet.withVoice(false));
        Comfort large = asleep.comfort().with(Comfort.Size.LARGE);
        assertThat(spoken.on(asleep, new Event.SetComfort(large)).next().comfort())
                .isEqualTo(cabinet.with(Comfort.Size.LARGE));
    }

    @Test
    void aRecordOfSomebodyElseShowsNothingAndRaisesAnAlarm() {
        toQuestion();
        send(new Event.RecordCame(1, Samples.found("陈志强", Samples.OTHER_ID)));
        assertThat(((Screen.Trouble) screen()).kind()).isEqualTo(Screen.TroubleKind.OTHER_HOLDER);
        assertThat(last(Effect.RaiseAlarm.class).code()).isEqualTo("HOLDER_MISMATCH");
        assertThat(effects).noneMatch(Effect.Print.class::isInstance);
    }

    @Test
    void aCardThatLayThereBeforeMustBeLiftedFirst() {
        send(new Event.CardMoved(new CardPosition(true, 1)));
        assertThat(screen()).as("the card woke the terminal").isInstanceOf(Screen.Home.class);
        send(new Event.Choose(Samples.CERTIFICATE));
        assertThat(((Screen.PutCard) screen()).stage()).isEqualTo(Screen.CardStage.LIFT_FIRST);
        send(new Event.CardMoved(new CardPosition(false, 1)));
        send(new Event.CardMoved(new CardPosition(true, 2)));
        assertThat(last(Effect.ReadCard.class).placement()).isEqualTo(2);
    }

    @Test
    void aCardExchangedBetweenTwoLooksOfTheReaderIsNoMoreThanTheOneBefore() {
        send(new Event.CardMoved(new CardPosition(true, 1)));
        send(new Event.Choose(Samples.CERTIFICATE));
        // Exchanged unseen, it is still the placement from before the session; nobody is read, nobody's answer counts.
        send(new Event.CardMoved(new CardPosition(true, 1)));
        send(new Event.CardRead(1, 1, Samples.card("陈志强", Samples.OTHER_ID)));
        assertThat(((Screen.PutCard) screen()).stage()).isEqualTo(Screen.CardStage.LIFT_FIRST);
        assertThat(effects).noneMatch(Effect.ReadCard.class::isInstance).noneMatch(Effect.Hold.class::isInstance);
    }

    @Test
    void theSessionIsOfTheOneCardItTookHoweverManyAreRead() {
        send(new Event.Touched(), new Event.Choose(Samples.CERTIFICATE));
        send(new Event.CardMoved(new CardPosition(true, 1)), new Event.Back(), new Event.Choose(Samples.CERTIFICATE));
        assertThat(effects.stream().filter(Effect.ReadCard.class::isInstance))
                .as("asked for twice")
                .hasSize(2);
        send(new Event.CardRead(1, 1, Samples.card("张建国", Samples.ID)));
        send(new Event.CardRead(1, 1, Samples.card("陈志强", Samples.OTHER_ID)));
        assertThat(effects.stream().filter(Effect.Hold.class::isInstance)).hasSize(1);
        assertThat(last(Effect.Hold.class).card().idNumber().reveal()).isEqualTo(Samples.ID);
    }

    @Test
    void aReaderThatFailsWhileACardIsWaitedForIsToldAndGoesOnOnceItIsBack() {
        send(new Event.Touched(), new Event.Choose(Samples.CERTIFICATE));
        Facts facts = state.facts();
        send(new Event.FactsChanged(Samples.readerless(facts, "D-101")));
        Screen.Trouble trouble = (Screen.Trouble) screen();
        assertThat(trouble.kind()).isEqualTo(Screen.TroubleKind.READER_GONE);
        assertThat(trouble.code()).isEqualTo("D-101");
        send(new Event.Take(Screen.Way.TRY_AGAIN));
        assertThat(screen()).as("not back yet").isInstanceOf(Screen.Trouble.class);
        send(new Event.FactsChanged(facts), new Event.Take(Screen.Way.TRY_AGAIN));
        assertThat(((Screen.PutCard) screen()).stage()).isEqualTo(Screen.CardStage.WAITING);
    }

    @Test
    void anAttendantCannotVouchWithoutAReader() {
        toCheck();
        send(new Event.CardMoved(new CardPosition(false, 1)), new Event.Pick(Screen.CheckMethod.ATTENDANT));
        send(new Event.FactsChanged(Samples.readerless(state.facts(), "D-101")));
        assertThat(((Screen.Trouble) screen()).kind()).isEqualTo(Screen.TroubleKind.READER_GONE);
        send(new Event.Take(Screen.Way.TRY_AGAIN), new Event.Pick(Screen.CheckMethod.ATTENDANT));
        assertThat(((Screen.Trouble) screen()).kind()).isEqualTo(Screen.TroubleKind.READER_GONE);
    }

    @Test
    void anItemWhoseIdentityThisProgramCannotCheckIsShownAndWithheld() {
        assertThat(Session.identifies())
                .containsExactlyInAnyOrder(Identity.Method.PHONE_CODE, Identity.Method.ATTENDANT);
        assertThat(Home.runsHere(Samples.certificate(List.of(Identity.Method.FACE))))
                .as("withheld with its reason by what is offered")
                .isTrue();
    }

    @Test
    void anItemThatCannotBeDoneSaysWhyBeforeItStarts() {
        send(new Event.Touched());
        send(new Event.FactsChanged(
                Samples.facts(new CardPosition(false, 0), true, new Facts.DocumentPrinting.NoPaper("P-104"))));
        assertThat(((Screen.Home) screen()).tiles().getFirst().withheld()).isNotNull();
        send(new Event.Choose(Samples.CERTIFICATE));
        assertThat(screen()).isInstanceOf(Screen.WhyNot.class);
        send(new Event.Back());
        assertThat(screen()).isInstanceOf(Screen.Home.class);
    }

    @Test
    void anItemThatADeviceKeepsFromBeingDoneNamesTheDevicesFault() {
        send(new Event.Touched());
        send(new Event.FactsChanged(
                Samples.facts(new CardPosition(false, 0), true, new Facts.DocumentPrinting.Off("P-107"))));
        send(new Event.Choose(Samples.CERTIFICATE));
        assertThat(((Screen.WhyNot) screen()).code()).isEqualTo("P-107");
    }

    @Test
    void aSecondItemOfPureTextNeedsNoCard() {
        send(new Event.Touched());
        send(new Event.Choose(Samples.GUIDE));
        assertThat(screen()).isInstanceOf(Screen.Notice.class);
        send(new Event.Next());
        assertThat(screen()).isInstanceOf(Screen.Rate.class);
    }

    @Test
    void paperThatRanOutBeforeIsToldAndPrintingGoesOnWhenThereIsPaper() {
        toResult();
        send(new Event.FactsChanged(
                Samples.facts(state.facts().card(), true, new Facts.DocumentPrinting.NoPaper("P-104"))));
        send(new Event.Next());
        assertThat(((Screen.Trouble) screen()).kind()).isEqualTo(Screen.TroubleKind.PRINTER_PAPER_OUT);
        assertThat(effects).noneMatch(Effect.Print.class::isInstance);
        send(new Event.FactsChanged(Samples.facts(state.facts().card(), true, new Facts.DocumentPrinting.Possible())));
        send(new Event.Take(Screen.Way.PRINT_AGAIN));
        assertThat(last(Effect.Print.class).attempt()).isEqualTo(1);
    }

    @Test
    void aPrintThatStoppedMidwayMayBeRepeatedUnderANewAttempt() {
        toResult();
        send(new Event.Next());
        send(new Event.PrintFailed(1, Event.PrintCertainty.STOPPED_MIDWAY, "P-104"));
        send(new Event.Take(Screen.Way.PRINT_AGAIN));
        assertThat(last(Effect.Print.class).attempt()).isEqualTo(2);
    }

    @Test
    void aPrintNobodyCanTellOfIsNeverOfferedAgain() {
        toResult();
        send(new Event.Next());
        send(new Event.PrintFailed(1, Event.PrintCertainty.CANNOT_TELL, "D-102"));
        Screen.Trouble trouble = (Screen.Trouble) screen();
        assertThat(trouble.kind()).isEqualTo(Screen.TroubleKind.PRINT_UNKNOWN);
        assertThat(trouble.ways()).doesNotContain(Screen.Way.PRINT_AGAIN, Screen.Way.TRY_AGAIN);
        send(new Event.Take(Screen.Way.PRINT_AGAIN));
        assertThat(effects.stream().filter(Effect.Print.class::isInstance)).hasSize(1);
    }

    @Test
    void thePersonWhoHoldsThePaperGoesOnAndThatIsRecorded() {
        toUnknownPrint();
        send(new Event.Take(Screen.Way.PAPER_CAME));
        Effect.SavePaperWord said = last(Effect.SavePaperWord.class);
        assertThat(said.word()).isEqualTo(Effect.PaperWord.CAME_OUT);
        assertThat(said.of()).as("of that very print").isEqualTo(last(Effect.Print.class));
        assertThat(screen()).isInstanceOf(Screen.Rate.class);
    }

    @Test
    void whoSeesNoPaperIsHelpedAndNothingIsPrintedForIt() {
        toUnknownPrint();
        send(new Event.Take(Screen.Way.PAPER_MISSING));
        assertThat(last(Effect.SavePaperWord.class).word()).isEqualTo(Effect.PaperWord.DID_NOT_COME_OUT);
        assertThat(effects).anyMatch(Effect.CallAttendant.class::isInstance);
        assertThat(state.overlay()).isInstanceOf(Overlay.Help.class);
        send(new Event.Close());
        assertThat(((Screen.Trouble) screen()).ways())
                .as("said once")
                .containsExactly(Screen.Way.CALL_ATTENDANT, Screen.Way.END);
        assertThat(effects.stream().filter(Effect.Print.class::isInstance)).hasSize(1);
    }

    @Test
    void aPrinterThatIsSilentForTooLongIsAPrintNobodyCanTellOf() {
        toResult();
        send(new Event.Next());
        pass(180_000);
        assertThat(((Screen.Trouble) screen()).kind()).isEqualTo(Screen.TroubleKind.PRINT_UNKNOWN);
    }

    @Test
    void nothingIsPrintedInASessionWhosePrintBrokeInAWayNobodyForesaw() {
        toResult();
        send(new Event.Next(), new Event.Broke(1, "S-199"), new Event.Take(Screen.Way.BACK_HOME));
        send(new Event.Choose(Samples.CERTIFICATE), new Event.RecordCame(1, Samples.found("张建国", Samples.ID)));
        send(new Event.Next());
        assertThat(((Screen.Trouble) screen()).kind()).isEqualTo(Screen.TroubleKind.PRINT_UNKNOWN);
        assertThat(effects.stream().filter(Effect.Print.class::isInstance)).hasSize(1);
    }

    @Test
    void fiveWrongCodesLockThatWayAndLeaveTheOther() {
        toCode();
        for (int left = 4; left >= 1; left--) {
            type("111111");
            send(new Event.CheckRefused(1, Event.CheckTrouble.WRONG_CODE, left));
            assertThat(((Screen.EnterCode) screen()).attemptsLeft()).isEqualTo(left);
            assertThat(((Screen.EnterCode) screen()).typed()).isZero();
        }
        type("111111");
        send(new Event.CheckRefused(1, Event.CheckTrouble.LOCKED, 0));
        assertThat(((Screen.Trouble) screen()).kind()).isEqualTo(Screen.TroubleKind.CODE_LOCKED);
        send(new Event.Take(Screen.Way.OTHER_CHECK));
        Screen.ChooseCheck choice = (Screen.ChooseCheck) screen();
        assertThat(choice.ways().get(0).closed()).isEqualTo(Screen.Closed.LOCKED);
        assertThat(choice.ways().get(1).closed()).isNull();
    }

    @Test
    void anAttendantVouchesWithTheOwnCardOnceTheResidentsIsTaken() {
        toCheck();
        send(new Event.Pick(Screen.CheckMethod.ATTENDANT));
        assertThat(((Screen.AttendantCard) screen()).stage()).isEqualTo(Screen.AttendantStage.TAKE_YOURS_FIRST);
        send(new Event.CardMoved(new CardPosition(false, 1)));
        send(new Event.CardMoved(new CardPosition(true, 2)));
        assertThat(last(Effect.CheckAttendant.class).placement()).isEqualTo(2);
        send(new Event.Checked(1, Screen.CheckMethod.ATTENDANT));
        assertThat(last(Effect.AskDepartment.class).query().name()).isEqualTo("social-insurance/participation");
    }

    @Test
    void idlenessIsAskedAboutAndEndsTheSession() {
        toResult();
        pass(120_000);
        assertThat(state.overlay()).isInstanceOf(Overlay.StillThere.class);
        send(new Event.StillHere());
        assertThat(state.overlay()).isInstanceOf(Overlay.None.class);
        pass(150_000);
        assertThat(screen()).isInstanceOf(Screen.Attract.class);
        assertThat(last(Effect.Wipe.class).session()).isEqualTo(1);
    }

    @Test
    void idlenessIsTwiceAsPatientInLargeType() {
        send(new Event.Touched());
        send(new Event.SetComfort(Comfort.STANDARD.with(Comfort.Size.LARGE)));
        pass(239_000);
        assertThat(state.overlay()).isInstanceOf(Overlay.None.class);
        pass(1_000);
        assertThat(state.overlay()).isInstanceOf(Overlay.StillThere.class);
    }

    @Test
    void endingAsksOnceAndWipes() {
        toResult();
        send(new Event.AskEnd());
        assertThat(state.overlay()).isInstanceOf(Overlay.ConfirmEnd.class);
        send(new Event.Close());
        assertThat(screen()).isInstanceOf(Screen.Result.class);
        send(new Event.AskEnd());
        send(new Event.End());
        assertThat(screen()).isInstanceOf(Screen.Attract.class);
        assertThat(last(Effect.Wipe.class).session()).isEqualTo(1);
        assertThat(state.visit()).isNull();
    }

    @Test
    void whoEndsWhilePaperIsUnderWayIsStillToldToTakeIt() {
        toResult();
        send(new Event.Next());
        send(new Event.AskEnd());
        send(new Event.End());
        assertThat(screen()).isInstanceOf(Screen.Printing.class);
        assertThat(last(Effect.Wipe.class).session()).isEqualTo(1);
        send(new Event.PrintDone(1, false));
        assertThat(screen()).isInstanceOf(Screen.TakePaper.class);
        send(new Event.Next());
        assertThat(screen()).isInstanceOf(Screen.Attract.class);
    }

    @Test
    void whoHasLeftCannotBeEndedAgainAndATroubleThenIsTheEnd() {
        toResult();
        send(new Event.Next(), new Event.AskEnd(), new Event.End());
        send(new Event.AskEnd(), new Event.End());
        assertThat(screen()).as("the paper is still to be taken").isInstanceOf(Screen.Printing.class);
        assertThat(effects).noneMatch(Effect.Ended.class::isInstance);
        send(new Event.Broke(1, "S-199"));
        assertThat(screen()).isInstanceOf(Screen.Attract.class);
        assertThat(last(Effect.RaiseAlarm.class).code()).isEqualTo("S-199");
        assertThat(last(Effect.Ended.class).how()).isEqualTo(Ending.BROKE);
    }

    @Test
    void aCardLeftBehindIsRemindedOfAndAlarmedOnce() {
        toResult();
        send(new Event.AskEnd());
        send(new Event.End());
        assertThat(state.overlay()).isInstanceOf(Overlay.CardLeft.class);
        pass(61_000);
        assertThat(last(Effect.RaiseAlarm.class).code()).isEqualTo("CARD_LEFT");
        pass(600_000);
        send(new Event.Touched(), new Event.AskEnd(), new Event.End());
        assertThat(state.overlay()).as("of whoever it was, it lies there still").isInstanceOf(Overlay.CardLeft.class);
        pass(61_000);
        assertThat(effects.stream().filter(Effect.RaiseAlarm.class::isInstance))
                .as("the centre knows of this card")
                .hasSize(1);
        send(new Event.CardMoved(new CardPosition(false, 1)));
        assertThat(state.overlay()).isInstanceOf(Overlay.None.class);
    }

    @Test
    void paperThatNobodySaidToHaveTakenIsNotedAsLeft() {
        toResult();
        send(new Event.Next(), new Event.PrintDone(1, true));
        pass(150_000);
        assertThat(last(Effect.Ended.class).how()).isEqualTo(Ending.PAPER_LEFT);
        assertThat(screen()).isInstanceOf(Screen.Attract.class);
    }

    @Test
    void anItemWithoutCardWorksWhileSomebodysCardStillLiesThere() {
        toResult();
        send(new Event.AskEnd());
        send(new Event.End());
        send(new Event.Touched());
        send(new Event.Choose(Samples.GUIDE));
        assertThat(screen()).isInstanceOf(Screen.Notice.class);
    }

    @Test
    void theRatingGoesByItselfAfterFifteenSecondsAsNotRated() {
        toResult();
        send(new Event.Next());
        send(new Event.PrintDone(1, true));
        send(new Event.Next());
        pass(14_500);
        assertThat(screen()).isInstanceOf(Screen.Rate.class);
        pass(500);
        assertThat(last(Effect.SaveRating.class).grade()).isZero();
        assertThat(screen()).isInstanceOf(Screen.Attract.class);
    }

    @Test
    void anAnswerOfAnEndedSessionChangesNothing() {
        toQuestion();
        send(new Event.AskEnd());
        send(new Event.End());
        send(new Event.Touched());
        State before = state;
        send(new Event.RecordCame(1, Samples.found("张建国", Samples.ID)));
        assertThat(state).isEqualTo(before);
    }

    @Test
    void helpCallsTheAttendantAndTakesARemark() {
        send(new Event.Touched());
        send(new Event.AskHelp());
        send(new Event.CallAttendant());
        assertThat(last(Effect.CallAttendant.class).screen()).isEqualTo("home");
        send(new Event.AttendantCalled(1, true));
        assertThat(state.overlay()).isEqualTo(new Overlay.Help(Overlay.HelpStage.CALLED));
        send(new Event.Remark(Event.RemarkKind.HARD_TO_READ));
        assertThat(last(Effect.SaveRemark.class).screen()).isEqualTo("home");
    }

    @Test
    void tooManyCodesAskedForCloseThatWayAndAreNotCalledWrong() {
        toCheck();
        send(new Event.Pick(Screen.CheckMethod.PHONE_CODE));
        send(new Event.CheckRefused(1, Event.CheckTrouble.TOO_MANY_CODES, 0));
        assertThat(((Screen.ChooseCheck) screen()).ways())
                .contains(new Screen.CheckWay(Screen.CheckMethod.PHONE_CODE, Screen.Closed.TOO_MANY_CODES))
                .contains(new Screen.CheckWay(Screen.CheckMethod.ATTENDANT, null));
    }

    private void toCheck() {
        send(new Event.Touched());
        send(new Event.Choose(Samples.CERTIFICATE));
        send(new Event.CardMoved(new CardPosition(true, 1)));
        send(new Event.CardRead(1, 1, Samples.card("张建国", Samples.ID)));
        assertThat(((Screen.CardDone) screen()).maskedName()).isEqualTo("张**");
        send(new Event.Next());
        assertThat(screen()).isInstanceOf(Screen.ChooseCheck.class);
    }

    private void toCode() {
        toCheck();
        send(new Event.Pick(Screen.CheckMethod.PHONE_CODE));
        send(new Event.CodeSent(1, "139****0001", 5));
    }

    private void toQuestion() {
        toCode();
        type("246813");
        assertThat(last(Effect.ConfirmCode.class).code().reveal()).isEqualTo("246813");
        send(new Event.Checked(1, Screen.CheckMethod.PHONE_CODE));
        assertThat(((Screen.Working) screen()).progress().step())
                .as("a step without a number")
                .isPositive();
    }

    private void toResult() {
        toQuestion();
        send(new Event.RecordCame(1, Samples.found("张建国", Samples.ID)));
        assertThat(screen()).isInstanceOf(Screen.Result.class);
    }

    private void type(String digits) {
        digits.chars().forEach(d -> send(new Event.Digit((char) d)));
        send(new Event.Next());
    }

    private void pass(long millis) {
        long end = state.now() + millis;
        while (state.now() < end) {
            send(new Event.Tick(Math.min(end, state.now() + 500)));
        }
    }

    private void toUnknownPrint() {
        toResult();
        send(new Event.Next(), new Event.PrintFailed(1, Event.PrintCertainty.CANNOT_TELL, "D-102"));
    }

    private void send(Event... events) {
        for (Event event : events) {
            Step step = session.on(state, event);
            state = step.next();
            effects.addAll(step.effects());
        }
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
