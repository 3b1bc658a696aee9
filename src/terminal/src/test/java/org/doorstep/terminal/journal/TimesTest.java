// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.doorstep.contract.Lanes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clocks that lie: nothing is ordered, aged or forgotten by them. */
class TimesTest {
    private static final Instant TRUE_NOON = Instant.parse("2026-11-22T04:00:00Z");
    private static final Instant FAR = Instant.parse("2036-02-07T06:28:16Z");

    @TempDir
    Path folder;

    private final Clocks clocks = new Clocks(Instant.EPOCH);

    private Journal open() {
        return Journal.open(Journals.options(folder).withClock(clocks, clocks)).journal();
    }

    private static void anchor(Journal journal, Instant central) {
        journal.transaction(tx -> {
            tx.times().anchor(central);
            return tx;
        });
    }

    private static Slip slip(Journal journal, Filed filed) {
        return journal.<Optional<Slip>>transaction(
                        tx -> tx.slips().find(filed.slip().value()))
                .orElseThrow();
    }

    private static Duration oldest(Journal journal) {
        return journal.<Fill>transaction(tx -> tx.outbox().fill()).oldest();
    }

    @Test
    void records_keep_their_order_when_the_clock_jumps_from_1970_to_2036_and_back() {
        Filed first;
        Filed second;
        try (Journal journal = open()) {
            first = Filings.file(journal);
            clocks.wall = FAR;
            second = Filings.file(journal);
        }
        clocks.wall = Instant.EPOCH;
        try (Journal journal = open()) {
            Filed third = Filings.file(journal);
            List<Lanes.Entry> waiting = journal.transaction(tx -> tx.outbox().waiting(Lanes.Lane.P1, 10));
            assertThat(waiting).containsExactly(first.entry(), second.entry(), third.entry());
            assertThat(waiting).extracting(Lanes.Entry::seq).containsExactly(1L, 2L, 3L);
            assertThat(waiting).extracting(Lanes.Entry::made).containsExactly(Instant.EPOCH, FAR, Instant.EPOCH);
            OutboxTest.assertChained(waiting);
            assertThat(List.of(first, second, third))
                    .extracting(filed -> filed.slip().counter())
                    .containsExactly(1, 2, 3);
        }
    }

    @Test
    void a_time_is_marked_as_centrals_once_central_was_heard_in_that_start_also_for_what_came_before() {
        try (Journal journal = open()) {
            Filed before = Filings.file(journal);
            assertThat(slip(journal, before).timed()).isEmpty();
            assertThat(slip(journal, before).moment()).isEqualTo(Instant.EPOCH);

            clocks.pass(Duration.ofMinutes(90));
            anchor(journal, TRUE_NOON);
            clocks.pass(Duration.ofMinutes(30));
            clocks.wall = FAR;
            anchor(journal, FAR);
            Filed after = Filings.file(journal);
            assertThat(slip(journal, before).moment()).isEqualTo(TRUE_NOON.minus(Duration.ofMinutes(90)));
            assertThat(slip(journal, after).moment()).isEqualTo(TRUE_NOON.plus(Duration.ofMinutes(30)));
            assertThat(slip(journal, after).made())
                    .as("what it believed stays frozen")
                    .isEqualTo(FAR);
        }
    }

    @Test
    void the_age_of_a_waiting_submission_never_rests_on_the_machines_clock() {
        try (Journal journal = open()) {
            Filings.file(journal);
            clocks.wall = FAR;
            assertThat(oldest(journal)).isZero();
            clocks.pass(Duration.ofDays(3));
            assertThat(oldest(journal)).isEqualTo(Duration.ofDays(3));
        }
        try (Journal journal = open()) {
            assertThat(oldest(journal)).as("nothing is known across starts").isZero();
            anchor(journal, TRUE_NOON);
            clocks.pass(Duration.ofDays(2));
            assertThat(oldest(journal)).as("it was made before this start").isEqualTo(Duration.ofDays(2));
        }
        clocks.wall = Instant.EPOCH;
        try (Journal journal = open()) {
            assertThat(oldest(journal)).isZero();
            anchor(journal, TRUE_NOON.plus(Duration.ofDays(10)));
            assertThat(oldest(journal)).isEqualTo(Duration.ofDays(10));
        }
    }
}
