// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.doorstep.central.CentralOptions;
import org.doorstep.central.CentralServer;
import org.doorstep.central.store.Alarms;
import org.doorstep.contract.Enrolment;
import org.doorstep.contract.Lanes;
import org.doorstep.device.spi.Ticker;
import org.doorstep.settings.TerminalSettings;
import org.doorstep.terminal.app.JournalFiles;
import org.doorstep.terminal.journal.Filed;
import org.doorstep.terminal.journal.Filing;
import org.doorstep.terminal.journal.Journal;
import org.doorstep.terminal.journal.JournalException;
import org.doorstep.terminal.journal.Standing;
import org.doorstep.terminal.sync.Connectivity;
import org.doorstep.terminal.sync.Enrolled;
import org.doorstep.terminal.sync.EnrolmentClient;
import org.doorstep.terminal.sync.FloorCheck;
import org.doorstep.terminal.sync.Heartbeat;
import org.doorstep.terminal.sync.LanePump;
import org.doorstep.terminal.sync.TerminalIdentity;
import org.doorstep.terminal.sync.Uplink;
import org.doorstep.wire.Api;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.KeyFile;
import org.doorstep.wire.PinnedTls;
import org.doorstep.wire.Reply;
import org.doorstep.wire.Suites;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A terminal's own journal and loops, with central's own server and database at the other end of real TLS. */
@Timeout(600)
class LostJournalTest {
    private static final Path CATALOG = Path.of("../kiosk-config/catalog");
    private static final String NUMBER = "00317";
    private static final byte[] PERSON = "999999195503120110".getBytes(StandardCharsets.US_ASCII);
    private static final long LONG_SECONDS = 120;

    @TempDir
    Path folder;

    private final Set<String> slips = new HashSet<>();
    private CentralServer central;
    private KeyFile desk;

    @BeforeEach
    void start() throws Exception {
        central = CentralServer.start(CentralOptions.local(folder.resolve("central")));
        central.saveSite("xinyi", "新驿镇便民服务中心", "0537-1234567", "8:30-17:30");
        desk = KeyFile.open(folder.resolve("desk"));
        Enrolment.Code code = central.createDeskWorkOrder("rs", "人力资源和社会保障局").code();
        try (Api api = new Api(central.machineUrl(), PinnedTls.client(desk, central.keyHash()))) {
            var request = new Enrolment.Request(
                    code.secret(),
                    Base64Url.encode(desk.signing().publicKey()),
                    Base64Url.encode(desk.sealing().publicKey()),
                    "0.1.0");
            assertThat(api.post("/d/enrol", request, Enrolment.Reply.class, Duration.ofSeconds(LONG_SECONDS)))
                    .isInstanceOf(Reply.Ok.class);
        }
        central.publish(CATALOG);
    }

    @AfterEach
    void stop() {
        central.close();
    }

    /** One machine: its folder with its keys. */
    private record Machine(TerminalSettings.Paths paths, KeyFile keys, TerminalIdentity identity) {}

    private Machine enrol(String name) throws IOException, InterruptedException {
        Path state = folder.resolve(name);
        KeyFile keys = KeyFile.open(state);
        Enrolment.Code code =
                central.createTerminalWorkOrder("xinyi", NUMBER, "一号机").code();
        var enrolled = new EnrolmentClient(state, keys, "0.1.0").enrol(central.machineUrl(), code.text());
        return new Machine(
                new TerminalSettings.Paths(state, folder.resolve(name + "-stick")),
                keys,
                ((Enrolled.Known) enrolled).identity());
    }

    /** One start of a machine's program, as far as journal and central go. */
    private final class Start implements AutoCloseable {
        private final Connectivity connectivity = new Connectivity(InstantSource.system());
        private final CountDownLatch known = new CountDownLatch(1);
        private final Journal journal;
        private final Uplink uplink;
        private final LanePump pump;
        private final FloorCheck floor;
        private final Heartbeat heartbeat;

        Start(Machine machine) {
            Ticker ticker = Ticker.system();
            journal = Journal.open(JournalFiles.options(machine.paths(), machine.keys(), "0.1.0"))
                    .journal();
            URI url = central.machineUrl();
            uplink = new Uplink(url, machine.keys(), machine.identity());
            pump = new LanePump(uplink, journal, connectivity, ticker, new Random(1));
            floor = new FloorCheck(uplink, journal, connectivity, known::countDown, ticker, new Random(2));
            heartbeat = new Heartbeat(journal, "0.1.0", () -> 1, List::of, ticker, new Random(3));
        }

        /** Central can be reached from here on. */
        Start online() throws InterruptedException {
            pump.start();
            heartbeat.start();
            floor.start();
            assertThat(known.await(LONG_SECONDS, TimeUnit.SECONDS)).isTrue();
            return this;
        }

        Filed file() {
            String record = journal.newRecordId();
            String sealed = Base64Url.encode(
                    Suites.current().seal(desk.sealing().publicKey(), record.getBytes(StandardCharsets.UTF_8), PERSON));
            var filing = new Filing(
                    record,
                    NUMBER,
                    "resident-pension-enrolment",
                    1,
                    "城乡居民基本养老保险参保登记",
                    "rs",
                    "",
                    "",
                    journal.personKey(PERSON),
                    0,
                    sealed);
            Filed filed = journal.transaction(tx -> tx.slips().file(filing));
            assertThat(slips.add(filed.slip().value().substring(0, 11)))
                    .as("no counter twice")
                    .isTrue();
            return filed;
        }

        void received(Filed filed) throws InterruptedException {
            pump.soon();
            until(() -> journal.<Optional<Standing>>transaction(
                                    tx -> tx.slips().state(filed.slip().value()))
                            .orElseThrow()
                    instanceof Standing.Received);
        }

        int unsent() {
            return journal.<Integer>transaction(tx -> tx.outbox().unsent());
        }

        @Override
        public void close() {
            heartbeat.close();
            floor.close();
            pump.close();
            journal.close();
            uplink.close();
        }
    }

    private void until(BooleanSupplier done) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONG_SECONDS);
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it never came to pass").isLessThan(end);
            synchronized (this) {
                wait(20);
            }
        }
    }

    private List<String> alarms() {
        return central.openAlarms().stream().map(Alarms.Alarm::code).toList();
    }

    private static void lose(Path journal) throws IOException {
        for (String part : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(journal.resolveSibling(journal.getFileName() + part));
        }
    }

    private void loseAll(Machine machine) throws IOException {
        lose(JournalFiles.journal(machine.paths()));
        lose(machine.paths().journalCopy().resolve("journal-copy.db"));
    }

    /** Two submissions are with central, and a third number went to a slip that central knows of by a heartbeat only. */
    private void three(Machine machine) throws InterruptedException {
        try (Start first = new Start(machine).online()) {
            Filed one = first.file();
            Filed two = first.file();
            first.received(one);
            first.received(two);
            String third = first.journal.<String>transaction(
                    tx -> tx.counters().nextSlip(NUMBER).value());
            slips.add(third.substring(0, 11));
            // One heartbeat that waits is enough for the outbox; one more would only be sent with the next.
            until(() -> first.journal.<Integer>transaction(tx -> tx.outbox().unsent(Lanes.Lane.P4)) == 0);
            first.heartbeat.soon();
            until(() -> central.terminals().getFirst().issued() == 3);
            until(() -> first.unsent() == 0);
        }
    }

    @Test
    void withJournalAndCopyLostNoSlipIsIssuedTwiceAndWhatIsFiledFromThenOnIsReceived() throws Exception {
        Machine machine = enrol("terminal");
        three(machine);
        assertThat(alarms()).isEmpty();
        loseAll(machine);

        try (Start next = new Start(machine)) {
            assertThatThrownBy(next::file).isInstanceOf(JournalException.class);
            next.online();
            Filed fourth = next.file();
            assertThat(fourth.slip().counter()).isEqualTo(4);
            assertThat(fourth.entry().seq()).as("its lanes begin anew").isEqualTo(1);
            next.received(fourth);
            until(() -> next.unsent() == 0);
        }
        assertThat(alarms()).containsExactlyInAnyOrder("JOURNAL_REPLACED", "AUDIT_CHAIN");
        assertThat(central.records(Lanes.Kind.SUBMISSION)).hasSize(3);
    }

    @Test
    void withTheJournalLostAndItsCopyThereAllGoesOnWhereItStood() throws Exception {
        Machine machine = enrol("terminal");
        three(machine);
        lose(JournalFiles.journal(machine.paths()));

        try (Start next = new Start(machine).online()) {
            Filed fourth = next.file();
            assertThat(fourth.slip().counter()).isEqualTo(4);
            assertThat(fourth.entry().seq()).isEqualTo(3);
            next.received(fourth);
            until(() -> next.unsent() == 0);
        }
        assertThat(alarms()).isEmpty();
    }

    @Test
    void anOldDiskPutBackGoesOnBehindWhatCentralHas() throws Exception {
        Machine machine = enrol("terminal");
        try (Start first = new Start(machine).online()) {
            first.received(first.file());
            until(() -> first.unsent() == 0);
        }
        Path image = Files.copy(JournalFiles.journal(machine.paths()), folder.resolve("image"));
        try (Start second = new Start(machine).online()) {
            second.received(second.file());
            until(() -> second.unsent() == 0);
        }
        loseAll(machine);
        Files.copy(image, JournalFiles.journal(machine.paths()));

        try (Start third = new Start(machine).online()) {
            Filed filed = third.file();
            assertThat(filed.slip().counter()).isEqualTo(3);
            third.received(filed);
            until(() -> alarms().contains("JOURNAL_REPLACED"));
        }
        assertThat(central.records(Lanes.Kind.SUBMISSION)).hasSize(3);
        assertThat(alarms()).doesNotContain("SUBMISSION_HELD");
    }

    @Test
    void anotherMachineUnderTheSameNumberGoesOnWithItsSlips() throws Exception {
        three(enrol("terminal"));
        Machine other = enrol("other-terminal");

        try (Start first = new Start(other).online()) {
            Filed fourth = first.file();
            assertThat(fourth.slip().counter()).isEqualTo(4);
            first.received(fourth);
        }
        assertThat(alarms()).doesNotContain("CHAIN_BROKEN", "SUBMISSION_HELD");
    }

    @Test
    void theSameMachineEnrolledAnewGoesOnInItsLanes() throws Exception {
        Machine machine = enrol("terminal");
        three(machine);
        central.revokeTerminal(NUMBER);
        Machine again = enrol("terminal");

        try (Start next = new Start(again).online()) {
            Filed fourth = next.file();
            assertThat(fourth.slip().counter()).isEqualTo(4);
            assertThat(fourth.entry().seq()).isEqualTo(3);
            next.received(fourth);
            until(() -> next.unsent() == 0);
        }
        assertThat(alarms()).isEmpty();
    }
}
