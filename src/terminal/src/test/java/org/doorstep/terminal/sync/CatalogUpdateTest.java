// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.doorstep.catalog.expr.CelExpressions;
import org.doorstep.catalog.release.LiveCatalog;
import org.doorstep.catalog.release.PublishResult;
import org.doorstep.catalog.release.ReleaseKeys;
import org.doorstep.catalog.release.ReleasePublisher;
import org.doorstep.catalog.release.TrustedCatalog;
import org.doorstep.contract.Enrolment;
import org.doorstep.contract.Lanes;
import org.doorstep.terminal.journal.AuditEntry;
import org.doorstep.terminal.journal.Journal;
import org.doorstep.terminal.journal.JournalOptions;
import org.doorstep.terminal.journal.Signer;
import org.doorstep.wire.Json;
import org.doorstep.wire.KeyFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(240)
class CatalogUpdateTest {
    private static final Instant NOW = Instant.parse("2026-05-04T03:02:01Z");
    private static final Enrolment.Desk DESK = new Enrolment.Desk("rs", "人社局", "seal", "sign");

    @TempDir
    Path folder;

    private final ManualTicker ticker = new ManualTicker();
    private final TrustedClock clock = new TrustedClock(ticker, InstantSource.fixed(NOW));
    private final Connectivity connectivity = new Connectivity(clock);
    private final List<Integer> switched = new CopyOnWriteArrayList<>();
    private FakeCentral central;
    private Uplink uplink;
    private Journal journal;
    private ReleasePublisher publisher;
    private byte[] root;
    private CatalogUpdate update;

    @BeforeEach
    void start() throws Exception {
        central = new FakeCentral(folder);
        KeyFile keys = KeyFile.open(folder.resolve("terminal-keys"));
        uplink = new Uplink(central.address(), keys, central.identity());
        journal = Journal.open(JournalOptions.of(
                        folder.resolve("state/journal.sqlite"),
                        folder.resolve("stick/copy.sqlite"),
                        new Signer(FakeCentral.SUITE, keys.signing().privateKey()),
                        "0.1.0"))
                .journal();
        publisher = new ReleasePublisher(
                folder.resolve("repository"),
                FakeCentral.SUITE,
                ReleaseKeys.openOrCreate(folder.resolve("release-keys"), FakeCentral.SUITE));
        root = publisher.initialise(NOW);
        central.otherwise(this::repository);
    }

    @AfterEach
    void stop() {
        update.close();
        journal.close();
        uplink.close();
        central.close();
    }

    private void repository(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Path file = folder.resolve("repository").resolve(path.substring("/t/".length()));
        if (Files.isRegularFile(file)) {
            FakeCentral.bytes(exchange, 200, Files.readAllBytes(file));
        } else {
            FakeCentral.json(exchange, 404, new Lanes.Problem("NO_SUCH_FILE", "No such file.", "Begin anew."));
        }
    }

    private void publish(int release) {
        publish(release, Map.of());
    }

    private void publish(int release, Map<String, byte[]> more) {
        Path items = Path.of(System.getProperty("doorstep.checkout"), "kiosk-config", "catalog", "examples");
        byte[] desks = Json.write(new Enrolment.Desks(List.of(DESK)));
        Map<String, byte[]> extra = new HashMap<>(more);
        extra.put("desks.json", desks);
        assertThat(publisher.publish(items, extra, release, NOW)).isInstanceOf(PublishResult.Published.class);
    }

    private void open(SessionGate gate) {
        byte[] hash = FakeCentral.SUITE.hash(root);
        var catalog = new TrustedCatalog(folder.resolve("catalog"), hash, FakeCentral.SUITE, new CelExpressions());
        update = new CatalogUpdate(
                catalog,
                uplink,
                clock,
                connectivity,
                journal,
                gate,
                live -> switched.add(live.release()),
                ticker,
                new Random(11));
        update.start();
    }

    private void assign(int release) {
        update.assigned(new Assignment(release, List.of()));
    }

    private List<String> audited() {
        List<AuditEntry> entries = journal.transaction(tx -> tx.audit().entries(0, 100));
        return entries.stream().map(AuditEntry::type).toList();
    }

    @Test
    void the_release_that_central_names_is_fetched_and_put_in_force_with_its_desks() throws Exception {
        publish(1);
        open(Runnable::run);
        assertThat(update.release()).isZero();
        assertThat(update.desks().find("rs")).isEmpty();
        assign(1);
        ticker.standUntil(() -> switched.equals(List.of(1)));

        assertThat(update.release()).isEqualTo(1);
        assertThat(update.live().map(LiveCatalog::items).orElseThrow()).isNotEmpty();
        assertThat(update.desks().find("rs")).contains(DESK);
        assertThat(update.confirmed()).contains(NOW);
        assertThat(audited()).contains("RELEASE_APPLIED");

        publish(2);
        assign(2);
        ticker.standUntil(() -> switched.equals(List.of(1, 2)));
    }

    @Test
    void a_release_in_force_outlives_a_restart_without_central() throws Exception {
        publish(1);
        open(Runnable::run);
        assign(1);
        ticker.standUntil(() -> update.release() == 1);
        update.close();
        central.otherwise(FakeCentral.fault(500));
        open(Runnable::run);
        assertThat(update.release()).isEqualTo(1);
        assertThat(update.desks().find("rs")).contains(DESK);
    }

    @Test
    void during_a_session_nothing_is_switched() throws Exception {
        var session = new CountDownLatch(1);
        var asked = new CountDownLatch(1);
        publish(1);
        open(change -> {
            asked.countDown();
            session.await();
            change.run();
        });
        assign(1);
        ticker.standUntil(() -> switched.equals(List.of(1)));
        assertThat(asked.getCount())
                .as("nobody is pinned to a release before the first")
                .isOne();
        publish(2);
        assign(2);
        asked.await();
        assertThat(update.release()).isEqualTo(1);
        assertThat(switched).containsExactly(1);
        session.countDown();
        ticker.standUntil(() -> switched.equals(List.of(1, 2)));
    }

    @Test
    void what_another_signed_is_refused_audited_and_raises_one_alarm() throws Exception {
        publish(1);
        open(Runnable::run);
        assign(1);
        ticker.standUntil(() -> update.release() == 1);

        var forger = new ReleasePublisher(
                folder.resolve("forged"),
                FakeCentral.SUITE,
                ReleaseKeys.openOrCreate(folder.resolve("forged-keys"), FakeCentral.SUITE));
        Path items = Path.of(System.getProperty("doorstep.checkout"), "kiosk-config", "catalog", "examples");
        forger.publish(items, Map.of(), 2, NOW);
        central.otherwise(exchange -> {
            Path file = folder.resolve("forged")
                    .resolve(exchange.getRequestURI().getPath().substring("/t/".length()));
            if (Files.isRegularFile(file)) {
                FakeCentral.bytes(exchange, 200, Files.readAllBytes(file));
            } else {
                FakeCentral.fault(404).to(exchange);
            }
        });
        assign(2);
        ticker.runUntil(() -> central.calls().stream()
                        .filter(call -> call.endsWith("timestamp.json"))
                        .count()
                >= 5);
        assertThat(update.release()).isEqualTo(1);
        assertThat(audited()).containsOnlyOnce("RELEASE_REFUSED");
        List<Lanes.Entry> alarms = journal.transaction(tx -> tx.outbox().waiting(Lanes.Lane.P2, 10));
        assertThat(alarms)
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.body()).contains("CATALOG_REFUSED", "SIGNATURE"));

        central.otherwise(this::repository);
        publish(2);
        ticker.runUntil(() -> switched.equals(List.of(1, 2)));
    }

    @Test
    void what_of_a_release_this_program_does_not_know_is_hidden_and_told_once() throws Exception {
        publish(1, Map.of("items/later.json", "{\"id\":\"later\"}".getBytes(StandardCharsets.UTF_8)));
        central.otherwise(this::repository);
        open(Runnable::run);
        assign(1);
        ticker.runUntil(() -> switched.equals(List.of(1)));

        assertThat(update.live().orElseThrow().item("later")).isEmpty();
        List<Lanes.Entry> alarms = journal.transaction(tx -> tx.outbox().waiting(Lanes.Lane.P2, 10));
        assertThat(alarms)
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.body())
                        .contains("CATALOG_HIDDEN", "Release 1 is shown without items/later.json."));
    }

    @Test
    void an_unreachable_repository_is_tried_again_with_back_off() throws Exception {
        publish(1);
        central.otherwise(FakeCentral.fault(500));
        open(Runnable::run);
        connectivity.good(Connectivity.Call.WAIT);
        assign(1);
        ticker.runUntil(() -> central.calls().size() >= 4);
        assertThat(connectivity.state())
                .isInstanceOfSatisfying(
                        Link.Partly.class, p -> assertThat(p.reason()).isEqualTo(Link.Reason.CATALOG));
        central.otherwise(this::repository);
        ticker.runUntil(() -> switched.equals(List.of(1)));
        assertThat(connectivity.state()).isInstanceOf(Link.Online.class);
    }

    @Test
    void the_repository_is_asked_again_every_six_hours_though_nothing_is_assigned() throws Exception {
        publish(1);
        open(Runnable::run);
        assign(1);
        ticker.standUntil(() -> update.release() == 1);
        int calls = central.calls().size();
        long before = ticker.nanos();
        ticker.runUntil(() -> central.calls().size() > calls);
        assertThat(Duration.ofNanos(ticker.nanos() - before)).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void a_lower_number_changes_nothing() throws Exception {
        publish(3);
        open(Runnable::run);
        assign(3);
        ticker.standUntil(() -> update.release() == 3);
        int calls = central.calls().size();
        long before = ticker.nanos();
        assign(2);
        ticker.runUntil(() -> central.calls().size() > calls);
        assertThat(Duration.ofNanos(ticker.nanos() - before)).isEqualTo(Duration.ofHours(6));
        assertThat(switched).containsExactly(3);
    }
}
