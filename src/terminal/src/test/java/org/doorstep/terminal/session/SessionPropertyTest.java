// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.doorstep.catalog.flow.StepResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds whatever happens, over random events in random order. */
class SessionPropertyTest {
    private static final int STEPS = 100_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 20261122})
    void whateverHappensTheRulesHold(long seed) {
        Books books = new Books(new Play(seed));
        for (int i = 0; i < STEPS; i++) {
            books.step();
            if (i % 500 == 0) {
                books.leftAloneComesToAttract();
            }
        }
        assertThat(books.sessions).as("sessions played").isGreaterThan(500);
        assertThat(books.reads).as("cards read").isGreaterThan(200);
        assertThat(books.prints).as("documents printed").isGreaterThan(20);
        assertThat(books.submits).as("forms handed in").isGreaterThan(20);
        assertThat(books.unknowns).as("prints nobody could tell of").isGreaterThan(3);
        assertThat(books.strangers).as("records of somebody else").isGreaterThan(3);
        assertThat(books.leavers)
                .as("residents who left while paper was under way")
                .isGreaterThan(3);
        assertThat(books.alarmed).as("cards left behind").isNotEmpty();
    }

    /** What the rules need to know of what happened before. */
    private static final class Books {
        private final Play play;
        /** The last placement before the session. */
        private long barrier;

        private long holderPlacement;
        /** The print of which no device and no person has told what became. */
        private boolean paperOpen;

        private int attempts;
        private boolean proven;
        private boolean filed;
        private long wiped;
        private long ended;
        private final Set<String> places = new HashSet<>();
        final Set<Long> alarmed = new HashSet<>();
        int sessions;
        int reads;
        int prints;
        int unknowns;
        int submits;
        int strangers;
        int leavers;

        Books(Play play) {
            this.play = play;
        }

        void step() {
            State before = play.state();
            Event event = play.anything();
            State again = play.session().on(before, event).next();
            Step step = play.step(event);
            State now = step.next();
            assertThat(again.screen()).as("the same again").isEqualTo(now.screen());
            assertThat(again.overlay()).isEqualTo(now.overlay());
            if (now.session() > before.session()) {
                begun(before, event);
            }
            told(before, event);
            filed = before.visit() != null && before.visit().filing().filed();
            step.effects().forEach(effect -> check(now, effect));
            if (before.occupied() && !now.occupied()) {
                assertThat(wiped).as("the ended session was wiped").isEqualTo(before.session());
                assertThat(ended).as("and ended once").isEqualTo(before.session());
                assertNothingLeft(now);
            }
            if (event instanceof Event.Answer answer && (answer.session() != before.session() || !before.occupied())) {
                assertThat(now)
                        .as("an answer of an ended session changes nothing")
                        .isEqualTo(before);
                assertThat(step.effects()).isEmpty();
            }
            if (now.visit() != null) {
                assertVisit(now, now.visit());
            }
            boolean news = places.add(now.screen().id()
                    + now.overlay().getClass()
                    + (now.visit() != null && now.visit().leaving()));
            if (news) {
                leftAloneComesToAttract();
            }
        }

        private void begun(State before, Event event) {
            sessions++;
            barrier = event instanceof Event.CardMoved(var position)
                    ? position.placement()
                    : before.facts().card().placement();
            holderPlacement = 0;
            paperOpen = false;
            attempts = 0;
            proven = false;
        }

        /** What the event tells, where somebody waits for it. */
        private void told(State before, Event event) {
            if (event instanceof Event.Answer answer && (answer.session() != before.session() || !before.occupied())) {
                return;
            }
            boolean printing = before.screen() instanceof Screen.Printing
                    || (before.screen() instanceof FormScreen.Done done && done.paper() == FormScreen.Paper.PRINTING);
            switch (event) {
                case Event.PrintDone ignored when printing -> paperOpen = false;
                case Event.PrintFailed(long ignored, Event.PrintCertainty certainty, String code)
                when printing -> {
                    paperOpen = certainty == Event.PrintCertainty.CANNOT_TELL;
                    unknowns += paperOpen ? 1 : 0;
                }
                case Event.Take(Screen.Way way)
                when way == Screen.Way.PAPER_CAME
                        && before.overlay() instanceof Overlay.None
                        && before.screen() instanceof Screen.Trouble trouble
                        && trouble.ways().contains(way) -> paperOpen = false;
                case Event.Checked ignored
                when before.screen() instanceof Screen.EnterCode || before.screen() instanceof Screen.AttendantCard ->
                    proven = true;
                default -> {}
            }
        }

        private void check(State now, Effect effect) {
            assertThat(effect.session())
                    .as("effects serve the session that is on")
                    .isEqualTo(now.session());
            switch (effect) {
                case Effect.ReadCard(long ignored, long placement) -> {
                    reads++;
                    assertThat(placement)
                            .as("only a card put down after the session began")
                            .isGreaterThan(barrier);
                }
                case Effect.Hold ignored -> proven = false;
                case Effect.CheckAttendant(long ignored, String desk, long placement) ->
                    assertThat(placement)
                            .as("another placement than the resident's, and in this session")
                            .isGreaterThan(Math.max(holderPlacement, barrier));
                case Effect.AskDepartment ignored ->
                    assertThat(proven).as("asked after the second factor only").isTrue();
                case Effect.FindCases ignored ->
                    assertThat(proven).as("asked after the second factor only").isTrue();
                case Effect.Paper paper -> paper(paper);
                case Effect.Submit ignored -> {
                    submits++;
                    assertThat(filed)
                            .as("what is on disk is not handed in again")
                            .isFalse();
                }
                case Effect.RaiseAlarm(long ignored, String code, String item) -> {
                    if (code.equals("CARD_LEFT")) {
                        assertThat(alarmed.add(now.facts().card().placement()))
                                .as("one alarm for one card")
                                .isTrue();
                    }
                    strangers += code.equals("HOLDER_MISMATCH") ? 1 : 0;
                }
                case Effect.Wipe(long of) -> wiped = of;
                case Effect.Ended(long of, Ending ignored) -> {
                    assertThat(of).as("each session ends once").isGreaterThan(ended);
                    ended = of;
                }
                default -> {}
            }
        }

        private void paper(Effect.Paper paper) {
            assertThat(paperOpen)
                    .as("nothing is printed after nobody could tell")
                    .isFalse();
            paperOpen = true;
            int attempt = switch (paper) {
                case Effect.Print print -> print.attempt();
                case Effect.PrintSlip slip -> slip.attempt();
                case Effect.PrintCaseSlip ignored -> attempts + 1;
            };
            assertThat(attempt).as("each attempt has its own number").isGreaterThan(attempts);
            attempts = attempt;
            prints += paper instanceof Effect.Print ? 1 : 0;
        }

        private void assertVisit(State now, Visit visit) {
            Visit.Holder holder = visit.holder();
            if (holder != null) {
                holderPlacement = holder.placement();
                assertThat(holderPlacement)
                        .as("no card put down before the session identifies anybody in it")
                        .isGreaterThan(barrier);
            }
            StepResult.Found found =
                    visit.run() == null ? null : visit.run().found().orElse(null);
            if (found != null) {
                assertThat(holder).isNotNull();
                assertThat(found.holder().idNumber())
                        .as("the record is of the session's holder")
                        .isEqualTo(holder.card().idNumber());
            }
            if (visit.leaving()) {
                leavers++;
                assertThat(now.screen()).isInstanceOfAny(Screen.Printing.class, Screen.TakePaper.class);
                assertThat(visit.holder()).as("of who has left, nothing stays").isNull();
                assertThat(visit.runs()).isEmpty();
                assertThat(visit.loose()).isEmpty();
                assertThat(now.held()).isEmpty();
            }
        }

        private static void assertNothingLeft(State state) {
            assertThat(state.visit()).isNull();
            assertThat(state.screen()).isInstanceOf(Screen.Attract.class);
            assertThat(state.comfort()).isEqualTo(Comfort.STANDARD);
            assertThat(state.held()).isEmpty();
            assertThat(state.toString()).doesNotContain(Samples.ID).doesNotContain("张");
        }

        void leftAloneComesToAttract() {
            State alone = play.state();
            List<Effect> effects = new ArrayList<>();
            long now = alone.now();
            for (int seconds = 0; seconds < 1_200 && alone.occupied(); seconds++) {
                now += 1_000;
                Step step = play.session().on(alone, new Event.Tick(now));
                alone = step.next();
                effects.addAll(step.effects());
            }
            assertThat(alone.occupied())
                    .as("left alone at %s", play.state().screen().id())
                    .isFalse();
            assertNothingLeft(alone);
            if (play.state().occupied()) {
                assertThat(effects).contains(new Effect.Wipe(alone.session()));
            }
        }
    }
}
