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
import org.doorstep.catalog.flow.Position;
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
    private final ItemFlow items;
    private final AnswerView view;
    private final Timing timing;

    FilingFlow(ItemFlow items, Display display, Timing timing) {
        this.items = items;
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
        List<FormScreen.Line> all = items.engine().answers(run).stream()
                .map(answered ->
                        view.line(answered, filing.earlier(), state.comfort().language()))
                .toList();
        int perPage = switch (state.comfort().size()) {
            case STANDARD -> 6;
            case LARGE -> 4;
            case HUGE -> 3;
        };
        int pages = Math.max(1, Math.ceilDiv(all.size(), perPage));
        int at = Math.clamp(page, 0, pages - 1);
        Fees fees = items.engine().fees(run);
        return new FormScreen.Check(
                progress,
                action.title(),
                action.note(),
                all.subList(at * perPage, Math.min(all.size(), (at + 1) * perPage)),
                filing.reasons(),
                run.item().fees().isEmpty() ? null : Display.yuan(fees.totalFen()),
                action.button(),
                at,
                pages,
                revealSeconds,
                covered);
    }

    private FormScreen.Check again(State state, FormScreen.Check check, int page, int revealSeconds, boolean covered) {
        Run run = run(state);
        return run != null
                        && items.engine().position(run) instanceof Position.AtStep at
                        && at.step().action() instanceof Action.CheckAnswers action
                ? checkScreen(state, run, action, check.progress(), page, revealSeconds, covered)
                : check;
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
            case Event.Back() ->
                items.engine()
                        .back(run)
                        .map(before -> items.enter(state.with(visit(state).with(before))))
                        .orElseGet(() -> home(state));
            case Event.Turn(int by) -> Step.of(state.to(again(state, check, check.page() + by, 0, false)));
            case Event.Reveal() ->
                Step.of(state.to(again(state, check, check.page(), Moves.seconds(timing.reveal()), false)));
            case Event.Edit(String page)
            when !page.isEmpty()
                    && check.lines().stream().anyMatch(l -> l.page().equals(page)) ->
                items.enter(state.with(visit(state).with(items.engine().edit(run, page))));
            case Event.Next() ->
                check.page() + 1 < check.pages()
                        ? Step.of(state.to(again(state, check, check.page() + 1, 0, false)))
                        : items.advance(state, new StepResult.Confirmed());
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
            return items.advance(state, result(filing));
        }
        List<Answered> answers = items.engine().answers(run);
        return Step.of(
                state.to(new Screen.Working(progress, Screen.Task.HANDING_IN)),
                new Effect.Submit(state.session(), run, answers, filing.replaces()));
    }

    private static StepResult.Submitted result(Filing filing) {
        return new StepResult.Submitted(filing.slip(), filing.link(), filing.caseNumber());
    }

    private static boolean handingIn(State state) {
        return state.screen() instanceof Screen.Working working && working.task() == Screen.Task.HANDING_IN;
    }

    Step filed(State state, String slip, String link) {
        if (visit(state).filing().filed() || run(state) == null) {
            return Step.of(state);
        }
        State kept = state.with(visit(state).with(visit(state).filing().filed(slip, link)));
        return handingIn(state) && !state.facts().online() ? toldNow(kept) : Step.of(kept);
    }

    private Step toldNow(State state) {
        return items.advance(state, result(visit(state).filing()));
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
                ? Step.of(known.redraw(with(done, caseNumber)))
                : Step.of(known);
    }

    private static FormScreen.Done with(FormScreen.Done done, String caseNumber) {
        return new FormScreen.Done(
                done.progress(),
                done.item(),
                done.slip(),
                done.link(),
                caseNumber,
                done.paper(),
                done.code(),
                done.cardStillThere());
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
        if (!visit.prints().settled()) {
            return trouble(state, Screen.TroubleKind.PRINT_UNKNOWN, Codes.NO_ANSWER, Way.CALL_ATTENDANT, Way.END);
        }
        int attempt = visit.prints().begun() + 1;
        State begun = state.with(visit.with(new Visit.Prints(attempt, false)));
        Effect effect = new Effect.PrintSlip(state.session(), run, output, state.comfort(), filing.slip(), attempt);
        return filing.filed()
                ? Step.of(begun.to(done(state, run, filing, progress)), effect)
                : Step.of(begun.to(new Screen.Printing(progress)), effect);
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

    Step printed(State state, FormScreen.Done done) {
        return settled(state, done, FormScreen.Paper.TAKE, "", true);
    }

    Step notPrinted(State state, FormScreen.Done done, Event.PrintCertainty certainty, String code) {
        return switch (certainty) {
            case NOTHING_CAME_OUT, STOPPED_MIDWAY -> settled(state, done, FormScreen.Paper.NOT_PRINTED, code, true);
            case CANNOT_TELL -> settled(state, done, FormScreen.Paper.UNKNOWN, code, false);
        };
    }

    private static Step settled(State state, FormScreen.Done done, FormScreen.Paper paper, String code, boolean known) {
        Visit visit = visit(state);
        if (done.paper() != FormScreen.Paper.PRINTING) {
            return Step.of(state);
        }
        State told = state.with(visit.with(new Visit.Prints(visit.prints().begun(), known)));
        return Step.of(told.touched()
                .to(new FormScreen.Done(
                        done.progress(),
                        done.item(),
                        done.slip(),
                        done.link(),
                        done.caseNumber(),
                        paper,
                        code,
                        done.cardStillThere())));
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
            return items.advance(state, new StepResult.Printed());
        }
        return items.engine().advance(run, new StepResult.Failed()) instanceof Advance.Moved(Run next)
                ? items.enter(state.with(visit(state).with(next)))
                : home(state);
    }

    Step onCard(State state, FormScreen.Done done, boolean present) {
        return Step.of(state.redraw(new FormScreen.Done(
                done.progress(),
                done.item(),
                done.slip(),
                done.link(),
                done.caseNumber(),
                done.paper(),
                done.code(),
                present)));
    }

    private static @Nullable Run run(State state) {
        return visit(state).run();
    }
}
