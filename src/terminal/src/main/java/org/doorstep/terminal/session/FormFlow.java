// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import static org.doorstep.terminal.session.Moves.visit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.doorstep.catalog.flow.Advance;
import org.doorstep.catalog.flow.Display;
import org.doorstep.catalog.flow.Position;
import org.doorstep.catalog.flow.Run;
import org.doorstep.catalog.flow.StepResult;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.catalog.flow.Value;
import org.doorstep.catalog.item.Field;
import org.doorstep.terminal.session.FormScreen.Input;
import org.jspecify.annotations.Nullable;

/** A form: one question after the other, each answered by touch; what was typed stays until it is right. */
final class FormFlow {
    private final RunFlow runs;
    private final AnswerView view;
    private final Timing timing;

    FormFlow(RunFlow runs, Display display, Timing timing) {
        this.runs = runs;
        this.view = new AnswerView(display);
        this.timing = timing;
    }

    /** A page of a form, and which of its fields are asked and which only shown. */
    private record Asking(Position.AtPage at, List<Field> asked, List<Field> known) {
        static Asking of(Position.AtPage at) {
            List<Field> asked = new ArrayList<>();
            List<Field> known = new ArrayList<>();
            for (Field field : at.fields()) {
                boolean given = at.values().containsKey(field.id());
                boolean settled =
                        field.readOnly() || (given && field.prefill().stream().anyMatch(p -> !p.confirm()));
                (field.type().asked() && !settled ? asked : known).add(field);
            }
            return new Asking(at, asked, known);
        }
    }

    /** Comes to a page. */
    Step enter(State state, Position.AtPage at) {
        Asking page = Asking.of(at);
        Map<String, Value> given = new LinkedHashMap<>();
        page.known().stream().filter(field -> field.type().asked()).forEach(field -> {
            Value value = at.values().get(field.id());
            if (value != null) {
                given.put(field.id(), value);
            }
        });
        Draft draft = new Draft(given, 0, Draft.NONE.typed(), List.of(), 0, null);
        return show(state, page, page.asked().isEmpty() ? draft : opened(page, draft, 0));
    }

    private static Draft opened(Asking page, Draft draft, int index) {
        Field field = page.asked().get(index);
        Value value = draft.given().get(field.id());
        return Questions.opened(draft, index, value == null ? page.at().values().get(field.id()) : value);
    }

    private Step show(State state, Asking page, Draft draft) {
        State drafted = state.with(visit(state).with(draft));
        return Step.of(drafted.to(screen(drafted, page, draft, 0)));
    }

    /** The same question with other contents. */
    private Step redraw(State state, Asking page, Draft draft) {
        State drafted = state.with(visit(state).with(draft));
        return Step.of(drafted.redraw(screen(drafted, page, draft, 0)));
    }

    private FormScreen.Ask screen(State state, Asking page, Draft draft, int revealSeconds) {
        Run run = run(state);
        FormScreen.@Nullable Question question = question(state, page, draft);
        return new FormScreen.Ask(
                Moves.progress(state, run.item(), page.at().number(), page.at().of()),
                page.at().page().title(),
                page.at().page().help(),
                view.known(page.known(), page.at().values(), state.comfort().language()),
                question,
                draft.problem(),
                question == null || Questions.enough(question),
                revealSeconds);
    }

    private static FormScreen.@Nullable Question question(State state, Asking page, Draft draft) {
        if (page.asked().isEmpty()) {
            return null;
        }
        Field field = page.asked().get(draft.asked());
        return new FormScreen.Question(
                field.id(),
                field.label(),
                field.hint(),
                !field.required(),
                Questions.input(field, draft, state.facts().tables(), perPage(state)));
    }

    private static int perPage(State state) {
        return state.comfort().size() == Comfort.Size.STANDARD ? 6 : 4;
    }

    /** What depends on size and language is made anew; what was typed stays. */
    State inLanguage(State state) {
        return at(state) instanceof Position.AtPage at && state.screen() instanceof FormScreen.Ask
                ? state.redraw(screen(state, Asking.of(at), visit(state).draft(), 0))
                : state;
    }

    Step onTouch(State state, FormScreen.Ask ask, Event.Touch touch) {
        if (!(at(state) instanceof Position.AtPage at)) {
            return Step.of(state);
        }
        Asking page = Asking.of(at);
        Draft draft = visit(state).draft();
        return switch (touch) {
            case Event.Back() -> back(state, page, draft);
            case Event.Next() -> ask.mayGoOn() ? next(state, page, draft) : Step.of(state);
            case Event.Reveal() -> Step.of(state.to(screen(state, page, draft, Moves.seconds(timing.reveal()))));
            case Event.Turn(int by) -> redraw(state, page, draft.turned(turned(ask, by)));
            default -> {
                FormScreen.Question question = ask.question();
                yield question == null ? Step.of(state) : answer(state, page, draft, question, touch);
            }
        };
    }

    private static int turned(FormScreen.Ask ask, int by) {
        FormScreen.Question question = ask.question();
        return question != null && question.input() instanceof Input.Options options
                ? Math.clamp(options.page() + by, 0, options.pages() - 1)
                : 0;
    }

    private Step answer(State state, Asking page, Draft draft, FormScreen.Question question, Event.Touch touch) {
        Field field = page.asked().get(draft.asked());
        return switch (question.input()) {
            case Input.Digits digits ->
                switch (touch) {
                    case Event.Digit(char key)
                    when Questions.takes(digits, key) ->
                        redraw(state, page, draft.typing(Typing.with(digits.typed(), String.valueOf(key))));
                    case Event.Erase()
                    when !digits.typed().isEmpty() -> redraw(state, page, draft.typing(Typing.without(digits.typed())));
                    case Event.ClearDigits() -> redraw(state, page, draft.typing(TextValue.of("")));
                    case Event.SayNone()
                    when digits.mayBeNone() -> onward(state, page, draft.answered(field.id(), new Value.None()));
                    default -> Step.of(state);
                };
            case Input.Options options ->
                touch instanceof Event.Select(String code)
                        ? select(state, page, draft, field, options, code)
                        : Step.of(state);
            case Input.Words words ->
                switch (touch) {
                    case Event.Enter(TextValue more)
                    when !more.isEmpty() && fits(words, more) ->
                        redraw(state, page, draft.typing(Typing.with(words.typed(), more.reveal())));
                    case Event.Erase()
                    when !words.typed().isEmpty() -> redraw(state, page, draft.typing(Typing.without(words.typed())));
                    case Event.ClearDigits() -> redraw(state, page, draft.typing(TextValue.of("")));
                    default -> Step.of(state);
                };
        };
    }

    private static boolean fits(Input.Words words, TextValue more) {
        return words.typed().codePoints() + more.codePoints() <= words.most();
    }

    private Step select(State state, Asking page, Draft draft, Field field, Input.Options options, String code) {
        FormScreen.Option option = options.options().stream()
                .filter(o -> o.code().equals(code))
                .findFirst()
                .orElse(null);
        if (option == null) {
            return Step.of(state);
        }
        if (option.leadsOn() || Trail.lined(field)) {
            return redraw(state, page, draft.descending(List.of(code)));
        }
        if (options.most() == 1) {
            return redraw(state, page, draft.choosing(List.of(code)));
        }
        List<String> chosen = new ArrayList<>(draft.codes());
        if (!chosen.remove(code) && chosen.size() < options.most()) {
            chosen.add(code);
        }
        return redraw(state, page, draft.choosing(chosen));
    }

    private Step back(State state, Asking page, Draft draft) {
        if (!page.asked().isEmpty()) {
            Field field = page.asked().get(draft.asked());
            Trail trail = Trail.of(field, draft, state.facts().tables());
            if (!trail.entered().isEmpty()) {
                return redraw(state, page, draft.descending(trail.above()));
            }
            if (draft.asked() > 0) {
                return show(state, page, opened(page, draft, draft.asked() - 1));
            }
        }
        return runs.back(state);
    }

    private Step next(State state, Asking page, Draft draft) {
        if (page.asked().isEmpty()) {
            return submit(state, page, draft);
        }
        Field field = page.asked().get(draft.asked());
        return Questions.value(field, draft, state.facts().tables())
                .map(value -> onward(state, page, draft.answered(field.id(), value)))
                .orElseGet(() -> onward(state, page, draft.answered(field.id(), null)));
    }

    private Step onward(State state, Asking page, Draft draft) {
        return draft.asked() + 1 < page.asked().size()
                ? show(state, page, opened(page, draft, draft.asked() + 1))
                : submit(state, page, draft);
    }

    private Step submit(State state, Asking page, Draft draft) {
        Run run = run(state);
        return switch (runs.engine().advance(run, new StepResult.PageAnswered(draft.given()))) {
            case Advance.Moved(Run next) ->
                runs.enter(state.with(visit(state).with(next).with(Draft.NONE)));
            case Advance.Invalid(Run ignored, List<Advance.FieldProblem> problems) ->
                wrong(state, page, draft, problems);
            case Advance.MayRetry ignored -> Step.of(state);
            case Advance.NeedsPerson ignored -> Step.of(state);
            case Advance.HolderDiffers ignored -> Step.of(state);
        };
    }

    private Step wrong(State state, Asking page, Draft draft, List<Advance.FieldProblem> problems) {
        Advance.FieldProblem first = problems.getFirst();
        for (int i = 0; i < page.asked().size(); i++) {
            Field field = page.asked().get(i);
            if (field.id().equals(first.field())) {
                Draft there = i == draft.asked() ? draft : opened(page, draft, i);
                return redraw(state, page, there.with(first.message()));
            }
        }
        return redraw(state, page, draft.with(first.message()));
    }

    /** Time passes on a question. */
    State onTime(State state, FormScreen.Ask ask, long up) {
        if (ask.revealSeconds() == 0 || !(at(state) instanceof Position.AtPage at)) {
            return state;
        }
        int left = Moves.seconds(timing.reveal() - up);
        return state.redraw(screen(state, Asking.of(at), visit(state).draft(), left));
    }

    private @Nullable Position at(State state) {
        Run run = visit(state).run();
        return run == null ? null : runs.engine().position(run);
    }

    private static Run run(State state) {
        Run run = visit(state).run();
        if (run == null) {
            throw new IllegalStateException("no item is under way");
        }
        return run;
    }
}
