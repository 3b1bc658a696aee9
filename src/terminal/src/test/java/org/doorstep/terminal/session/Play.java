// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.device.spi.CardPosition;

/** One long play of random events, likely ones more often, so that it comes deep into items. */
final class Play {
    private final Session session = Samples.session();
    private final Random random;
    private State state =
            State.initial(Samples.facts(new CardPosition(false, 0), true, new Facts.DocumentPrinting.Possible()));

    Play(long seed) {
        this.random = new Random(seed);
    }

    State state() {
        return state;
    }

    Session session() {
        return session;
    }

    /** Takes one step. */
    Step step(Event event) {
        Step step = session.on(state, event);
        state = step.next();
        return step;
    }

    Event anything() {
        int kind = random.nextInt(100);
        if (kind < 45) {
            return likely();
        }
        if (kind < 60) {
            return touch();
        }
        if (kind < 75) {
            return answer(random.nextInt(8) == 0 ? state.session() - 1 - random.nextInt(2) : state.session());
        }
        if (kind < 85) {
            return new Event.Tick(state.now() + random.nextInt(4_000));
        }
        if (kind == 85) {
            return new Event.Tick(state.now() + random.nextInt(200_000));
        }
        if (kind < 96) {
            return card();
        }
        Facts facts = Samples.facts(
                state.facts().card(),
                random.nextInt(4) > 0,
                switch (random.nextInt(6)) {
                    case 0 -> new Facts.DocumentPrinting.NoPaper("P-104");
                    case 1 -> new Facts.DocumentPrinting.Off("P-109");
                    default -> new Facts.DocumentPrinting.Possible();
                });
        return new Event.FactsChanged(random.nextInt(8) == 0 ? Samples.readerless(facts, "D-101") : facts);
    }

    /** What a person would do here, so that the play comes deep into items. */
    private Event likely() {
        if (!(state.overlay() instanceof Overlay.None)) {
            return switch (random.nextInt(3)) {
                case 0 -> new Event.StillHere();
                case 1 -> new Event.End();
                default -> new Event.Close();
            };
        }
        return switch (state.screen()) {
            case Screen.Attract ignored -> new Event.Touched();
            case Screen.Home ignored ->
                new Event.Choose(
                        switch (random.nextInt(10)) {
                            case 0 -> Samples.GUIDE;
                            case 1, 2, 3 -> Samples.DECLARE;
                            case 4, 5 -> Samples.PROGRESS;
                            default -> Samples.CERTIFICATE;
                        });
            case Screen.PutCard put ->
                put.stage() == Screen.CardStage.READING ? answerTo(Effect.ReadCard.class) : card();
            case Screen.CardDone ignored -> new Event.Next();
            case Screen.Notice ignored -> new Event.Next();
            case Screen.ChooseCheck ignored -> new Event.Pick(Screen.CheckMethod.values()[random.nextInt(2)]);
            case Screen.Working working ->
                switch (working.task()) {
                    case SENDING_CODE -> answerTo(Effect.SendCode.class);
                    case HANDING_IN -> handedIn();
                    case LOOKING_UP -> lookedUp();
                    case ASKING_DEPARTMENT, MAKING_DOCUMENT -> answerTo(Effect.AskDepartment.class);
                };
            case Screen.EnterCode enter ->
                enter.remark() == Screen.CodeRemark.CHECKING
                        ? answerTo(Effect.ConfirmCode.class)
                        : enter.typed() == 6 ? new Event.Next() : new Event.Digit((char) ('0' + random.nextInt(10)));
            case Screen.AttendantCard attendant ->
                attendant.stage() == Screen.AttendantStage.READING ? answerTo(Effect.CheckAttendant.class) : card();
            case Screen.Printing ignored -> random.nextInt(4) == 0 ? new Event.AskEnd() : answerTo(Effect.Print.class);
            case Screen.Trouble trouble ->
                new Event.Take(trouble.ways().get(random.nextInt(trouble.ways().size())));
            case Screen.WhyNot ignored -> new Event.Back();
            case Screen.Result ignored -> new Event.Next();
            case Screen.TakePaper ignored -> new Event.Next();
            case Screen.Rate ignored -> new Event.Rated(1 + random.nextInt(5));
            case FormScreen.Ask ask -> answered(ask);
            case FormScreen.Check ignored -> new Event.Next();
            case FormScreen.Done done ->
                done.paper() == FormScreen.Paper.PRINTING ? answerTo(Effect.Print.class) : new Event.Next();
            case BrowseScreen ignored -> new Event.Back();
            case CaseScreen.Cases ignored -> new Event.OpenCase(random.nextInt(2));
            case CaseScreen.CaseView view ->
                view.ways().isEmpty()
                        ? new Event.Back()
                        : new Event.DoCase(view.ways().getFirst());
            case CaseScreen.SlipState ignored -> new Event.Next();
        };
    }

    /** What a person would answer; half of the time something else is in the way. */
    private Event answered(FormScreen.Ask ask) {
        FormScreen.Question question = ask.question();
        if (question == null || (ask.mayGoOn() && random.nextInt(3) > 0)) {
            return new Event.Next();
        }
        return switch (question.input()) {
            case FormScreen.Input.Digits digits ->
                random.nextInt(12) == 0
                        ? new Event.SayNone()
                        : new Event.Digit((char) ('0' + (digits.typed().isEmpty() ? 1 : random.nextInt(10))));
            case FormScreen.Input.Options options ->
                new Event.Select(options.options()
                        .get(random.nextInt(options.options().size()))
                        .code());
            case FormScreen.Input.Words ignored -> new Event.Enter(TextValue.of("号"));
        };
    }

    private Event handedIn() {
        long of = state.session();
        return switch (random.nextInt(4)) {
            case 0 -> new Event.NotFiled(of, "S-112");
            case 1 -> new Event.Received(of, Samples.SLIP.value(), Samples.CASE_NUMBER);
            default -> new Event.Filed(of, Samples.SLIP.value(), Samples.LINK);
        };
    }

    private Event lookedUp() {
        long of = state.session();
        return switch (random.nextInt(3)) {
            case 0 -> new Event.AnswersCame(of, Map.of("tier", TextValue.of("b"), "phone", TextValue.of("none")));
            case 1 -> new Event.RecordRefused(of, Event.RecordTrouble.NETWORK_GONE);
            default -> new Event.CasesCame(of, List.of(DeclareTest.returned()), CaseScreen.Missing.NOTHING);
        };
    }

    private Event answerTo(Class<? extends Effect> kind) {
        long of = state.session();
        if (kind == Effect.ReadCard.class) {
            return new Event.CardRead(of, state.facts().card().placement(), Samples.card("张建国", Samples.ID));
        }
        if (kind == Effect.SendCode.class) {
            return new Event.CodeSent(of, "139****0001", 5);
        }
        if (kind == Effect.AskDepartment.class) {
            return new Event.RecordCame(
                    of,
                    random.nextInt(6) == 0 ? Samples.found("陈志强", Samples.OTHER_ID) : Samples.found("张建国", Samples.ID));
        }
        if (kind == Effect.Print.class) {
            return random.nextInt(3) > 0
                    ? new Event.PrintDone(of, random.nextBoolean())
                    : new Event.PrintFailed(of, Event.PrintCertainty.values()[random.nextInt(3)], "P-104");
        }
        return new Event.Checked(of, Screen.CheckMethod.values()[random.nextInt(2)]);
    }

    private Event card() {
        CardPosition card = state.facts().card();
        long next = card.placement() + 1;
        if (card.present()) {
            // One in ten is exchanged between two looks of the reader.
            return new Event.CardMoved(
                    random.nextInt(10) == 0 ? new CardPosition(true, next) : new CardPosition(false, card.placement()));
        }
        // One in ten lay there all the time, while the reader was away.
        return new Event.CardMoved(new CardPosition(true, random.nextInt(10) == 0 ? card.placement() : next));
    }

    private Event touch() {
        return switch (random.nextInt(20)) {
            case 0 -> new Event.Touched();
            case 1 -> new Event.Choose(Samples.CERTIFICATE);
            case 2 -> new Event.Next();
            case 3 -> new Event.Back();
            case 4 -> new Event.Pick(Screen.CheckMethod.PHONE_CODE);
            case 5 -> new Event.Digit('7');
            case 6 -> new Event.Erase();
            case 7 -> new Event.ClearDigits();
            case 8 -> new Event.Reveal();
            case 9 -> new Event.Take(Screen.Way.values()[random.nextInt(Screen.Way.values().length)]);
            case 10 -> new Event.Rated(random.nextInt(6));
            case 11 -> new Event.StillHere();
            case 12 -> new Event.AskEnd();
            case 13 -> new Event.End();
            case 14 -> new Event.Close();
            case 15 -> new Event.AskHelp();
            case 16 -> new Event.CallAttendant();
            case 17 -> new Event.Remark(Event.RemarkKind.TOO_SLOW);
            case 18 -> new Event.SetComfort(state.comfort().with(Comfort.Size.values()[random.nextInt(3)]));
            default -> new Event.Choose("nothing-of-that-name");
        };
    }

    private Event answer(long of) {
        return switch (random.nextInt(11)) {
            case 0 -> new Event.CardRead(of, random.nextInt(50), Samples.card("张建国", Samples.ID));
            case 1 -> new Event.CardNotRead(of, Event.CardTrouble.values()[random.nextInt(4)], "D-101");
            case 2 -> new Event.CodeSent(of, "139****0001", 5);
            case 3 ->
                new Event.CheckRefused(
                        of,
                        Event.CheckTrouble.values()[random.nextInt(Event.CheckTrouble.values().length)],
                        random.nextInt(5));
            case 4 -> new Event.Checked(of, Screen.CheckMethod.PHONE_CODE);
            case 5 -> new Event.RecordCame(of, Samples.found("张建国", Samples.ID));
            case 6 ->
                new Event.RecordRefused(
                        of, Event.RecordTrouble.values()[random.nextInt(Event.RecordTrouble.values().length)]);
            case 7 -> new Event.PrintDone(of, true);
            case 8 -> new Event.PrintFailed(of, Event.PrintCertainty.values()[random.nextInt(3)], "P-104");
            case 9 -> new Event.AttendantCalled(of, random.nextBoolean());
            default -> new Event.Broke(of, "S-199");
        };
    }
}
