// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import static org.doorstep.terminal.session.Moves.home;
import static org.doorstep.terminal.session.Moves.trouble;
import static org.doorstep.terminal.session.Moves.visit;

import org.doorstep.catalog.flow.Card;
import org.doorstep.catalog.flow.Display;
import org.doorstep.catalog.flow.StepResult;
import org.doorstep.catalog.item.View.Mask;
import org.doorstep.device.spi.CardPosition;
import org.doorstep.terminal.session.Screen.Way;

/** The resident's own card: put down, read once, and lifted again. A card put down before the session is never read. */
final class CardFlow {
    private final RunFlow runs;

    CardFlow(RunFlow runs) {
        this.runs = runs;
    }

    static Step ask(State state, Screen.Progress progress) {
        return state.facts().reader() instanceof Facts.CardReading.Off(String code)
                ? gone(state, code)
                : readIfNew(state.to(new Screen.PutCard(progress, Screen.CardStage.WAITING)), progress);
    }

    /** No card can be read: neither the resident's nor an attendant's. */
    static Step gone(State state, String code) {
        return trouble(state, Screen.TroubleKind.READER_GONE, code, Way.CALL_ATTENDANT, Way.TRY_AGAIN, Way.END);
    }

    static Step readIfNew(State state, Screen.Progress progress) {
        CardPosition card = state.facts().card();
        if (!card.present()) {
            return Step.of(state.redraw(new Screen.PutCard(progress, Screen.CardStage.WAITING)));
        }
        if (card.placement() <= visit(state).barrier()) {
            return Step.of(state.redraw(new Screen.PutCard(progress, Screen.CardStage.LIFT_FIRST)));
        }
        return Step.of(
                state.to(new Screen.PutCard(progress, Screen.CardStage.READING)),
                new Effect.ReadCard(state.session(), card.placement()));
    }

    static Step moved(State state, Screen.CardDone done, CardPosition card) {
        return Step.of(state.redraw(
                new Screen.CardDone(done.progress(), done.maskedName(), done.maskedNumber(), card.present())));
    }

    Step onTouch(State state, Event.Touch touch) {
        Visit.Holder holder = visit(state).holder();
        return switch (touch) {
            case Event.Next() when holder != null -> runs.advance(state, new StepResult.CardRead(holder.card()));
            case Event.Back() -> home(state);
            default -> Step.of(state);
        };
    }

    static Step read(State state, long placement, Card card) {
        if (!(state.screen() instanceof Screen.PutCard put)
                || placement <= visit(state).barrier()) {
            return Step.of(state);
        }
        Visit visit = visit(state).with(new Visit.Holder(placement, card));
        return Step.of(
                state.with(visit).to(cardDone(put.progress(), card, state)), new Effect.Hold(state.session(), card));
    }

    private static Screen.CardDone cardDone(Screen.Progress progress, Card card, State state) {
        return new Screen.CardDone(
                progress,
                Display.masked(card.name(), Mask.NAME),
                Display.masked(card.idNumber(), Mask.ID_NUMBER),
                state.facts().card().present());
    }

    static Step notRead(State state, Event.CardTrouble why, String code) {
        if (!(state.screen() instanceof Screen.PutCard put)) {
            return Step.of(state);
        }
        return switch (why) {
            case LIFTED, UNREADABLE ->
                Step.of(state.to(new Screen.PutCard(put.progress(), Screen.CardStage.UNREADABLE, code)));
            case NOT_VALID -> Step.of(state.to(new Screen.PutCard(put.progress(), Screen.CardStage.NOT_VALID, code)));
            case READER_GONE -> gone(state, code);
        };
    }
}
