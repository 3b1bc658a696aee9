// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import static org.doorstep.terminal.session.Moves.desk;
import static org.doorstep.terminal.session.Moves.home;
import static org.doorstep.terminal.session.Moves.trouble;
import static org.doorstep.terminal.session.Moves.visit;

import java.util.ArrayList;
import java.util.List;
import org.doorstep.catalog.flow.Position;
import org.doorstep.catalog.flow.Run;
import org.doorstep.catalog.flow.StepResult;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.catalog.item.Identity;
import org.doorstep.device.spi.CardPosition;
import org.doorstep.terminal.session.Screen.Way;
import org.jspecify.annotations.Nullable;

/** The second factor: a code to the phone that the department knows, or an attendant's own card. */
final class CheckFlow {
    private static final int CODE_DIGITS = 6;

    private final RunFlow runs;

    CheckFlow(RunFlow runs) {
        this.runs = runs;
    }

    Step onChoose(State state, Screen.ChooseCheck choice, Event.Touch touch) {
        return switch (touch) {
            case Event.Back() -> home(state);
            case Event.Pick(Screen.CheckMethod method) -> {
                boolean open = choice.ways().stream().anyMatch(w -> w.method() == method && w.closed() == null);
                yield open ? begin(state, choice.progress(), method) : Step.of(state);
            }
            default -> Step.of(state);
        };
    }

    private Step begin(State state, Screen.Progress progress, Screen.CheckMethod method) {
        return switch (method) {
            case PHONE_CODE ->
                Step.of(
                        state.to(new Screen.Working(progress, Screen.Task.SENDING_CODE)),
                        new Effect.SendCode(state.session(), desk(state)));
            case ATTENDANT ->
                state.facts().reader() instanceof Facts.CardReading.Off(String code)
                        ? CardFlow.gone(state, code)
                        : Step.of(state.to(new Screen.AttendantCard(
                                progress,
                                state.facts().card().present()
                                        ? Screen.AttendantStage.TAKE_YOURS_FIRST
                                        : Screen.AttendantStage.WAITING)));
        };
    }

    Step onEnterCode(State state, Screen.EnterCode enter, Event.Touch touch) {
        Visit visit = visit(state);
        Visit.Code code = visit.code();
        if (enter.remark() == Screen.CodeRemark.CHECKING) {
            return Step.of(state);
        }
        return switch (touch) {
            case Event.Back() -> choose(state.with(visit.with(Visit.Code.none())));
            case Event.Digit(char digit)
            when digit >= '0' && digit <= '9' && code.digits().length() < CODE_DIGITS ->
                typed(state, enter, code.typed(Typing.with(code.digits(), String.valueOf(digit))));
            case Event.Erase()
            when !code.digits().isEmpty() -> typed(state, enter, code.typed(Typing.without(code.digits())));
            case Event.ClearDigits() -> typed(state, enter, code.typed(TextValue.of("")));
            case Event.Next()
            when code.digits().length() == CODE_DIGITS ->
                Step.of(
                        state.to(new Screen.EnterCode(
                                enter.progress(),
                                enter.maskedPhone(),
                                CODE_DIGITS,
                                Screen.CodeRemark.CHECKING,
                                enter.attemptsLeft())),
                        new Effect.ConfirmCode(state.session(), desk(state), code.digits()));
            default -> Step.of(state);
        };
    }

    private static Step typed(State state, Screen.EnterCode enter, Visit.Code code) {
        Screen.EnterCode next = new Screen.EnterCode(
                enter.progress(),
                enter.maskedPhone(),
                code.digits().length(),
                code.digits().length() == 0 ? enter.remark() : Screen.CodeRemark.NONE,
                enter.attemptsLeft());
        return Step.of(state.with(visit(state).with(code)).redraw(next));
    }

    static Step onCard(State state, Screen.AttendantCard screen, Visit.Holder holder, CardPosition card) {
        if (!card.present()) {
            return Step.of(state.redraw(new Screen.AttendantCard(screen.progress(), Screen.AttendantStage.WAITING)));
        }
        if (card.placement() <= holder.placement() || screen.stage() == Screen.AttendantStage.TAKE_YOURS_FIRST) {
            return Step.of(state);
        }
        return Step.of(
                state.to(new Screen.AttendantCard(screen.progress(), Screen.AttendantStage.READING)),
                new Effect.CheckAttendant(state.session(), desk(state), card.placement()));
    }

    Step checked(State state, Screen.CheckMethod method) {
        boolean waiting = state.screen() instanceof Screen.EnterCode || state.screen() instanceof Screen.AttendantCard;
        if (!waiting) {
            return Step.of(state);
        }
        Visit visit = visit(state).with(Visit.Code.none());
        State proven = state.with(visit.with(visit.proof().heldFor(desk(state))));
        return runs.advance(proven, new StepResult.Identified(factor(method)));
    }

    private static Identity.Method factor(Screen.CheckMethod method) {
        return switch (method) {
            case PHONE_CODE -> Identity.Method.PHONE_CODE;
            case ATTENDANT -> Identity.Method.ATTENDANT;
        };
    }

    Step refused(State state, Event.CheckTrouble why, int left, String code) {
        Screen screen = state.screen();
        boolean sending = screen instanceof Screen.Working working && working.task() == Screen.Task.SENDING_CODE;
        boolean waiting = sending || screen instanceof Screen.EnterCode || screen instanceof Screen.AttendantCard;
        if (!waiting) {
            return Step.of(state);
        }
        return switch (why) {
            case WRONG_CODE -> code(state, Screen.CodeRemark.WRONG, left);
            case EXPIRED -> code(state, Screen.CodeRemark.EXPIRED, left);
            case LOCKED -> {
                Visit visit = visit(state);
                State locked = state.with(visit.with(Visit.Code.none())
                        .with(visit.proof().without(Screen.CheckMethod.PHONE_CODE, Screen.Closed.LOCKED)));
                yield trouble(
                        locked, Screen.TroubleKind.CODE_LOCKED, "S-101", Way.OTHER_CHECK, Way.CALL_ATTENDANT, Way.END);
            }
            case NO_PHONE_KNOWN -> closed(state, Screen.Closed.NO_PHONE_KNOWN);
            case TOO_MANY_CODES -> closed(state, Screen.Closed.TOO_MANY_CODES);
            case PERSON_UNKNOWN ->
                trouble(state, Screen.TroubleKind.PERSON_UNKNOWN, "S-102", Way.CALL_ATTENDANT, Way.BACK_HOME, Way.END);
            case NOT_ON_ROSTER -> attendant(state, Screen.AttendantStage.NOT_ON_ROSTER);
            case SAME_CARD -> attendant(state, Screen.AttendantStage.SAME_CARD);
            case CARD_UNREADABLE -> attendant(state, Screen.AttendantStage.UNREADABLE);
            case DEPARTMENT_SILENT -> Moves.departmentSilent(state);
            case NETWORK_GONE -> Moves.networkGone(state);
            case READER_GONE -> CardFlow.gone(state, code);
        };
    }

    /** No code can be sent to this person now; the other ways stay. */
    private Step closed(State state, Screen.Closed why) {
        Visit visit = visit(state);
        return choose(state.with(visit.with(visit.proof().without(Screen.CheckMethod.PHONE_CODE, why))));
    }

    private static Step code(State state, Screen.CodeRemark remark, int left) {
        if (!(state.screen() instanceof Screen.EnterCode enter)) {
            return Step.of(state);
        }
        Visit visit = visit(state);
        return Step.of(state.with(visit.with(Visit.Code.sentTo(enter.maskedPhone(), left)))
                .to(new Screen.EnterCode(enter.progress(), enter.maskedPhone(), 0, remark, left)));
    }

    private static Step attendant(State state, Screen.AttendantStage stage) {
        return state.screen() instanceof Screen.AttendantCard screen
                ? Step.of(state.to(new Screen.AttendantCard(screen.progress(), stage)))
                : Step.of(state);
    }

    Step choose(State state) {
        Run run = visit(state).run();
        if (run == null || !(runs.engine().position(run) instanceof Position.AtStep at)) {
            return home(state);
        }
        return Step.of(state.to(screen(new Screen.Progress(run.item().shortTitle(), at.number(), at.of()), state)));
    }

    /** The grant ran out: the second factor is asked for again, and the question after it. */
    Step chooseAgain(State state) {
        Visit visit = visit(state);
        Run run = visit.run();
        return run == null
                ? home(state)
                : runs.begin(
                        state.with(visit.with(visit.proof().lost())),
                        runs.engine().begin(run.item(), run.today()));
    }

    /** The code went out; only who still waits for it is asked for it. */
    static Step sent(State state, String phone, int attemptsLeft) {
        return state.screen() instanceof Screen.Working(Screen.Progress progress, Screen.Task task)
                        && task == Screen.Task.SENDING_CODE
                ? Step.of(state.with(visit(state).with(Visit.Code.sentTo(phone, attemptsLeft)))
                        .to(new Screen.EnterCode(progress, phone, 0, Screen.CodeRemark.NONE, attemptsLeft)))
                : Step.of(state);
    }

    /** How this program can carry a method out; null where it cannot. */
    static Screen.@Nullable CheckMethod here(Identity.Method method) {
        return switch (method) {
            case PHONE_CODE -> Screen.CheckMethod.PHONE_CODE;
            case ATTENDANT -> Screen.CheckMethod.ATTENDANT;
            case APP_CODE, SOCIAL_CARD_PIN, FACE -> null;
        };
    }

    static Screen.ChooseCheck screen(Screen.Progress progress, State state) {
        Visit visit = visit(state);
        Run run = visit.run();
        List<Screen.CheckWay> ways = new ArrayList<>();
        for (Identity.Method method :
                run == null ? List.<Identity.Method>of() : run.item().identity().methods()) {
            Screen.CheckMethod here = here(method);
            if (here != null) {
                Screen.Closed closed = visit.proof().closed().get(here);
                ways.add(new Screen.CheckWay(
                        here, closed == null && !state.facts().online() ? Screen.Closed.OFFLINE : closed));
            }
        }
        return new Screen.ChooseCheck(progress, ways);
    }
}
