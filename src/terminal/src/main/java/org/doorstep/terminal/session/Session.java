// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorstep.catalog.flow.Display;
import org.doorstep.catalog.flow.FlowEngine;
import org.doorstep.catalog.flow.Value;
import org.doorstep.catalog.item.Identity;
import org.doorstep.device.spi.CardPosition;

/**
 * The one function of the terminal: a state and an event give the next state and what is to be done.
 *
 * <p>Pure: no clock, no input or output, no randomness; the same arguments give the same answer. It never throws for any
 * event in any state: an event that does not belong to the state leaves it as it is.
 */
public final class Session {
    private final Timing timing;
    private final ItemFlow flow;
    private final Comfort start;

    /**
     * @param timing how long things last
     * @param engine runs items
     * @param display writes their values
     */
    public Session(Timing timing, FlowEngine engine, Display display) {
        this(timing, engine, display, Comfort.STANDARD);
    }

    /** @param start how every session begins */
    public Session(Timing timing, FlowEngine engine, Display display, Comfort start) {
        this.timing = timing;
        this.start = start;
        this.flow = new ItemFlow(timing, engine, display);
    }

    /** A terminal that has just come up. */
    public State initial(Facts facts) {
        return State.initial(facts).with(asleep());
    }

    /** Nobody is read to while nobody is there. */
    private Comfort asleep() {
        return start.withVoice(false);
    }

    /** The ways, beyond the card, in which this program finds out who somebody is. */
    public static Set<Identity.Method> identifies() {
        return Arrays.stream(Identity.Method.values())
                .filter(method -> CheckFlow.here(method) != null)
                .collect(Collectors.toUnmodifiableSet());
    }

    public Step on(State state, Event event) {
        return kept(
                state,
                switch (event) {
                    case Event.World world -> onWorld(state, world);
                    case Event.Touch touch -> onTouch(state.touched(), touch, state.overlay());
                    case Event.Answer answer ->
                        state.occupied() && answer.session() == state.session()
                                ? onAnswer(state, answer)
                                : Step.of(state);
                });
    }

    /** Ends the session safely after something broke that nobody foresaw: attract, and everything wiped. */
    public Step abandon(State state) {
        return end(state.to(new Screen.Attract()), Ending.BROKE);
    }

    /** What a step lets go of is kept for the end: a window may still show it, so it is not overwritten at once. */
    private static Step kept(State before, Step step) {
        return new Step(step.next().keeping(before), step.effects());
    }

    /** A step of a flow; where it comes to attract, the session is over. */
    private Step followed(State before, Step step) {
        Step kept = kept(before, step);
        return kept.next().screen() instanceof Screen.Attract
                ? end(kept.next(), Ending.FINISHED).after(kept.effects())
                : kept;
    }

    private Step onWorld(State state, Event.World world) {
        return switch (world) {
            case Event.Tick(long millis) -> onTick(state.at(millis));
            case Event.CardMoved(CardPosition position) -> onCard(state, position);
            case Event.FactsChanged(Facts facts) -> {
                CardPosition before = state.facts().card();
                State known = redrawn(state.with(facts.withCard(before)));
                Step seen = facts.card().equals(before) ? Step.of(known) : onCard(known, facts.card());
                yield seen.next().occupied() ? flow.onReader(seen.next()).after(seen.effects()) : seen;
            }
        };
    }

    /** What depends on facts is drawn anew; nothing else moves. */
    private static State redrawn(State state) {
        return switch (state.screen()) {
            case Screen.Home home -> state.redraw(Home.screen(state.facts()));
            case Screen.Result result ->
                state.redraw(result.printing(state.facts().documents()));
            case BrowseScreen browse -> BrowseFlow.redrawn(state, browse);
            case Screen.ChooseCheck choose -> state.redraw(CheckFlow.screen(choose.progress(), state));
            default -> state;
        };
    }

    private Step onCard(State state, CardPosition position) {
        CardPosition before = state.facts().card();
        State known = state.with(state.facts().withCard(position));
        boolean putDown = position.present() && position.placement() > before.placement();
        if (!known.occupied()) {
            if (!position.present()) {
                return Step.of(known.overlay() instanceof Overlay.CardLeft ? known.over(new Overlay.None()) : known);
            }
            // A card put down on a sleeping terminal wakes it, but identifies nobody: it lay there before the session.
            return putDown && known.screen() instanceof Screen.Attract ? begin(known) : Step.of(known);
        }
        return flow.onCard(putDown ? known.touched() : known, position);
    }

    private Step onTouch(State state, Event.Touch touch, Overlay overlay) {
        if (!state.occupied()) {
            return onTouchAsleep(state, touch);
        }
        if (overlay instanceof Overlay.StillThere) {
            State awake = state.over(new Overlay.None());
            return touch instanceof Event.AskEnd ? Step.of(awake.over(new Overlay.ConfirmEnd())) : Step.of(awake);
        }
        return switch (touch) {
            case Event.SetComfort(Comfort comfort) -> {
                State set = flow.inLanguage(state.with(comfort));
                // Who has turned the voice off has no sound to settle.
                boolean silenced = overlay instanceof Overlay.Sound && !comfort.voice();
                yield Step.of(silenced ? set.over(new Overlay.None()) : set);
            }
            case Event.AskSound() -> Step.of(state.comfort().voice() ? state.over(new Overlay.Sound()) : state);
            case Event.AskEnd() -> Step.of(state.over(new Overlay.ConfirmEnd()));
            case Event.AskHelp() -> Step.of(state.over(new Overlay.Help(Overlay.HelpStage.OPEN)));
            case Event.Close() -> Step.of(state.over(new Overlay.None()));
            case Event.End() -> overlay instanceof Overlay.ConfirmEnd ? end(state, Ending.CLEARED) : Step.of(state);
            case Event.CallAttendant() ->
                overlay instanceof Overlay.Help
                        ? Step.of(
                                state,
                                new Effect.CallAttendant(
                                        state.session(), state.screen().id()))
                        : Step.of(state);
            case Event.Remark(Event.RemarkKind kind) ->
                overlay instanceof Overlay.Help
                        ? Step.of(
                                state.over(new Overlay.Help(Overlay.HelpStage.REMARKED)),
                                new Effect.SaveRemark(
                                        state.session(), state.screen().id(), kind))
                        : Step.of(state);
            case Event.Touched(), Event.StillHere() -> Step.of(flow.uncovered(state));
            case Event.Choose ignored -> onPage(state, touch, overlay);
            case Event.Next() -> onPage(state, touch, overlay);
            case Event.Back() -> onPage(state, touch, overlay);
            case Event.Pick ignored -> onPage(state, touch, overlay);
            case Event.Digit ignored -> onPage(state, touch, overlay);
            case Event.Erase() -> onPage(state, touch, overlay);
            case Event.ClearDigits() -> onPage(state, touch, overlay);
            case Event.Reveal() -> onPage(state, touch, overlay);
            case Event.Take ignored -> onPage(state, touch, overlay);
            case Event.Rated ignored -> onPage(state, touch, overlay);
            case Event.Listen() -> Step.of(state.with(Moves.visit(state).listening()));
            case Event.Browse ignored -> onPage(state, touch, overlay);
            case Event.OpenShelf ignored -> onPage(state, touch, overlay);
            case Event.OpenLife ignored -> onPage(state, touch, overlay);
            case Event.Letter ignored -> onPage(state, touch, overlay);
            case Event.Turn ignored -> onPage(state, touch, overlay);
            case Event.Select ignored -> onPage(state, touch, overlay);
            case Event.Enter ignored -> onPage(state, touch, overlay);
            case Event.SayNone() -> onPage(state, touch, overlay);
            case Event.Edit ignored -> onPage(state, touch, overlay);
            case Event.OpenCase ignored -> onPage(state, touch, overlay);
            case Event.DoCase ignored -> onPage(state, touch, overlay);
        };
    }

    /** What lies over a page takes its touches. */
    private Step onPage(State state, Event.Touch touch, Overlay overlay) {
        if (!(overlay instanceof Overlay.None)) {
            return Step.of(state);
        }
        if (ItemFlow.covered(state.screen())) {
            return Step.of(flow.uncovered(state));
        }
        return followed(state, flow.onTouch(state, touch));
    }

    private Step onTouchAsleep(State state, Event.Touch touch) {
        return switch (touch) {
            case Event.SetComfort(Comfort comfort) -> {
                Step begun = begin(state);
                Comfort set = comfort.withVoice(comfort.voice() || start.voice());
                yield new Step(begun.next().with(set), begun.effects());
            }
            case Event.AskHelp() -> {
                Step begun = begin(state);
                yield new Step(begun.next().over(new Overlay.Help(Overlay.HelpStage.OPEN)), begun.effects());
            }
            default -> begin(state);
        };
    }

    private Step onAnswer(State state, Event.Answer answer) {
        return switch (answer) {
            case Event.AttendantCalled(long ignored, boolean told) ->
                Step.of(state.over(new Overlay.Help(told ? Overlay.HelpStage.CALLED : Overlay.HelpStage.CALL_FAILED)));
            case Event.Broke(long ignored, String code) ->
                broken(state, code).after(List.of(new Effect.RaiseAlarm(state.session(), code, Moves.itemId(state))));
            default -> followed(state, flow.onAnswer(state, answer));
        };
    }

    private Step broken(State state, String code) {
        return Moves.visit(state).leaving()
                ? end(state.to(new Screen.Attract()), Ending.BROKE)
                : Moves.trouble(
                        state,
                        Screen.TroubleKind.INTERNAL,
                        code,
                        Screen.Way.CALL_ATTENDANT,
                        Screen.Way.BACK_HOME,
                        Screen.Way.END);
    }

    private Step onTick(State state) {
        if (!state.occupied()) {
            return onTickAsleep(state);
        }
        Step late = followed(state, flow.onTime(state));
        State now = late.next();
        if (!now.occupied()) {
            return late;
        }
        long quiet = now.now() - now.lastTouch();
        long factor = now.comfort().size() == Comfort.Size.STANDARD ? 1 : 2;
        boolean ownLimit = now.screen() instanceof Screen.Printing
                || (now.screen() instanceof FormScreen.Done done && done.paper() == FormScreen.Paper.PRINTING)
                || now.screen() instanceof Screen.Working
                || now.screen() instanceof Screen.Rate;
        if (ownLimit) {
            return late;
        }
        long idle = timing.idle() * factor;
        long left = idle + timing.countdown() * factor - quiet;
        if (left <= 0) {
            boolean paper = now.screen() instanceof Screen.TakePaper;
            return end(now, paper ? Ending.PAPER_LEFT : Ending.IDLE).after(late.effects());
        }
        if (quiet >= idle) {
            int seconds = (int) ((left + 999) / 1000);
            return new Step(now.over(new Overlay.StillThere(seconds)), late.effects());
        }
        return now.overlay() instanceof Overlay.StillThere
                ? new Step(now.over(new Overlay.None()), late.effects())
                : late;
    }

    /** The centre hears of a forgotten card once, however many sessions come and go beside it. */
    private Step onTickAsleep(State state) {
        CardPosition card = state.facts().card();
        boolean due = state.overlay() instanceof Overlay.CardLeft
                && card.placement() != state.reported()
                && state.now() - state.since() >= timing.cardAlarm();
        return due
                ? Step.of(state.reporting(card.placement()), new Effect.RaiseAlarm(state.session(), "CARD_LEFT", ""))
                : Step.of(state);
    }

    private Step begin(State state) {
        Facts facts = state.facts();
        State next = new State(
                state.session() + 1,
                Home.screen(facts),
                new Overlay.None(),
                start,
                facts,
                Visit.after(facts.card().placement()),
                state.now(),
                state.now(),
                state.now(),
                state.reported());
        return Step.of(next, new Effect.Began(next.session()));
    }

    private static List<Effect> wiping(State state, Visit visit) {
        Effect wipe = new Effect.Wipe(state.session());
        List<Value> values =
                Stream.concat(visit.loose().stream(), state.held().stream()).toList();
        return visit.runs().isEmpty() && values.isEmpty()
                ? List.of(wipe)
                : List.of(new Effect.Forget(state.session(), visit.runs(), values), wipe);
    }

    /** Ends the session for whatever reason: nothing of the resident stays. */
    private Step end(State state, Ending how) {
        Visit visit = state.visit();
        if (visit == null) {
            return Step.of(state);
        }
        List<Effect> wipe = wiping(state, visit);
        if (state.screen() instanceof Screen.Printing) {
            // The paper comes out whether or not its owner has ended: the screen says whose turn it is to take it.
            State left = state.over(new Overlay.None()).with(visit.leave());
            return visit.leaving() ? Step.of(left) : Step.of(left).after(wipe);
        }
        State asleep = new State(
                state.session(),
                new Screen.Attract(),
                state.facts().card().present() ? new Overlay.CardLeft() : new Overlay.None(),
                asleep(),
                state.facts(),
                null,
                state.now(),
                state.now(),
                state.now(),
                state.reported());
        return Step.of(asleep, new Effect.Ended(state.session(), how)).after(wipe);
    }
}
