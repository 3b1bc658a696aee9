// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import static org.doorstep.terminal.session.Moves.asleep;
import static org.doorstep.terminal.session.Moves.desk;
import static org.doorstep.terminal.session.Moves.home;
import static org.doorstep.terminal.session.Moves.trouble;
import static org.doorstep.terminal.session.Moves.visit;

import java.util.List;
import java.util.Optional;
import org.doorstep.catalog.flow.Advance;
import org.doorstep.catalog.flow.Display;
import org.doorstep.catalog.flow.FlowEngine;
import org.doorstep.catalog.flow.Position;
import org.doorstep.catalog.flow.Run;
import org.doorstep.catalog.flow.StepResult;
import org.doorstep.catalog.item.Action;
import org.doorstep.catalog.item.Identity;
import org.doorstep.catalog.item.Notice;
import org.doorstep.catalog.item.Output;
import org.doorstep.terminal.session.Screen.Way;

/**
 * The run of the item under way: what came of a step moves it, and each step it comes to has a part of the session that
 * carries it out. The parts are made here, as each of them moves the run on.
 */
final class RunFlow {
    private final FlowEngine engine;
    final CardFlow cards;
    final CheckFlow checks;
    final RecordFlow records;
    final ResultFlow results;
    final FormFlow forms;
    final FilingFlow filings;
    final PrintFlow prints;
    final CaseFlow cases;
    final GuideFlow guides;
    final RatingFlow ratings;

    RunFlow(Timing timing, FlowEngine engine, Display display) {
        this.engine = engine;
        this.cards = new CardFlow(this);
        this.checks = new CheckFlow(this);
        this.records = new RecordFlow(this);
        this.results = new ResultFlow(this, new ResultView(engine, display), timing);
        this.forms = new FormFlow(this, display, timing);
        this.filings = new FilingFlow(this, display, timing);
        this.prints = new PrintFlow(this);
        this.cases = new CaseFlow(this, timing);
        this.guides = new GuideFlow(this);
        this.ratings = new RatingFlow(timing);
    }

    FlowEngine engine() {
        return engine;
    }

    /** Begins {@code run} in place of the one before. */
    Step begin(State state, Run run) {
        return enter(state.with(visit(state).atHome().with(run)));
    }

    /** One stop back, or home where there is none. */
    Step back(State state) {
        Run run = visit(state).run();
        return (run == null ? Optional.<Run>empty() : engine.back(run))
                .map(before -> enter(state.with(visit(state).with(before))))
                .orElseGet(() -> home(state));
    }

    /** Where the run stands, as pages tell it. */
    Screen.Progress progress(State state) {
        Run run = visit(state).run();
        if (run == null || !(engine.position(run) instanceof Position.AtStep at)) {
            throw new IllegalStateException("no step is under way");
        }
        return Moves.progress(state, run.item(), at.number(), at.of());
    }

    /** The step's action of one kind, where the run stands at such a step. */
    <A extends Action> Optional<A> at(State state, Class<A> kind) {
        Run run = visit(state).run();
        return run != null
                        && engine.position(run) instanceof Position.AtStep at
                        && kind.isInstance(at.step().action())
                ? Optional.of(kind.cast(at.step().action()))
                : Optional.empty();
    }

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
            case Action.Show show -> results.enter(state, run, show, progress);
            case Action.Print(String id) -> {
                Output output = run.item().output(id).orElseThrow();
                yield output.kind() == Output.Kind.RECEIPT
                        ? filings.print(state, run, output, progress)
                        : PrintFlow.document(state, run, output, progress);
            }
            case Action.CheckAnswers check -> filings.check(state, run, check, progress);
            case Action.Submit ignored -> filings.submit(state, run, progress);
            case Action.Follow follow -> cases.enter(state, run, follow, progress);
            case Action.ShowGuide guide -> guides.enter(state, run, guide, progress);
            case Action.Rate() -> ratings.enter(state);
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

    private static Step finished(State state, Position.Finished finished) {
        return switch (finished.ending()) {
            case COMPLETED -> asleep(state);
            case NO_RECORD ->
                trouble(state, Screen.TroubleKind.NO_RECORD, "S-108", Way.BACK_HOME, Way.CALL_ATTENDANT, Way.END);
            case NOT_ELIGIBLE, ABORTED -> home(state);
        };
    }
}
