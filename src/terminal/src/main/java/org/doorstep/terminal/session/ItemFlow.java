// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import static org.doorstep.terminal.session.Moves.asleep;
import static org.doorstep.terminal.session.Moves.desk;
import static org.doorstep.terminal.session.Moves.home;
import static org.doorstep.terminal.session.Moves.trouble;
import static org.doorstep.terminal.session.Moves.visit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.catalog.availability.Availability;
import org.doorstep.catalog.flow.Advance;
import org.doorstep.catalog.flow.Card;
import org.doorstep.catalog.flow.Display;
import org.doorstep.catalog.flow.FlowEngine;
import org.doorstep.catalog.flow.Position;
import org.doorstep.catalog.flow.Run;
import org.doorstep.catalog.flow.StepResult;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.catalog.item.Action;
import org.doorstep.catalog.item.Identity;
import org.doorstep.catalog.item.Item;
import org.doorstep.catalog.item.Notice;
import org.doorstep.catalog.item.Output;
import org.doorstep.device.spi.CardPosition;
import org.doorstep.terminal.session.Screen.Way;

/** A session within an item: each step of the run has its screen, and each screen's answer moves the run. */
final class ItemFlow {
    private final Timing timing;
    private final FlowEngine engine;
    private final ResultView results;
    private final CardFlow cards;
    private final CheckFlow checks;
    private final RecordFlow records;
    private final FormFlow forms;
    private final FilingFlow filings;
    private final CaseFlow cases;
    private final GuideFlow guides;
    private final BrowseFlow browsing;

    ItemFlow(Timing timing, FlowEngine engine, Display display) {
        this.timing = timing;
        this.engine = engine;
        this.results = new ResultView(engine, display);
        this.cards = new CardFlow(this);
        this.checks = new CheckFlow(this);
        this.records = new RecordFlow(this, checks);
        this.forms = new FormFlow(this, display, timing);
        this.filings = new FilingFlow(this, display, timing);
        this.cases = new CaseFlow(this, timing);
        this.guides = new GuideFlow(this);
        this.browsing = new BrowseFlow(this, guides);
    }

    FlowEngine engine() {
        return engine;
    }

    /** What was written in one language or size is written in the other. */
    State inLanguage(State state) {
        Visit visit = state.visit();
        Run run = visit == null ? null : visit.run();
        return switch (state.screen()) {
            case FormScreen.Ask ignored -> forms.inLanguage(state);
            case FormScreen.Check check -> filings.inLanguage(state, check);
            case CaseScreen ignored -> cases.inLanguage(state);
            case BrowseScreen browse -> BrowseFlow.redrawn(state, browse);
            case Screen.Result result
            when run != null
                    && engine.position(run) instanceof Position.AtStep at
                    && at.step().action() instanceof Action.Show(org.doorstep.catalog.item.View view) ->
                state.redraw(results.screen(
                        run, view, result.progress(), state.comfort().language(), state.facts()));
            default -> state;
        };
    }

    /** What was covered because nobody touched the screen is readable again. */
    State uncovered(State state) {
        return switch (state.screen()) {
            case Screen.Result result when result.covered() -> state.redraw(ResultView.covered(result, false));
            case FormScreen.Check check -> filings.uncovered(state, check);
            case CaseScreen.CaseView view -> CaseFlow.uncovered(state, view);
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

    /** The step at which the run follows cases, if it is there. */
    Optional<Action.Follow> follow(Run run) {
        return engine.position(run) instanceof Position.AtStep at && at.step().action() instanceof Action.Follow follow
                ? Optional.of(follow)
                : Optional.empty();
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
            case Screen.CardDone ignored -> cards.onTouch(state, touch);
            case Screen.Notice ignored -> onConfirmable(state, touch);
            case Screen.ChooseCheck choice -> checks.onChoose(state, choice, touch);
            case Screen.EnterCode enter -> checks.onEnterCode(state, enter, touch);
            case Screen.AttendantCard ignored -> touch instanceof Event.Back ? checks.choose(state) : Step.of(state);
            case Screen.Result result -> onResult(state, result, touch);
            case Screen.TakePaper ignored -> touch instanceof Event.Next ? paperTaken(state) : Step.of(state);
            case Screen.Rate ignored -> touch instanceof Event.Rated(int grade) ? rated(state, grade) : Step.of(state);
            case Screen.Trouble trouble -> onTrouble(state, trouble, touch);
            case FormScreen.Ask ask -> forms.onTouch(state, ask, touch);
            case FormScreen.Check check -> filings.onCheck(state, check, touch);
            case FormScreen.Done done -> filings.onDone(state, done, touch);
            case BrowseScreen browse -> browsing.onTouch(state, browse, touch);
            case CaseScreen of -> cases.onTouch(state, of, touch);
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
        return enter(state.with(
                visit(state).atHome().with(engine.begin(item, state.facts().today()))));
    }

    private Step onConfirmable(State state, Event.Touch touch) {
        return switch (touch) {
            case Event.Next() -> advance(state, new StepResult.Confirmed());
            case Event.Back() -> home(state);
            default -> Step.of(state);
        };
    }

    private Step onResult(State state, Screen.Result result, Event.Touch touch) {
        return switch (touch) {
            case Event.Back() -> home(state);
            case Event.Reveal() -> Step.of(state.to(ResultView.revealed(result, Moves.seconds(timing.reveal()))));
            case Event.Next() -> advance(state, new StepResult.Confirmed());
            default -> Step.of(state);
        };
    }

    private Step onTrouble(State state, Screen.Trouble trouble, Event.Touch touch) {
        if (!(touch instanceof Event.Take(Way way)) || !trouble.ways().contains(way)) {
            return touch instanceof Event.Back && trouble.ways().contains(Way.BACK_HOME) ? home(state) : Step.of(state);
        }
        return switch (way) {
            case CALL_ATTENDANT ->
                Step.of(
                        state.over(new Overlay.Help(Overlay.HelpStage.OPEN)),
                        new Effect.CallAttendant(state.session(), trouble.id()));
            case TRY_AGAIN -> enter(state);
            case PRINT_AGAIN -> visit(state).prints().settled() ? enter(state) : Step.of(state);
            case OTHER_CHECK -> checks.choose(state);
            case BACK_HOME -> home(state);
            case END -> asleep(state);
        };
    }

    private Step paperTaken(State state) {
        Visit visit = visit(state);
        if (visit.leaving()) {
            return asleep(state);
        }
        return visit.following().open() >= 0 && !visit.filing().filed()
                ? cases.paperTaken(state)
                : advance(state, new StepResult.Printed());
    }

    private Step rated(State state, int grade) {
        Visit visit = visit(state);
        Run run = visit.run();
        if (run == null || grade < 0 || grade > 5) {
            return asleep(state);
        }
        Effect ofCase = CaseFlow.rating(state, grade);
        return asleep(state)
                .after(List.of(
                        ofCase != null
                                ? ofCase
                                : new Effect.SaveRating(
                                        state.session(),
                                        run.item(),
                                        visit.filing().slip(),
                                        grade)));
    }

    Step onCard(State state, CardPosition card) {
        return switch (state.screen()) {
            case Screen.PutCard put -> CardFlow.readIfNew(state, put.progress());
            case Screen.CardDone done -> CardFlow.moved(state, done, card);
            case FormScreen.Done done -> filings.onCard(state, done, card.present());
            case Screen.TakePaper take ->
                Step.of(state.redraw(new Screen.TakePaper(take.progress(), take.slip(), card.present())));
            case Screen.AttendantCard attendant -> {
                Visit.Holder holder = visit(state).holder();
                yield holder == null ? Step.of(state) : CheckFlow.onCard(state, attendant, holder, card);
            }
            default -> Step.of(state);
        };
    }

    // ---------------------------------------------------------------- what effects brought

    Step onAnswer(State state, Event.Answer answer) {
        return switch (answer) {
            case Event.CardRead(long ignored, long placement, Card card) -> CardFlow.read(state, placement, card);
            case Event.CardNotRead(long ignored, Event.CardTrouble why, String code) ->
                CardFlow.notRead(state, why, code);
            case Event.CodeSent(long ignored, String phone, int left) ->
                state.screen() instanceof Screen.Working(Screen.Progress progress, Screen.Task task)
                                && task == Screen.Task.SENDING_CODE
                        ? Step.of(state.with(visit(state).with(Visit.Code.sentTo(phone, left)))
                                .to(new Screen.EnterCode(progress, phone, 0, Screen.CodeRemark.NONE, left)))
                        : Step.of(state);
            case Event.Checked(long ignored, Screen.CheckMethod method) -> checks.checked(state, method);
            case Event.CheckRefused(long ignored, Event.CheckTrouble why, int left, String code) ->
                checks.refused(state, why, left, code);
            case Event.RecordCame(long ignored, StepResult.Found found) -> records.came(state, found);
            case Event.RecordRefused(long ignored, Event.RecordTrouble why) -> records.refused(state, why);
            case Event.PrintDone(long ignored, boolean slip) ->
                state.screen() instanceof FormScreen.Done done
                        ? filings.printed(state, done)
                        : PrintFlow.done(state, slip);
            case Event.PrintFailed(long ignored, Event.PrintCertainty certainty, String code) ->
                state.screen() instanceof FormScreen.Done done
                        ? filings.notPrinted(state, done, certainty, code)
                        : PrintFlow.failed(state, certainty, code);
            case Event.Filed(long ignored, String slip, String link) -> filings.filed(state, slip, link);
            case Event.NotFiled(long ignored, String code) -> filings.notFiled(state, code);
            case Event.Received(long ignored, String slip, String number) -> filings.received(state, slip, number);
            case Event.CasesCame(long ignored, List<CaseFacts> found, CaseScreen.Missing missing) ->
                cases.casesCame(state, found, missing);
            case Event.SlipCame came -> cases.slipCame(state, came);
            case Event.AnswersCame(long ignored, Map<String, TextValue> written) -> cases.answersCame(state, written);
            case Event.AttendantCalled ignored -> Step.of(state);
            case Event.Broke ignored -> Step.of(state);
        };
    }

    // ---------------------------------------------------------------- time

    Step onTime(State state) {
        long up = state.now() - state.since();
        return switch (state.screen()) {
            case Screen.Working(Screen.Progress ignored, Screen.Task task)
            when task == Screen.Task.HANDING_IN -> filings.onHandingInTime(state, up);
            case FormScreen.Ask ask -> Step.of(forms.onTime(state, ask, up));
            case FormScreen.Check check -> Step.of(filings.onCheckTime(state, check, up));
            case FormScreen.Done done
            when done.paper() == FormScreen.Paper.PRINTING && up >= timing.print() ->
                filings.notPrinted(state, done, Event.PrintCertainty.CANNOT_TELL, Codes.NO_ANSWER);
            case CaseScreen.CaseView view -> Step.of(cases.onTime(state, view));
            case Screen.Working working
            when up >= timing.work() ->
                trouble(
                        state.touched(),
                        Screen.TroubleKind.DEPARTMENT_SILENT,
                        "S-103",
                        working.task() == Screen.Task.MAKING_DOCUMENT
                                ? new Way[] {Way.CALL_ATTENDANT, Way.END}
                                : new Way[] {Way.TRY_AGAIN, Way.CALL_ATTENDANT, Way.END});
            case Screen.Printing ignored
            when up >= timing.print() -> PrintFlow.failed(state, Event.PrintCertainty.CANNOT_TELL, Codes.NO_ANSWER);
            case Screen.Rate ignored -> {
                int left = Moves.seconds(timing.rating() - up);
                yield left == 0 ? rated(state, 0) : Step.of(state.redraw(new Screen.Rate(left)));
            }
            case Screen.Result result -> Step.of(onResultTime(state, result, up));
            default -> Step.of(state);
        };
    }

    private State onResultTime(State state, Screen.Result result, long up) {
        if (state.now() - state.lastTouch() >= timing.hide()) {
            return result.covered() ? state : state.redraw(ResultView.covered(result, true));
        }
        if (result.revealSeconds() == 0) {
            return state;
        }
        return state.redraw(ResultView.revealed(result, Moves.seconds(timing.reveal() - up)));
    }

    // ---------------------------------------------------------------- the run

    Step advance(State state, StepResult result) {
        Run run = visit(state).run();
        if (run == null) {
            return home(state);
        }
        return switch (engine.advance(run, result)) {
            case Advance.Moved(Run next) -> enter(state.with(visit(state).with(next)));
            case Advance.Invalid ignored -> Step.of(state);
            case Advance.MayRetry ignored ->
                trouble(state, Screen.TroubleKind.INTERNAL, "S-105", Way.TRY_AGAIN, Way.CALL_ATTENDANT, Way.END);
            case Advance.NeedsPerson ignored ->
                trouble(state, Screen.TroubleKind.INTERNAL, "S-105", Way.CALL_ATTENDANT, Way.BACK_HOME, Way.END);
            case Advance.HolderDiffers ignored -> {
                Step stopped = trouble(
                        state.with(visit(state).with(visit(state).proof().lost())),
                        Screen.TroubleKind.OTHER_HOLDER,
                        "S-106",
                        Way.CALL_ATTENDANT,
                        Way.END);
                yield stopped.after(List.of(new Effect.RaiseAlarm(
                        state.session(), "HOLDER_MISMATCH", run.item().id())));
            }
        };
    }

    /** Comes to the step at which the run stands. */
    Step enter(State state) {
        Run run = visit(state).run();
        if (run == null) {
            return home(state);
        }
        return switch (engine.position(run)) {
            case Position.AtStep at -> enter(state, run, at, Moves.progress(state, run.item(), at.number(), at.of()));
            case Position.AtPage at -> forms.enter(state, at);
            case Position.Finished finished -> finished(state, finished);
        };
    }

    private Step enter(State state, Run run, Position.AtStep at, Screen.Progress progress) {
        Visit visit = visit(state);
        return switch (at.step().action()) {
            case Action.ReadId() -> {
                Visit.Holder holder = visit.holder();
                yield holder != null
                        ? advance(state, new StepResult.CardRead(holder.card()))
                        : CardFlow.ask(state, progress);
            }
            case Action.CheckIdentity() ->
                desk(state).equals(visit.proof().desk())
                        ? advance(state, new StepResult.Identified(Identity.Method.PHONE_CODE))
                        : checks.choose(state);
            case Action.ShowNotice(String id) -> {
                Notice notice = run.item().notice(id).orElseThrow();
                yield Step.of(
                        state.to(new Screen.Notice(progress, notice.title(), notice.paragraphs(), notice.button())));
            }
            case Action.Query query ->
                Step.of(
                        state.to(new Screen.Working(progress, Screen.Task.ASKING_DEPARTMENT)),
                        new Effect.AskDepartment(state.session(), run.item(), query));
            case Action.Show(org.doorstep.catalog.item.View view) ->
                Step.of(state.to(
                        results.screen(run, view, progress, state.comfort().language(), state.facts())));
            case Action.Print(String id) -> {
                Output output = run.item().output(id).orElseThrow();
                yield output.kind() == Output.Kind.RECEIPT
                        ? filings.print(state, run, output, progress)
                        : PrintFlow.begin(state, run, output, progress);
            }
            case Action.CheckAnswers check -> filings.check(state, run, check, progress);
            case Action.Submit ignored -> filings.submit(state, run, progress);
            case Action.Follow follow -> cases.enter(state, run, follow, progress);
            case Action.ShowGuide guide -> guides.enter(state, run, guide, progress);
            case Action.Rate() -> Step.of(state.to(new Screen.Rate(Moves.seconds(timing.rating()))));
            case Action.CheckFace ignored -> cannot(state);
            case Action.Form ignored -> cannot(state);
            case Action.Sign ignored -> cannot(state);
            case Action.Pay ignored -> cannot(state);
            case Action.Notify ignored -> cannot(state);
        };
    }

    /** Home never offers an item with such a step; a catalog that changed under way ends here. */
    private static Step cannot(State state) {
        return trouble(state, Screen.TroubleKind.INTERNAL, "S-107", Way.BACK_HOME, Way.END);
    }

    private Step finished(State state, Position.Finished finished) {
        return switch (finished.ending()) {
            case COMPLETED -> asleep(state);
            case NO_RECORD ->
                trouble(state, Screen.TroubleKind.NO_RECORD, "S-108", Way.BACK_HOME, Way.CALL_ATTENDANT, Way.END);
            case NOT_ELIGIBLE, ABORTED -> home(state);
        };
    }
}
