// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.doorstep.contract.Lanes;
import org.doorstep.wire.KeyFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(240)
class LongPollTest {
    private static final Instant CENTRAL_TIME = Instant.parse("2026-05-04T03:02:01Z");
    private static final Instant WALL = Instant.parse("1970-01-01T00:00:07Z");

    @TempDir
    Path folder;

    private final ManualTicker ticker = new ManualTicker();
    private final TrustedClock clock = new TrustedClock(ticker, InstantSource.fixed(WALL));
    private final Connectivity connectivity = new Connectivity(clock);
    private final List<Assignment> heard = new CopyOnWriteArrayList<>();
    private final List<Link> links = new CopyOnWriteArrayList<>();
    private final AtomicReference<Lanes.Wait> wait = new AtomicReference<>();
    private FakeCentral central;
    private Uplink uplink;
    private LongPoll poll;

    @BeforeEach
    void start() throws Exception {
        central = new FakeCentral(folder);
        uplink = new Uplink(central.address(), KeyFile.open(folder.resolve("terminal-keys")), central.identity());
        poll = new LongPoll(uplink, clock, connectivity, () -> 4, heard::add, ticker, new Random(1));
        connectivity.listen(links::add);
        wait.set(central.wait(CENTRAL_TIME, 4, List.of(), 55));
        answer();
    }

    private void answer() {
        central.on("/t/wait", exchange -> FakeCentral.json(exchange, 200, wait.get()));
    }

    @AfterEach
    void stop() {
        poll.close();
        uplink.close();
        central.close();
    }

    @Test
    void central_is_heard_its_time_is_believed_and_the_next_call_holds_as_long_as_it_asks() throws Exception {
        assertThat(connectivity.state()).isEqualTo(new Link.Offline(WALL));
        poll.start();
        ticker.runUntil(() -> central.calls().size() >= 2);

        assertThat(central.calls().subList(0, 2))
                .containsExactly("/t/wait?release=4&hold=0", "/t/wait?release=4&hold=55");
        assertThat(heard).containsExactly(new Assignment(4, List.of()));
        assertThat(links).containsExactly(new Link.Online());
        assertThat(clock.trusted()).isTrue();
    }

    @Test
    void between_its_words_centrals_time_runs_by_the_monotonic_clock() throws Exception {
        central.on("/t/wait", exchange -> {
            FakeCentral.json(exchange, 200, wait.get());
            central.on("/t/wait", central.silence());
        });
        poll.start();
        ticker.standUntil(() -> central.calls().size() == 2);
        assertThat(clock.instant()).isEqualTo(CENTRAL_TIME);
        ticker.advance(Duration.ofMinutes(3));
        assertThat(clock.instant()).isEqualTo(CENTRAL_TIME.plusSeconds(180));
        assertThat(clock.wallError()).contains(Duration.between(CENTRAL_TIME.plusSeconds(180), WALL));
    }

    @Test
    void each_new_assignment_is_told_once() throws Exception {
        poll.start();
        ticker.runUntil(() -> central.calls().size() >= 4);
        wait.set(central.wait(CENTRAL_TIME, 5, List.of("participation-certificate"), 55));
        ticker.runUntil(() -> heard.size() == 2);
        int calls = central.calls().size();
        ticker.runUntil(() -> central.calls().size() > calls + 2);
        assertThat(heard)
                .containsExactly(new Assignment(4, List.of()), new Assignment(5, List.of("participation-certificate")));
    }

    @Test
    void central_answering_at_once_and_nothing_new_is_not_called_in_a_busy_loop() throws Exception {
        poll.start();
        ticker.runUntil(() -> central.calls().size() >= 12);
        assertThat(ticker.waits()).hasSizeGreaterThanOrEqualTo(9);
        assertThat(ticker.waits().getLast()).isLessThanOrEqualTo(Duration.ofMinutes(1));
        assertThat(ticker.waits().stream().reduce(Duration.ZERO, Duration::plus))
                .isGreaterThan(Duration.ofSeconds(20));
    }

    @Test
    void an_answer_that_another_signed_changes_nothing() throws Exception {
        Lanes.Wait right = wait.get();
        wait.set(new Lanes.Wait(right.now(), 99, right.withdrawn(), 55, right.signature()));
        poll.start();
        ticker.runUntil(() -> central.calls().size() >= 3);
        assertThat(heard).isEmpty();
        assertThat(clock.trusted()).isFalse();
        assertThat(connectivity.state())
                .isInstanceOfSatisfying(
                        Link.Partly.class, p -> assertThat(p.reason()).isEqualTo(Link.Reason.NOT_CENTRALS_WORD));
    }

    @Test
    void a_500_is_told_as_partly_and_over_when_central_is_well_again() throws Exception {
        central.on("/t/wait", FakeCentral.fault(500));
        poll.start();
        ticker.runUntil(() -> central.calls().size() >= 5);
        assertThat(connectivity.state())
                .isInstanceOfSatisfying(
                        Link.Partly.class, p -> assertThat(p.detail()).isEqualTo("500 CENTRAL_FAULT"));
        answer();
        ticker.runUntil(() -> connectivity.state() instanceof Link.Online);
    }

    @Test
    void a_revoked_terminal_is_told_so() throws Exception {
        central.on(
                "/t/wait",
                exchange -> FakeCentral.json(
                        exchange, 403, new Lanes.Problem("REVOKED", "This machine was revoked.", "Ask the centre.")));
        poll.start();
        ticker.runUntil(() -> connectivity.state() instanceof Link.Partly);
        assertThat(connectivity.state()).isEqualTo(new Link.Partly(Link.Reason.REFUSED, "403 REVOKED"));
    }

    @Test
    void retry_after_is_obeyed() throws Exception {
        central.on("/t/wait", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "600");
            FakeCentral.json(exchange, 503, FakeCentral.FAULT);
        });
        poll.start();
        ticker.runUntil(() -> central.calls().size() >= 2);
        assertThat(ticker.waits().getFirst()).isGreaterThanOrEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void half_an_answer_is_none_and_the_terminal_is_offline_since_the_first_one() throws Exception {
        poll.start();
        ticker.runUntil(() -> connectivity.state() instanceof Link.Online);
        central.on("/t/wait", FakeCentral.half(wait.get()));
        ticker.runUntil(() -> connectivity.state() instanceof Link.Offline);
        Link first = connectivity.state();
        int calls = central.calls().size();
        ticker.runUntil(() -> central.calls().size() >= calls + 3);
        assertThat(connectivity.state()).isEqualTo(first);
        assertThat(((Link.Offline) first).since()).isAfterOrEqualTo(CENTRAL_TIME);
    }

    @Test
    void back_off_grows_with_full_jitter_up_to_its_cap() {
        var backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), new Random(7));
        for (int i = 0; i < 60; i++) {
            Duration cap = Duration.ofSeconds(Math.min(60, 1L << Math.min(i, 20)));
            assertThat(backoff.next()).isPositive().isLessThanOrEqualTo(cap);
        }
        assertThat(backoff.next(Duration.ofMinutes(10))).isGreaterThanOrEqualTo(Duration.ofMinutes(10));
        backoff.reset();
        assertThat(backoff.next()).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void closing_ends_a_call_that_hangs() throws Exception {
        central.on("/t/wait", central.silence());
        poll.start();
        ticker.standUntil(() -> !central.calls().isEmpty());
        poll.close();
        poll.close();
        assertThat(heard).isEmpty();
    }
}
