// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import static org.doorstep.terminal.session.Moves.home;
import static org.doorstep.terminal.session.Moves.trouble;
import static org.doorstep.terminal.session.Moves.visit;

import java.util.List;
import org.doorstep.catalog.flow.Advance;
import org.doorstep.catalog.flow.Display;
import org.doorstep.catalog.flow.Fees;
import org.doorstep.catalog.flow.FlowEngine.Answered;
import org.doorstep.catalog.flow.Run;
import org.doorstep.catalog.flow.StepResult;
import org.doorstep.catalog.item.Action;
import org.doorstep.catalog.item.Output;
import org.doorstep.contract.SlipNumber;
import org.doorstep.terminal.session.Screen.Way;
import org.jspecify.annotations.Nullable;

/**
 * Answers are checked and handed in: once on disk they are never handed in again by this session, and what is said of them
 * rests on central's receipt alone.
 */
final class FilingFlow {
    private final RunFlow runs;
    private final AnswerView view;
    private final Timing timing;

    FilingFlow(RunFlow runs, Display display, Timing timing) {
        this.runs = runs;
        this.view = new AnswerView(display);
        this.timing = timing;
    }

    // ---------------------------------------------------------------- check

    Step check(State state, Run run, Action.CheckAnswers action, Screen.Progress progress) {
        return Step.of(state.to(checkScreen(state, run, action, progress, 0, 0, false)));
    }

    private FormScreen.Check checkScreen(
            State state,
            Run run,
            Action.CheckAnswers action,
            Screen.Progress progress,
            int page,
            int revealSeconds,
            boolean covered) {
        Filing filing = visit(state).filing();
        List<FormScreen.Line> all = runs.engine().answers(run).stream()
                .map(answered ->
                        view.line(answered, filing.earlier(), state.comfort().language()))
                .toList();
        int perPage = switch (state.comfort().size()) {
            case STANDARD -> 6;
            case LARGE -> 4;
            case HUGE -> 3;
        };
        Paged<FormScreen.Line> at = Paged.of(all, page, perPage);
        Fees fees = runs.engine().fees(run);
        return new FormScreen.Check(
                progress,
                action.title(),
                action.note(),
                at.shown(),
                filing.reasons(),
                run.item().fees().isEmpty() ? null : Display.yuan(fees.totalFen()),
                action.button(),
                at.page(),
                at.pages(),
                revealSeconds,
                covered);
    }

    private FormScreen.Check again(State state, FormScreen.Check check, int page, int revealSeconds, boolean covered) {
        Run run = run(state);
        return run == null
                ? check
                : runs.at(state, Action.CheckAnswers.class)
                        .map(action -> checkScreen(state, run, action, check.progress(), page, revealSeconds, covered))
                        .orElse(check);
    }

    State inLanguage(State state, FormScreen.Check check) {
        return state.redraw(again(state, check, check.page(), 0, check.covered()));
    }

    State uncovered(State state, FormScreen.Check check) {
        return check.covered() ? state.redraw(again(state, check, check.page(), 0, false)) : state;
    }

    Step onCheck(State state, FormScreen.Check check, Event.Touch touch) {
        Run run = run(state);
        if (run == null) {
            return home(state);
        }
        return switch (touch) {
            case Event.Back() -> runs.back(state);
            case Event.Turn(int by) -> Step.of(state.to(again(state, check, check.page() + by, 0, false)));
            case Event.Reveal() ->
                Step.of(state.to(again(state, check, check.page(), Moves.seconds(timing.reveal()), false)));
            case Event.Edit(String page)
            when !page.isEmpty()
                    && check.lines().stream().anyMatch(l -> l.page().equals(page)) ->
                runs.enter(state.with(visit(state).with(runs.engine().edit(run, page))));
            case Event.Next() ->
                check.page() + 1 < check.pages()
                        ? Step.of(state.to(again(state, check, check.page() + 1, 0, false)))
                        : runs.advance(state, new StepResult.Confirmed());
            default -> Step.of(state);
        };
    }

    State onCheckTime(State state, FormScreen.Check check, long up) {
        if (state.now() - state.lastTouch() >= timing.hide()) {
            return check.covered() ? state : state.redraw(again(state, check, check.page(), 0, true));
        }
        return check.revealSeconds() == 0
                ? state
                : state.redraw(again(state, check, check.page(), Moves.seconds(timing.reveal() - up), false));
    }

    // ---------------------------------------------------------------- hand in

    Step submit(State state, Run run, Screen.Progress progress) {
        Filing filing = visit(state).filing();
        if (filing.filed()) {
            return runs.advance(state, result(filing));
        }
        List<Answered> answers = runs.engine().answers(run);
        return Step.of(
                state.to(new Screen.Working(progress, Screen.Task.HANDING_IN)),
                new Effect.Submit(state.session(), run, answers, filing.replaces()));
    }

    private static StepResult.Submitted result(Filing filing) {
        return new StepResult.Submitted(filing.slip(), filing.link(), filing.caseNumber());
    }

    private static boolean handingIn(State state) {
        return Moves.working(state, Screen.Task.HANDING_IN);
    }

    Step filed(State state, String slip, String link) {
        if (visit(state).filing().filed() || run(state) == null) {
            return Step.of(state);
        }
        State kept = state.with(visit(state).with(visit(state).filing().filed(slip, link)));
        return handingIn(state) && !state.facts().online() ? toldNow(kept) : Step.of(kept);
    }

    private Step toldNow(State state) {
        return runs.advance(state, result(visit(state).filing()));
    }

    Step notFiled(State state, String code) {
        return handingIn(state)
                ? trouble(state, Screen.TroubleKind.NOT_FILED, code, Way.TRY_AGAIN, Way.CALL_ATTENDANT, Way.END)
                : Step.of(state);
    }

    Step received(State state, String slip, String caseNumber) {
        Filing filing = visit(state).filing();
        if (!filing.slip().equals(slip)) {
            return Step.of(state);
        }
        State known = state.with(visit(state).with(filing.received(caseNumber)));
        if (handingIn(state)) {
            return toldNow(known);
        }
        return state.screen() instanceof FormScreen.Done done
                ? Step.of(known.redraw(done.received(caseNumber)))
                : Step.of(known);
    }

    /** Central's receipt is waited for a moment only: what is on disk goes out by itself. */
    Step onHandingInTime(State state, long up) {
        if (visit(state).filing().filed()) {
            return up >= timing.receipt() ? toldNow(state.touched()) : Step.of(state);
        }
        return up >= timing.work()
                ? trouble(state.touched(), Screen.TroubleKind.INTERNAL, "S-110", Way.CALL_ATTENDANT, Way.END)
                : Step.of(state);
    }

    // ---------------------------------------------------------------- the slip

    /** Prints on the receipt printer: the slip of what was handed in, whose number stays on the screen, or another. */
    Step print(State state, Run run, Output output, Screen.Progress progress) {
        Visit visit = visit(state);
        Filing filing = visit.filing();
        if (!filing.filed()) {
            return PrintFlow.begin(state, new Screen.Printing(progress), attempt -> slip(state, run, output, attempt));
        }
        FormScreen.Done done = done(state, run, filing, progress);
        // What was handed in is told in any case, also where an earlier paper of this visit is still in doubt.
        return visit.prints().settled()
                ? PrintFlow.begin(state, done, attempt -> slip(state, run, output, attempt))
                : Step.of(state.to(done.paper(FormScreen.Paper.NOT_PRINTED, Codes.NO_ANSWER)));
    }

    private static Effect.PrintSlip slip(State state, Run run, Output output, int attempt) {
        return new Effect.PrintSlip(
                state.session(),
                run,
                output,
                state.comfort(),
                visit(state).filing().slip(),
                attempt);
    }

    private static FormScreen.Done done(State state, Run run, Filing filing, Screen.Progress progress) {
        return new FormScreen.Done(
                progress,
                run.item().title(),
                new SlipNumber(filing.slip()).grouped(),
                filing.link(),
                filing.caseNumber(),
                FormScreen.Paper.PRINTING,
                "",
                state.facts().card().present());
    }

    static Step printed(State state, FormScreen.Done done) {
        return done.paper() == FormScreen.Paper.PRINTING
                ? Step.of(PrintFlow.known(state).to(done.paper(FormScreen.Paper.TAKE, "")))
                : Step.of(state);
    }

    static Step notPrinted(State state, FormScreen.Done done, Event.PrintCertainty certainty, String code) {
        if (done.paper() != FormScreen.Paper.PRINTING) {
            return Step.of(state);
        }
        return switch (certainty) {
            case NOTHING_CAME_OUT, STOPPED_MIDWAY ->
                Step.of(PrintFlow.known(state).to(done.paper(FormScreen.Paper.NOT_PRINTED, code)));
            case CANNOT_TELL -> Step.of(state.touched().to(done.paper(FormScreen.Paper.UNKNOWN, code)));
        };
    }

    Step onDone(State state, FormScreen.Done done, Event.Touch touch) {
        return switch (touch) {
            case Event.Back() -> home(state);
            case Event.Next() when done.paper() != FormScreen.Paper.PRINTING -> goOn(state, done);
            default -> Step.of(state);
        };
    }

    /** The resident has seen the number: whether the slip came out does not hold up the rest. */
    private Step goOn(State state, FormScreen.Done done) {
        Run run = run(state);
        if (run == null) {
            return home(state);
        }
        if (done.paper() == FormScreen.Paper.TAKE) {
            return runs.advance(state, new StepResult.Printed());
        }
        return runs.engine().advance(run, new StepResult.Failed()) instanceof Advance.Moved(Run next)
                ? runs.enter(state.with(visit(state).with(next)))
                : home(state);
    }

    /** A slip that is under way for too long. */
    Step onDoneTime(State state, FormScreen.Done done, long up) {
        return up >= timing.print()
                ? notPrinted(state, done, Event.PrintCertainty.CANNOT_TELL, Codes.NO_ANSWER)
                : Step.of(state);
    }

    private static @Nullable Run run(State state) {
        return visit(state).run();
    }
}
