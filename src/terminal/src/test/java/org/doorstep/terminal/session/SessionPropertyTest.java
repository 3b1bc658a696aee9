// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.device.spi.CardPosition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds whatever happens, over random events in random order. */
class SessionPropertyTest {
    private static final int STEPS = 100_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 20261122})
    void whateverHappensTheRulesHold(long seed) {
        Run run = new Run(seed);
        for (int i = 0; i < STEPS; i++) {
            run.step(run.anything());
            if (i % 500 == 0) {
                run.leftAloneComesToAttract();
            }
        }
        assertThat(run.sessions).as("sessions played").isGreaterThan(500);
        assertThat(run.reads).as("cards read").isGreaterThan(200);
        assertThat(run.prints).as("documents printed").isGreaterThan(20);
        assertThat(run.submits).as("forms handed in").isGreaterThan(20);
        assertThat(run.unknowns).as("prints nobody could tell of").isGreaterThan(3);
    }

    /** One long play with the books that the rules need. */
    private static final class Run {
        private final Session session = Samples.session();
        private final Random random;
        private final List<Effect> open = new ArrayList<>();
        private final Map<Long, Long> barriers = new HashMap<>();
        private State state =
                State.initial(Samples.facts(new CardPosition(false, 0), true, new Facts.DocumentPrinting.Possible()));
        private boolean printUnknown;
        private int attempts;
        private long holderPlacement;
        private long wiped;
        int sessions;
        int reads;
        int prints;
        int unknowns;
        int submits;
        private boolean filed;

        Run(long seed) {
            this.random = new Random(seed);
        }

        void step(Event event) {
            State before = state;
            Step step = session.on(before, event);
            State again = session.on(before, event).next();
            assertThat(again.screen())
                    .as("the same again")
                    .isEqualTo(step.next().screen());
            assertThat(again.overlay()).isEqualTo(step.next().overlay());
            state = step.next();
            boolean began = state.session() > before.session();
            if (began) {
                sessions++;
                barriers.put(state.session(), before.facts().card().placement());
                if (event instanceof Event.CardMoved(CardPosition position)) {
                    barriers.put(state.session(), position.placement());
                }
                printUnknown = false;
                attempts = 0;
            }
            if (before.screen() instanceof Screen.Printing
                    && state.screen() instanceof Screen.Trouble trouble
                    && trouble.kind() == Screen.TroubleKind.PRINT_UNKNOWN) {
                unknowns++;
                printUnknown = true;
            }
            if (state.screen() instanceof FormScreen.Done done && done.paper() == FormScreen.Paper.UNKNOWN) {
                printUnknown = true;
            }
            filed = before.visit() != null && before.visit().filing().filed();
            for (Effect effect : step.effects()) {
                check(effect);
            }
            if (before.occupied() && !state.occupied()) {
                assertThat(wiped).as("the ended session was wiped").isEqualTo(before.session());
                assertNothingLeft();
            }
            if (event instanceof Event.Answer answer && answer.session() != before.session()) {
                assertThat(state)
                        .as("an answer of an ended session changes nothing")
                        .isEqualTo(before);
                assertThat(step.effects()).isEmpty();
            }
        }

        private void check(Effect effect) {
            assertThat(effect.session())
                    .as("effects serve the session that is on")
                    .isEqualTo(state.session());
            switch (effect) {
                case Effect.ReadCard(long of, long placement) -> {
                    reads++;
                    holderPlacement = placement;
                    assertThat(placement)
                            .as("only a card put down after the session began")
                            .isGreaterThan(barriers.get(of));
                }
                case Effect.CheckAttendant(long of, String ignored, long placement) ->
                    assertThat(placement)
                            .as("another placement than the resident's, and in this session")
                            .isGreaterThan(Math.max(holderPlacement, barriers.get(of)));
                case Effect.Print print -> {
                    prints++;
                    assertThat(printUnknown)
                            .as("nothing is printed again after nobody could tell")
                            .isFalse();
                    assertThat(print.attempt())
                            .as("each attempt has its own number")
                            .isGreaterThan(attempts);
                    attempts = print.attempt();
                }
                case Effect.AskDepartment ignored -> {
                    // Another answer is another certificate with another number.
                    printUnknown = false;
                    attempts = 0;
                }
                case Effect.Submit ignored -> {
                    submits++;
                    assertThat(filed)
                            .as("what is on disk is not handed in again")
                            .isFalse();
                }
                case Effect.PrintSlip slip -> {
                    assertThat(printUnknown)
                            .as("nothing is printed again after nobody could tell")
                            .isFalse();
                    attempts = Math.max(attempts, slip.attempt());
                }
                case Effect.Wipe(long of) -> wiped = of;
                default -> {}
            }
            if (!(effect instanceof Effect.Wipe) && open.size() < 50) {
                open.add(effect);
            }
        }

        private void assertNothingLeft() {
            assertThat(state.visit()).isNull();
            assertThat(state.screen()).isInstanceOf(Screen.Attract.class);
            assertThat(state.comfort()).isEqualTo(Comfort.STANDARD);
            assertThat(state.toString()).doesNotContain(Samples.ID).doesNotContain("张");
        }

        void leftAloneComesToAttract() {
            State alone = state;
            long now = alone.now();
            for (int seconds = 0; seconds < 1_200 && alone.occupied(); seconds++) {
                now += 1_000;
                alone = session.on(alone, new Event.Tick(now)).next();
            }
            assertThat(alone.occupied())
                    .as("left alone at %s", state.screen().id())
                    .isFalse();
            assertThat(alone.screen()).isInstanceOf(Screen.Attract.class);
            assertThat(alone.comfort()).isEqualTo(Comfort.STANDARD);
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
            return new Event.FactsChanged(Samples.facts(
                    state.facts().card(),
                    random.nextInt(4) > 0,
                    switch (random.nextInt(6)) {
                        case 0 -> new Facts.DocumentPrinting.NoPaper("P-104");
                        case 1 -> new Facts.DocumentPrinting.Off("P-109");
                        default -> new Facts.DocumentPrinting.Possible();
                    }));
        }

        /** What a person would do here, so that the play comes deep into items. */
        private Event likely() {
            if (!(state.overlay() instanceof Overlay.None)) {
                return random.nextBoolean() ? new Event.StillHere() : new Event.Close();
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
                            : enter.typed() == 6
                                    ? new Event.Next()
                                    : new Event.Digit((char) ('0' + random.nextInt(10)));
                case Screen.AttendantCard attendant ->
                    attendant.stage() == Screen.AttendantStage.READING ? answerTo(Effect.CheckAttendant.class) : card();
                case Screen.Printing ignored -> answerTo(Effect.Print.class);
                case Screen.Trouble trouble ->
                    new Event.Take(
                            trouble.ways().get(random.nextInt(trouble.ways().size())));
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
                        random.nextInt(6) == 0
                                ? Samples.found("陈志强", Samples.OTHER_ID)
                                : Samples.found("张建国", Samples.ID));
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
            return new Event.CardMoved(
                    card.present()
                            ? new CardPosition(false, card.placement())
                            : new CardPosition(true, card.placement() + 1));
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
}
