// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import static org.doorstep.terminal.session.Moves.home;
import static org.doorstep.terminal.session.Moves.trouble;
import static org.doorstep.terminal.session.Moves.visit;

import java.util.Map;
import org.doorstep.catalog.availability.Availability;
import org.doorstep.catalog.flow.Card;
import org.doorstep.catalog.flow.Display;
import org.doorstep.catalog.flow.FlowEngine;
import org.doorstep.catalog.flow.StepResult;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.catalog.item.Item;
import org.doorstep.device.spi.CardPosition;
import org.doorstep.terminal.session.Screen.Way;

/** A session from home into an item: what happens goes to the part of it that the screen belongs to. */
final class ItemFlow {
    private final Timing timing;
    private final RunFlow runs;
    private final TroubleFlow troubles;
    private final BrowseFlow browsing;

    ItemFlow(Timing timing, FlowEngine engine, Display display) {
        this.timing = timing;
        this.runs = new RunFlow(timing, engine, display);
        this.troubles = new TroubleFlow(runs);
        this.browsing = new BrowseFlow(this, runs.guides);
    }

    /** What was written in one language or size is written in the other. */
    State inLanguage(State state) {
        return switch (state.screen()) {
            case FormScreen.Ask ignored -> runs.forms.inLanguage(state);
            case FormScreen.Check check -> runs.filings.inLanguage(state, check);
            case CaseScreen ignored -> runs.cases.inLanguage(state);
            case BrowseScreen browse -> BrowseFlow.redrawn(state, browse);
            case Screen.Result result -> runs.results.inLanguage(state, result);
            default -> state;
        };
    }

    /** What was covered because nobody touched the screen is readable again. */
    State uncovered(State state) {
        return switch (state.screen()) {
            case Screen.Result result when result.covered() -> state.redraw(result.covered(false));
            case FormScreen.Check check -> runs.filings.uncovered(state, check);
            case CaseScreen.CaseView view -> runs.cases.uncovered(state, view);
            default -> state;
        };
    }

    /** Whether the page hides what it says until somebody touches it. */
    static boolean covered(Screen screen) {
        return switch (screen) {
            case Screen.Result result -> result.covered();
            case FormScreen.Check check -> check.covered();
            case CaseScreen.CaseView view -> view.covered();
            default -> false;
        };
    }

    // ---------------------------------------------------------------- what the resident does

    Step onTouch(State state, Event.Touch touch) {
        return switch (state.screen()) {
            case Screen.Home ignored ->
                switch (touch) {
                    case Event.Choose(String item) -> choose(state, item);
                    case Event.Browse(Event.Way way) -> browsing.browse(state, way);
                    default -> Step.of(state);
                };
            case Screen.WhyNot ignored -> touch instanceof Event.Back ? home(state) : Step.of(state);
            case Screen.PutCard ignored -> touch instanceof Event.Back ? home(state) : Step.of(state);
            case Screen.CardDone ignored -> runs.cards.onTouch(state, touch);
            case Screen.Notice ignored -> onNotice(state, touch);
            case Screen.ChooseCheck choice -> runs.checks.onChoose(state, choice, touch);
            case Screen.EnterCode enter -> runs.checks.onEnterCode(state, enter, touch);
            case Screen.AttendantCard ignored ->
                touch instanceof Event.Back ? runs.checks.choose(state) : Step.of(state);
            case Screen.Result result -> runs.results.onTouch(state, result, touch);
            case Screen.TakePaper ignored ->
                touch instanceof Event.Next ? runs.prints.paperTaken(state) : Step.of(state);
            case Screen.Rate ignored -> RatingFlow.onTouch(state, touch);
            case Screen.Trouble trouble -> troubles.onTouch(state, trouble, touch);
            case FormScreen.Ask ask -> runs.forms.onTouch(state, ask, touch);
            case FormScreen.Check check -> runs.filings.onCheck(state, check, touch);
            case FormScreen.Done done -> runs.filings.onDone(state, done, touch);
            case BrowseScreen browse -> browsing.onTouch(state, browse, touch);
            case CaseScreen of -> runs.cases.onTouch(state, of, touch);
            case Screen.Attract ignored -> Step.of(state);
            case Screen.Working ignored -> Step.of(state);
            case Screen.Printing ignored -> Step.of(state);
        };
    }

    Step choose(State state, String itemId) {
        Offer offer = state.facts().offer(itemId).orElse(null);
        if (offer == null || !Home.runsHere(offer.item())) {
            return home(state);
        }
        Item item = offer.item();
        if (offer.availability() instanceof Availability.Withheld withheld) {
            return Step.of(state.to(new Screen.WhyNot(item.title(), withheld.text(), Home.code(withheld))));
        }
        return runs.begin(state, runs.engine().begin(item, state.facts().today()));
    }

    private Step onNotice(State state, Event.Touch touch) {
        return switch (touch) {
            case Event.Next() -> runs.advance(state, new StepResult.Confirmed());
            case Event.Back() -> home(state);
            default -> Step.of(state);
        };
    }

    // ---------------------------------------------------------------- what the reader sees

    Step onCard(State state, CardPosition card) {
        return switch (state.screen()) {
            case Screen.PutCard put -> CardFlow.readIfNew(state, put.progress());
            case Screen.CardDone done -> CardFlow.moved(state, done, card);
            case FormScreen.Done done -> Step.of(state.redraw(done.card(card.present())));
            case Screen.TakePaper take ->
                Step.of(state.redraw(new Screen.TakePaper(take.progress(), take.slip(), card.present())));
            case Screen.AttendantCard attendant -> {
                Visit.Holder holder = visit(state).holder();
                yield holder == null ? Step.of(state) : CheckFlow.onCard(state, attendant, holder, card);
            }
            default -> Step.of(state);
        };
    }

    /** A reader that has failed while a card is waited for is told; while one is being read, its answer tells. */
    Step onReader(State state) {
        boolean waiting = switch (state.screen()) {
            case Screen.PutCard put -> put.stage() != Screen.CardStage.READING;
            case Screen.AttendantCard attendant -> attendant.stage() != Screen.AttendantStage.READING;
            default -> false;
        };
        return waiting && state.facts().reader() instanceof Facts.CardReading.Off(String code)
                ? CardFlow.gone(state, code)
                : Step.of(state);
    }

    // ---------------------------------------------------------------- what effects brought

    Step onAnswer(State state, Event.Answer answer) {
        return switch (answer) {
            case Event.CardRead(long ignored, long placement, Card card) -> CardFlow.read(state, placement, card);
            case Event.CardNotRead(long ignored, Event.CardTrouble why, String code) ->
                CardFlow.notRead(state, why, code);
            case Event.CodeSent(long ignored, String phone, int left) -> CheckFlow.sent(state, phone, left);
            case Event.Checked(long ignored, Screen.CheckMethod method) -> runs.checks.checked(state, method);
            case Event.CheckRefused(long ignored, Event.CheckTrouble why, int left, String code) ->
                runs.checks.refused(state, why, left, code);
            case Event.RecordCame(long ignored, StepResult.Found found) -> runs.records.came(state, found);
            case Event.RecordRefused(long ignored, Event.RecordTrouble why) -> runs.records.refused(state, why);
            case Event.PrintDone(long ignored, boolean slip) ->
                state.screen() instanceof FormScreen.Done done
                        ? FilingFlow.printed(state, done)
                        : PrintFlow.done(state, slip);
            case Event.PrintFailed(long ignored, Event.PrintCertainty certainty, String code) ->
                state.screen() instanceof FormScreen.Done done
                        ? FilingFlow.notPrinted(state, done, certainty, code)
                        : PrintFlow.failed(state, certainty, code);
            case Event.Filed(long ignored, String slip, String link) -> runs.filings.filed(state, slip, link);
            case Event.NotFiled(long ignored, String code) -> runs.filings.notFiled(state, code);
            case Event.Received(long ignored, String slip, String number) -> runs.filings.received(state, slip, number);
            case Event.CasesCame came -> runs.cases.casesCame(state, came.cases(), came.missing());
            case Event.SlipCame came -> runs.cases.slipCame(state, came);
            case Event.AnswersCame(long ignored, Map<String, TextValue> written) ->
                runs.cases.answersCame(state, written);
            case Event.AttendantCalled ignored -> Step.of(state);
            case Event.Broke ignored -> Step.of(state);
        };
    }

    // ---------------------------------------------------------------- time

    Step onTime(State state) {
        long up = state.now() - state.since();
        return switch (state.screen()) {
            case Screen.Working working
            when working.task() == Screen.Task.HANDING_IN -> runs.filings.onHandingInTime(state, up);
            case Screen.Working working when up >= timing.work() -> tooLong(state.touched(), working.task());
            case Screen.Printing ignored
            when up >= timing.print() -> PrintFlow.failed(state, Event.PrintCertainty.CANNOT_TELL, Codes.NO_ANSWER);
            case FormScreen.Done done -> runs.filings.onDoneTime(state, done, up);
            case Screen.Rate ignored -> runs.ratings.onTime(state, up);
            case Screen.Result result -> Step.of(runs.results.onTime(state, result, up));
            case FormScreen.Ask ask -> Step.of(runs.forms.onTime(state, ask, up));
            case FormScreen.Check check -> Step.of(runs.filings.onCheckTime(state, check, up));
            case CaseScreen.CaseView view -> Step.of(runs.cases.onTime(state, view));
            default -> Step.of(state);
        };
    }

    private static Step tooLong(State state, Screen.Task task) {
        return task == Screen.Task.MAKING_DOCUMENT
                ? trouble(state, Screen.TroubleKind.DEPARTMENT_SILENT, "S-103", Way.CALL_ATTENDANT, Way.END)
                : Moves.departmentSilent(state);
    }
}
