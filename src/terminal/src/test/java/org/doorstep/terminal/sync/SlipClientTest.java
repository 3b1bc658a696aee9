// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.doorstep.contract.Cases;
import org.doorstep.contract.Lanes;
import org.doorstep.contract.SlipNumber;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.KeyFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(240)
class SlipClientTest {
    private static final SlipNumber SLIP = SlipNumber.of("00317", 42, 68);
    private static final Instant SINCE = Instant.parse("2026-11-22T02:20:00Z");

    @TempDir
    Path folder;

    private FakeCentral central;
    private KeyFile keys;
    private Uplink uplink;
    private SlipClient client;

    @BeforeEach
    void start() throws Exception {
        central = new FakeCentral(folder);
        keys = KeyFile.open(folder.resolve("terminal-keys"));
        uplink = new Uplink(central.address(), keys, central.identity());
        client = new SlipClient(uplink);
    }

    @AfterEach
    void stop() {
        uplink.close();
        central.close();
    }

    private SlipAsked whenTold(Cases.SlipState state, Cases.State stands, Instant since, String site)
            throws InterruptedException {
        central.on(
                "/t/slip",
                exchange -> FakeCentral.json(exchange, 200, new Cases.SlipAnswer(state, stands, since, site)));
        return client.ask(SLIP);
    }

    @Test
    void the_number_alone_is_asked_with() throws Exception {
        var asked = new AtomicReference<String>();
        central.on("/t/slip", exchange -> {
            asked.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            FakeCentral.json(
                    exchange, 200, new Cases.SlipAnswer(Cases.SlipState.KNOWN, Cases.State.RETURNED, SINCE, ""));
        });
        assertThat(client.ask(SLIP)).isEqualTo(new SlipAsked.Known(Cases.State.RETURNED, SINCE));
        assertThat(asked.get()).isEqualTo("{\"slip\":\"" + SLIP.value() + "\"}");
    }

    @Test
    void what_central_says_is_told_apart() throws Exception {
        assertThat(whenTold(Cases.SlipState.NOT_ARRIVED, null, SINCE, "东关街道便民服务中心"))
                .isEqualTo(new SlipAsked.NotArrived(SINCE, "东关街道便民服务中心"));
        assertThat(whenTold(Cases.SlipState.NOT_ARRIVED, null, null, "东关街道便民服务中心"))
                .isEqualTo(new SlipAsked.NotArrived(null, "东关街道便民服务中心"));
        assertThat(whenTold(Cases.SlipState.NOT_KNOWN, null, null, "")).isEqualTo(new SlipAsked.NotKnown());
        assertThat(whenTold(Cases.SlipState.KNOWN, Cases.State.FINISHED, null, ""))
                .isEqualTo(new SlipAsked.Known(Cases.State.FINISHED, null));
    }

    @Test
    void an_answer_that_says_half_is_no_answer() throws Exception {
        assertThat(whenTold(Cases.SlipState.KNOWN, null, SINCE, "")).isInstanceOf(SlipAsked.Unreachable.class);
        central.on(
                "/t/slip",
                FakeCentral.half(new Cases.SlipAnswer(Cases.SlipState.NOT_KNOWN, null, null, "a long enough text")));
        assertThat(client.ask(SLIP)).isInstanceOf(SlipAsked.Unreachable.class);
        central.on(
                "/t/slip",
                exchange -> FakeCentral.bytes(
                        exchange, 200, "{\"state\":\"MAYBE\",\"site\":\"\"}".getBytes(StandardCharsets.UTF_8)));
        assertThat(client.ask(SLIP))
                .isInstanceOfSatisfying(
                        SlipAsked.Unreachable.class,
                        none -> assertThat(none.reason()).contains("$.state"));
    }

    @Test
    void a_refusal_is_centrals_and_a_500_is_told_as_such() throws Exception {
        central.on("/t/slip", FakeCentral.fault(500));
        assertThat(client.ask(SLIP)).isEqualTo(new SlipAsked.Refused("CENTRAL_FAULT"));
        central.on(
                "/t/slip",
                exchange -> FakeCentral.json(exchange, 429, new Lanes.Problem("TOO_MANY", "Too many.", "Wait.")));
        assertThat(client.ask(SLIP)).isEqualTo(new SlipAsked.Refused("TOO_MANY"));
    }

    @Test
    void an_answer_after_the_deadline_is_none() throws Exception {
        central.on("/t/slip", central.silence());
        assertThat(new SlipClient(uplink, Duration.ofMillis(300)).ask(SLIP)).isInstanceOf(SlipAsked.Unreachable.class);
        assertThat(SlipClient.HARD_STOP).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void a_central_with_another_key_is_not_even_asked() throws Exception {
        TerminalIdentity right = central.identity();
        var other = new TerminalIdentity(
                right.id(),
                right.name(),
                right.site(),
                right.centralSigningKey(),
                right.rosterKey(),
                right.publicUrl(),
                right.phone(),
                right.staffedHours(),
                Base64Url.encode(FakeCentral.SUITE.hash(new byte[] {1})),
                right.catalogRoot());
        try (Uplink wrong = new Uplink(central.address(), keys, other)) {
            assertThat(new SlipClient(wrong).ask(SLIP))
                    .isInstanceOfSatisfying(
                            SlipAsked.Unreachable.class,
                            none -> assertThat(none.reason()).containsIgnoringCase("key"));
        }
        assertThat(central.calls()).isEmpty();
    }

    @Test
    void a_session_that_ends_takes_its_question_along() throws Exception {
        central.on("/t/slip", central.silence());
        var interrupted = new AtomicReference<Boolean>();
        Thread asking = Thread.ofVirtual().start(() -> {
            try {
                client.ask(SLIP);
                interrupted.set(false);
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
        });
        new ManualTicker().standUntil(() -> !central.calls().isEmpty());
        asking.interrupt();
        asking.join();
        assertThat(interrupted.get()).isTrue();
    }
}
