// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.doorstep.contract.Lanes;
import org.doorstep.terminal.journal.Filed;
import org.doorstep.terminal.journal.Filing;
import org.doorstep.terminal.journal.Floor;
import org.doorstep.terminal.journal.Journal;
import org.doorstep.terminal.journal.JournalOptions;
import org.doorstep.terminal.journal.Signer;
import org.doorstep.wire.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What central lists as slips that never arrived rests on these counters, so they must be right after a loss. */
@Timeout(240)
class HeartbeatTest {
    private static final byte[] KEY = FakeCentral.SUITE.newSigningPair().privateKey();

    @TempDir
    Path folder;

    private final ManualTicker ticker = new ManualTicker();

    private JournalOptions options() {
        return JournalOptions.of(
                        folder.resolve("state/journal.sqlite"),
                        folder.resolve("stick/copy.sqlite"),
                        new Signer(FakeCentral.SUITE, KEY),
                        "0.1.0")
                .withClock(InstantSource.system(), ticker)
                .withCentral(Floor.NONE);
    }

    private static Filed file(Journal journal) {
        String record = journal.newRecordId();
        var filing = new Filing(
                record,
                FakeCentral.TERMINAL,
                "pension-enrolment",
                3,
                "城乡居民基本养老保险参保登记",
                "rs",
                "",
                "",
                journal.personKey("999999195503120110".getBytes(StandardCharsets.US_ASCII)),
                0,
                "AQ");
        return journal.transaction(tx -> tx.slips().file(filing));
    }

    private Lanes.Heartbeat beat(Journal journal) throws Exception {
        try (var heartbeat = new Heartbeat(journal, "0.1.0", () -> 4, List::of, ticker, new Random(5))) {
            heartbeat.start();
            ticker.standUntil(
                    () -> journal.<Integer>transaction(tx -> tx.outbox().unsent(Lanes.Lane.P4)) == 1);
        }
        List<Lanes.Entry> beats = journal.transaction(tx -> tx.outbox().waiting(Lanes.Lane.P4, 2));
        return Json.read(beats.getFirst().body().getBytes(StandardCharsets.UTF_8), Lanes.Heartbeat.class);
    }

    @Test
    void after_the_journal_was_lost_it_says_what_the_second_copy_knows() throws Exception {
        Filed last;
        int unsent;
        try (Journal journal = Journal.open(options()).journal()) {
            file(journal);
            file(journal);
            last = file(journal);
            unsent = journal.<Integer>transaction(tx -> tx.outbox().unsent());
        }
        Files.delete(options().file());
        try (Journal journal = Journal.open(options()).journal()) {
            Lanes.Heartbeat beat = beat(journal);
            assertThat(beat.boot()).isEqualTo(2);
            assertThat(beat.issued()).isEqualTo(3);
            assertThat(beat.lastSlip()).isEqualTo(last.slip().value());
            assertThat(beat.unsent()).as("and the audit head of this start").isEqualTo(unsent + 1);
            assertThat(file(journal).slip().counter()).isEqualTo(4);
        }
    }

    @Test
    void after_both_files_were_lost_it_says_what_central_knew_and_no_number_it_cannot_know() throws Exception {
        var central = new Floor(7, 345, 0, java.util.Map.of());
        try (Journal journal = Journal.open(options().withCentral(central)).journal()) {
            Lanes.Heartbeat beat = beat(journal);
            assertThat(beat.issued()).isEqualTo(345);
            assertThat(beat.lastSlip()).isEmpty();
            Filed next = file(journal);
            assertThat(next.slip().counter()).isEqualTo(346);
        }
    }
}
