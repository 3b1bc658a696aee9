// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import static org.doorstep.terminal.session.Moves.home;
import static org.doorstep.terminal.session.Moves.trouble;
import static org.doorstep.terminal.session.Moves.visit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.flow.Run;
import org.doorstep.catalog.flow.StepResult;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.catalog.flow.Value;
import org.doorstep.catalog.flow.Written;
import org.doorstep.catalog.item.Action;
import org.doorstep.catalog.item.Item;
import org.doorstep.contract.SlipNumber;
import org.doorstep.terminal.session.CaseScreen.CaseWay;
import org.doorstep.terminal.session.CaseScreen.Standing;
import org.doorstep.terminal.session.Screen.Way;

/** 办件进度: a person's cases after card and second factor, or what a slip's number alone may tell. */
final class CaseFlow {
    private final RunFlow runs;
    private final Timing timing;

    CaseFlow(RunFlow runs, Timing timing) {
        this.runs = runs;
        this.timing = timing;
    }

    Step enter(State state, Run run, Action.Follow follow, Screen.Progress progress) {
        State looking = state.to(new Screen.Working(progress, Screen.Task.LOOKING_UP));
        Optional<String> slip = slip(run, follow);
        if (slip.isPresent()) {
            return Step.of(looking, new Effect.FindSlip(state.session(), slip.get()));
        }
        return Step.of(looking, new Effect.FindCases(state.session(), run.item(), follow.desk()));
    }

    private Optional<String> slip(Run run, Action.Follow follow) {
        return follow.slip().isEmpty()
                ? Optional.empty()
                : runs.engine()
                        .scope(run)
                        .value("answers." + follow.slip())
                        .filter(TextValue.class::isInstance)
                        .map(value -> ((TextValue) value).reveal());
    }

    private static boolean looking(State state) {
        return Moves.working(state, Screen.Task.LOOKING_UP);
    }

    // ---------------------------------------------------------------- what came

    Step slipCame(State state, Event.SlipCame came) {
        Run run = visit(state).run();
        if (!looking(state) || run == null) {
            return Step.of(state);
        }
        String number = runs.at(state, Action.Follow.class)
                .flatMap(follow -> slip(run, follow))
                .orElse("");
        return Step.of(state.to(new CaseScreen.SlipState(
                runs.progress(state), grouped(number), came.word(), came.since(), came.site())));
    }

    /** A number that is none is shown as it was typed. */
    private static String grouped(String number) {
        try {
            return new SlipNumber(number).grouped();
        } catch (IllegalArgumentException mistyped) {
            return number;
        }
    }

    Step casesCame(State state, List<CaseFacts> cases, CaseScreen.Missing missing) {
        if (!looking(state)) {
            return Step.of(state);
        }
        return list(state.with(visit(state).with(new Following(cases, missing, -1))), 0);
    }

    private Step list(State state, int page) {
        return Step.of(state.to(listScreen(state, page)));
    }

    private CaseScreen.Cases listScreen(State state, int page) {
        Following following = visit(state).following();
        Paged<CaseFacts> at = Paged.of(following.cases(), page, perPage(state));
        return new CaseScreen.Cases(
                runs.progress(state),
                at.shown().stream()
                        .map(c -> new CaseScreen.CaseLine(title(state, c), c.made(), c.standing()))
                        .toList(),
                following.missing(),
                at.page(),
                at.pages());
    }

    private static int perPage(State state) {
        return state.comfort().size() == Comfort.Size.STANDARD ? 5 : 3;
    }

    /** As the item is called now, or as it was when it was handed in. */
    private static Text title(State state, CaseFacts facts) {
        return state.facts()
                .offer(facts.item())
                .map(offer -> offer.item().title())
                .orElseGet(() -> Text.of(facts.title(), facts.title()));
    }

    Step answersCame(State state, Map<String, TextValue> written) {
        Following following = visit(state).following();
        if (!looking(state) || following.open() < 0) {
            return Step.of(state);
        }
        CaseFacts facts = following.opened();
        Item item = state.facts().offer(facts.item()).map(Offer::item).orElse(null);
        if (item == null || !Home.runsHere(item)) {
            return gone(state);
        }
        Map<String, Value> old = new LinkedHashMap<>();
        written.forEach((field, text) -> item.field(field)
                .flatMap(asked -> Written.read(asked.type(), text))
                .ifPresent(value -> old.put(field, value)));
        Run run = runs.engine().correct(item, state.facts().today(), old);
        Filing filing = Filing.correcting(facts.record(), facts.words(), old);
        return runs.enter(
                state.with(visit(state).atHome().with(run).with(filing).with(following)));
    }

    private static Step gone(State state) {
        return trouble(state, Screen.TroubleKind.ITEM_GONE, "A-103", Way.BACK_HOME, Way.CALL_ATTENDANT, Way.END);
    }

    // ---------------------------------------------------------------- what the resident does

    Step onTouch(State state, CaseScreen screen, Event.Touch touch) {
        return switch (screen) {
            case CaseScreen.Cases cases -> onList(state, cases, touch);
            case CaseScreen.CaseView view -> onCase(state, view, touch);
            case CaseScreen.SlipState ignored ->
                switch (touch) {
                    case Event.Back() -> home(state);
                    case Event.Next() -> runs.advance(state, new StepResult.Followed());
                    default -> Step.of(state);
                };
        };
    }

    private Step onList(State state, CaseScreen.Cases cases, Event.Touch touch) {
        return switch (touch) {
            case Event.Back() -> home(state);
            case Event.Turn(int by) -> list(state, cases.page() + by);
            case Event.OpenCase(int index)
            when index >= 0 && index < cases.cases().size() -> open(state, cases.page() * perPage(state) + index);
            case Event.Next() -> runs.advance(state, new StepResult.Followed());
            default -> Step.of(state);
        };
    }

    private Step open(State state, int index) {
        State opened = state.with(visit(state).with(visit(state).following().opening(index)));
        return Step.of(opened.to(caseScreen(opened, false)));
    }

    private CaseScreen.CaseView caseScreen(State state, boolean covered) {
        CaseFacts facts = visit(state).following().opened();
        return new CaseScreen.CaseView(
                runs.progress(state),
                title(state, facts),
                facts.number(),
                grouped(facts.slip()),
                facts.standing(),
                facts.changed(),
                facts.due(),
                covered ? List.of() : facts.words(),
                covered,
                ways(state, facts));
    }

    private static List<CaseWay> ways(State state, CaseFacts facts) {
        List<CaseWay> ways = new ArrayList<>();
        boolean offered = state.facts().offer(facts.item()).isPresent();
        if (facts.standing() == Standing.RETURNED && offered) {
            ways.add(CaseWay.CORRECT);
        }
        if (facts.standing() == Standing.FINISHED && offered) {
            ways.add(CaseWay.RATE);
        }
        if (facts.slipOwed()) {
            ways.add(CaseWay.PRINT_SLIP);
        }
        return ways;
    }

    private Step onCase(State state, CaseScreen.CaseView view, Event.Touch touch) {
        return switch (touch) {
            case Event.Back() ->
                list(state.with(visit(state).with(visit(state).following().opening(-1))), 0);
            case Event.DoCase(CaseWay way) when view.ways().contains(way) -> go(state, view, way);
            case Event.Next()
            when !view.ways().isEmpty() -> go(state, view, view.ways().getFirst());
            default -> Step.of(state);
        };
    }

    private Step go(State state, CaseScreen.CaseView view, CaseWay way) {
        CaseFacts facts = visit(state).following().opened();
        return switch (way) {
            case CORRECT -> correct(state, view, facts);
            case RATE -> runs.ratings.enter(state);
            case PRINT_SLIP ->
                PrintFlow.begin(
                        state.with(visit(state).with(visit(state).following().slipGiven())),
                        new Screen.Printing(view.progress()),
                        attempt -> new Effect.PrintCaseSlip(state.session(), facts, state.comfort()));
        };
    }

    private Step correct(State state, CaseScreen.CaseView view, CaseFacts facts) {
        Item item = state.facts().offer(facts.item()).map(Offer::item).orElse(null);
        if (item == null || !Home.runsHere(item)) {
            return gone(state);
        }
        return Step.of(
                state.to(new Screen.Working(view.progress(), Screen.Task.LOOKING_UP)),
                new Effect.FindAnswers(state.session(), item, Moves.desk(state), facts.number()));
    }

    /** The rating of the case that is open; empty when none is. */
    static Optional<Effect> rating(State state, int grade) {
        Following following = visit(state).following();
        if (following.open() < 0 || visit(state).filing().filed()) {
            return Optional.empty();
        }
        CaseFacts facts = following.opened();
        return state.facts()
                .offer(facts.item())
                .map(offer -> new Effect.SaveRating(
                        state.session(),
                        offer.item(),
                        facts.number().isEmpty() ? facts.slip() : facts.number(),
                        grade));
    }

    State inLanguage(State state) {
        return switch (state.screen()) {
            case CaseScreen.Cases cases -> state.redraw(listScreen(state, cases.page()));
            default -> state;
        };
    }

    State onTime(State state, CaseScreen.CaseView view) {
        boolean hide = state.now() - state.lastTouch() >= timing.hide();
        return hide && !view.covered() && !view.words().isEmpty() ? state.redraw(caseScreen(state, true)) : state;
    }

    State uncovered(State state, CaseScreen.CaseView view) {
        return view.covered() ? state.redraw(caseScreen(state, false)) : state;
    }

    /** After the slip of a case: back to the list. */
    Step paperTaken(State state) {
        return list(state.with(visit(state).with(visit(state).following().opening(-1))), 0);
    }
}
