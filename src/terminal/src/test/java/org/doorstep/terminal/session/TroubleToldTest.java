// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.doorstep.device.spi.CardPosition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a resident is told of a bad card, a locked code and a cable that was pulled, and how it goes on from there. */
class TroubleToldTest {
    private final Session session = Samples.session();
    private final List<Effect> effects = new ArrayList<>();
    private State state =
            State.initial(Samples.facts(new CardPosition(false, 0), true, new Facts.DocumentPrinting.Possible()));

    @BeforeEach
    void toTheCard() {
        send(new Event.Tick(1_000), new Event.Touched(), new Event.Choose(Samples.CERTIFICATE));
        card(1);
    }

    @Test
    void aCardThatBreaksARuleIsToldAndAnotherOneIsTaken() {
        send(new Event.CardNotRead(1, Event.CardTrouble.NOT_VALID, "I-104"));
        assertThat(stage()).isEqualTo(Screen.CardStage.NOT_VALID);
        send(new Event.Tick(5_000));
        assertThat(stage()).as("it stays while the card lies there").isEqualTo(Screen.CardStage.NOT_VALID);
        assertThat(effects.stream().filter(Effect.ReadCard.class::isInstance))
                .as("what is wrong on a card does not mend by reading it again")
                .hasSize(1);

        send(new Event.AskHelp(), new Event.CallAttendant());
        assertThat(effects).anyMatch(Effect.CallAttendant.class::isInstance);
        send(new Event.Close());

        anotherCardIsRead();
    }

    @ParameterizedTest
    @EnumSource(
            value = Event.CardTrouble.class,
            names = {"UNREADABLE", "LIFTED"})
    void aCardThatCouldNotBeReadIsAskedForAgain(Event.CardTrouble why) {
        send(new Event.CardNotRead(1, why, "I-102"));
        assertThat(stage()).isEqualTo(Screen.CardStage.UNREADABLE);
        anotherCardIsRead();
    }

    @Test
    void aReaderThatFailsIsToldWithItsOwnCodeAndTheStaff() {
        send(new Event.CardNotRead(1, Event.CardTrouble.READER_GONE, "I-201"));
        Screen.Trouble trouble = (Screen.Trouble) state.screen();
        assertThat(trouble.kind()).isEqualTo(Screen.TroubleKind.READER_GONE);
        assertThat(trouble.code()).isEqualTo("I-201");
        assertThat(trouble.ways()).startsWith(Screen.Way.CALL_ATTENDANT).contains(Screen.Way.TRY_AGAIN);
    }

    @Test
    void afterALockedCodeNoneIsSentAgainAndAnAttendantCanVouch() {
        toTheCode();
        send(new Event.CheckRefused(1, Event.CheckTrouble.LOCKED, 0));
        Screen.Trouble trouble = (Screen.Trouble) state.screen();
        assertThat(trouble.kind()).isEqualTo(Screen.TroubleKind.CODE_LOCKED);
        assertThat(trouble.code()).isEqualTo("S-101");
        assertThat(trouble.ways()).startsWith(Screen.Way.OTHER_CHECK, Screen.Way.CALL_ATTENDANT);

        send(new Event.Take(Screen.Way.OTHER_CHECK), new Event.Pick(Screen.CheckMethod.PHONE_CODE));
        assertThat(state.screen()).isInstanceOf(Screen.ChooseCheck.class);
        assertThat(effects.stream().filter(Effect.SendCode.class::isInstance)).hasSize(1);

        send(new Event.Pick(Screen.CheckMethod.ATTENDANT), moved(false, 1), moved(true, 2));
        send(new Event.Checked(1, Screen.CheckMethod.ATTENDANT));
        assertThat(effects).last().isInstanceOf(Effect.AskDepartment.class);
    }

    @Test
    void aDocumentWhoseCableWasPulledIsNeitherPrintedAgainByItselfNorByAnyTouch() {
        toTheCode();
        send(
                new Event.Checked(1, Screen.CheckMethod.PHONE_CODE),
                new Event.RecordCame(1, Samples.found("张建国", Samples.ID)),
                new Event.Next(),
                new Event.PrintFailed(1, Event.PrintCertainty.CANNOT_TELL, "D-101"));
        Screen.Trouble trouble = (Screen.Trouble) state.screen();
        assertThat(trouble.kind()).isEqualTo(Screen.TroubleKind.PRINT_UNKNOWN);
        assertThat(trouble.code()).isEqualTo("D-101");

        send(new Event.FactsChanged(
                Samples.facts(new CardPosition(true, 1), true, new Facts.DocumentPrinting.Off("D-101"))));
        send(new Event.FactsChanged(
                Samples.facts(new CardPosition(true, 1), true, new Facts.DocumentPrinting.Possible())));
        for (Screen.Way way : Screen.Way.values()) {
            if (way != Screen.Way.END) {
                send(new Event.Take(way));
            }
        }
        send(new Event.Next(), new Event.Back());
        assertThat(effects.stream().filter(Effect.Print.class::isInstance)).hasSize(1);
    }

    private void toTheCode() {
        send(
                new Event.CardRead(1, 1, Samples.card("张建国", Samples.ID)),
                new Event.Next(),
                new Event.Pick(Screen.CheckMethod.PHONE_CODE),
                new Event.CodeSent(1, "139****0001", 5));
        "246813".chars().forEach(digit -> send(new Event.Digit((char) digit)));
        send(new Event.Next());
    }

    private void anotherCardIsRead() {
        send(moved(false, 1));
        assertThat(stage()).isEqualTo(Screen.CardStage.WAITING);
        card(2);
        send(new Event.CardRead(1, 2, Samples.card("张建国", Samples.ID)));
        assertThat(state.screen()).isInstanceOf(Screen.CardDone.class);
    }

    private void card(long placement) {
        send(moved(true, placement));
        assertThat(effects).last().isEqualTo(new Effect.ReadCard(1, placement));
    }

    private static Event moved(boolean present, long placement) {
        return new Event.CardMoved(new CardPosition(present, placement));
    }

    private Screen.CardStage stage() {
        return ((Screen.PutCard) state.screen()).stage();
    }

    private void send(Event... events) {
        for (Event event : events) {
            Step step = session.on(state, event);
            state = step.next();
            effects.addAll(step.effects());
        }
    }
}
