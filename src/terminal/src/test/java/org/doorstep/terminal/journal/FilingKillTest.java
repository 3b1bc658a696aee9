// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.doorstep.contract.Cases;
import org.doorstep.contract.Lanes;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A real child process is killed while it hands in: at a chosen point of the filing and of its receipt, and anywhere.
 * SIGKILL keeps the page cache, so this proves order; that a commit outlives a power cut, the pragmas stand for.
 */
class FilingKillTest {
    private static final int BEFORE = 3;
    private static final int ROUNDS = 3;
    private static final String ACKNOWLEDGED = "filed \\d{14} [0-9a-f-]{36}";

    @TempDir
    Path folder;

    /** Where the child stands still to be killed, and what must be there afterwards. */
    enum Point {
        /** The content is sealed; nothing is written. */
        SEALED(false, false),
        /** All rows are written and not committed. */
        UNCOMMITTED(false, false),
        /** Committed in the journal, while the second copy is held up. */
        NOT_COPIED(true, false),
        /** In both files; the caller has not heard of it. */
        COMMITTED(true, false),
        /** Central's receipt is written and not committed. */
        RECEIPT_UNCOMMITTED(true, false),
        /** Central's receipt is committed; nobody was told. */
        RECEIVED(true, true);

        private final boolean filed;
        private final boolean received;

        Point(boolean filed, boolean received) {
            this.filed = filed;
            this.received = received;
        }
    }

    /** Files three submissions, then one more up to the point; with no point it files until it is killed. */
    static final class Child {
        private Child() {}

        public static void main(String[] args) throws InterruptedException {
            var signer = new Signer(Journals.SUITE, Base64Url.decode(args[1]));
            Journal journal =
                    Journal.open(Journals.options(Path.of(args[0]), signer)).journal();
            if (args[2].equals("ANYWHERE")) {
                while (true) {
                    acknowledge(Filings.file(journal));
                }
            }
            for (int i = 0; i < BEFORE; i++) {
                acknowledge(Filings.file(journal));
            }
            reach(journal, Point.valueOf(args[2]));
        }

        private static void reach(Journal journal, Point point) throws InterruptedException {
            Filing filing = Filings.of(journal, journal.newRecordId());
            switch (point) {
                case SEALED -> stand();
                case UNCOMMITTED ->
                    journal.transaction(tx -> {
                        Filed filed = tx.slips().file(filing);
                        standInside();
                        return filed;
                    });
                case NOT_COPIED -> {
                    // the parent takes hold of the second copy before it lets this line be read
                    say("ready");
                    awaitLine();
                    journal.transaction(tx -> tx.slips().file(filing));
                    say("the second copy did not hold it up");
                }
                case COMMITTED -> {
                    journal.whenQueued(Child::standInside);
                    journal.transaction(tx -> tx.slips().file(filing));
                }
                case RECEIPT_UNCOMMITTED -> {
                    Filed filed = journal.transaction(tx -> tx.slips().file(filing));
                    acknowledge(filed);
                    journal.transaction(tx -> {
                        tx.outbox().apply(Filings.received(filed.entry(), Lanes.State.ACCEPTED));
                        standInside();
                        return tx;
                    });
                }
                case RECEIVED -> {
                    Filed filed = journal.transaction(tx -> tx.slips().file(filing));
                    acknowledge(filed);
                    journal.transaction(tx -> tx.outbox().apply(Filings.received(filed.entry(), Lanes.State.ACCEPTED)));
                    stand();
                }
            }
        }

        private static void acknowledge(Filed filed) {
            say("filed " + filed.slip().value() + " " + filed.entry().id());
        }

        private static void say(String line) {
            System.out.println(line);
            System.out.flush();
        }

        private static void awaitLine() {
            try {
                System.in.read();
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        private static void stand() throws InterruptedException {
            say("reached");
            new CountDownLatch(1).await();
        }

        private static void standInside() {
            try {
                stand();
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody interrupts the child", e);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_kill_leaves_a_slip_exactly_where_its_record_is(Point point) throws Exception {
        Process child = start(point.name());
        var said = new ArrayList<String>();
        try (var out = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            if (point == Point.NOT_COPIED) {
                heldUp(child, out, said);
            } else {
                readUntil("reached", out, said);
            }
            child.toHandle().destroyForcibly();
        }
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();

        try (Journal journal = Journals.open(folder)) {
            List<Slip> slips = consistent(journal, said);
            assertThat(slips).hasSize(BEFORE + (point.filed ? 1 : 0));
            assertThat(slips.getFirst().standing())
                    .isEqualTo(point.received ? new Standing.Received(Filings.NUMBER) : new Standing.Waiting());
            assertThat(slips.getFirst().paper()).isEqualTo(SlipPaper.OWED);
            Filed next = Filings.file(journal);
            assertThat(next.slip().counter()).as("no number is missing").isEqualTo(slips.size() + 1);
        }
    }

    @Test
    void kills_anywhere_lose_nothing_that_was_acknowledged_and_the_second_copy_alone_holds_it_too() throws Exception {
        var acknowledged = new ArrayList<String>();
        for (int round = 1; round <= ROUNDS; round++) {
            Process child = start("ANYWHERE");
            try (var out = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
                for (int i = 0; i < 6 * round; i++) {
                    acknowledged.add(line(out));
                }
                child.toHandle().destroyForcibly();
                out.lines().filter(line -> line.matches(ACKNOWLEDGED)).forEach(acknowledged::add);
            }
            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
            if (round == ROUNDS) {
                for (String part : List.of("", "-wal", "-shm")) {
                    Files.deleteIfExists(folder.resolve("state/journal.sqlite" + part));
                }
            }
            try (Journal journal = Journals.open(folder)) {
                consistent(journal, acknowledged);
            }
        }
    }

    /** The parent holds the copy's write lock, so that the child has committed the journal and waits for the copy. */
    private void heldUp(Process child, BufferedReader out, List<String> said) throws Exception {
        readUntil("ready", out, said);
        Path copy = Journals.options(folder).copy();
        try (var lock = DriverManager.getConnection("jdbc:sqlite:" + copy);
                var held = lock.createStatement()) {
            held.execute("BEGIN IMMEDIATE");
            child.outputWriter().write("\n");
            child.outputWriter().flush();
            while (committed() < BEFORE + 1) {
                assertThat(child.waitFor(20, TimeUnit.MILLISECONDS))
                        .as("the child has ended")
                        .isFalse();
            }
            child.toHandle().destroyForcibly();
            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(held.executeQuery("SELECT count(*) FROM slip").getLong(1))
                    .as("the copy is behind")
                    .isEqualTo(BEFORE);
            held.execute("ROLLBACK");
        }
    }

    private long committed() throws Exception {
        try (var reader = DriverManager.getConnection(
                        "jdbc:sqlite:" + Journals.options(folder).file());
                var statement = reader.createStatement()) {
            return statement.executeQuery("SELECT count(*) FROM slip").getLong(1);
        }
    }

    /** Newest first. */
    private static List<Slip> consistent(Journal journal, List<String> said) throws Exception {
        List<Slip> slips = journal.transaction(tx -> tx.slips().ofPerson(Filings.key(journal, Filings.PERSON)));
        long issued = journal.<Long>transaction(tx -> tx.counters().slips());
        assertThat(slips)
                .extracting(slip -> new org.doorstep.contract.SlipNumber(slip.number()).counter())
                .as("from the last to the first without a gap")
                .containsExactlyElementsOf(IntStream.iterate((int) issued, n -> n > 0, n -> n - 1)
                        .boxed()
                        .toList());
        assertThat(slips.stream().map(slip -> "filed " + slip.number() + " " + slip.record()))
                .containsAll(
                        said.stream().filter(line -> line.matches(ACKNOWLEDGED)).toList());

        List<Lanes.Entry> waiting = journal.transaction(tx -> tx.outbox().waiting(Lanes.Lane.P1, 10_000));
        for (Lanes.Entry entry : waiting) {
            var body = Json.read(entry.body().getBytes(StandardCharsets.UTF_8), Cases.Submission.class);
            Optional<Slip> own = journal.transaction(tx -> tx.slips().ofRecord(entry.id()));
            assertThat(own).map(Slip::number).hasValue(body.slip());
        }
        long unsent = slips.stream()
                .filter(slip -> slip.standing() instanceof Standing.Waiting)
                .count();
        assertThat(unsent)
                .as("a slip for each record and a record for each slip")
                .isEqualTo(waiting.size());
        assertThat(journal.<ChainHead>transaction(tx -> tx.outbox().head(Lanes.Lane.P1))
                        .seq())
                .isEqualTo(issued);
        OutboxTest.assertChained(waiting);
        return slips;
    }

    private static void readUntil(String word, BufferedReader out, List<String> said) throws Exception {
        String line = line(out);
        while (!line.equals(word)) {
            said.add(line);
            line = line(out);
        }
    }

    private static String line(BufferedReader out) throws Exception {
        String line = out.readLine();
        assertThat(line).as("the child goes on").isNotNull();
        return line;
    }

    private Process start(String point) throws Exception {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-UsePerfData",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dorg.sqlite.tmpdir=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        folder.toString(),
                        Base64Url.encode(Journals.KEYS.privateKey()),
                        point)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
