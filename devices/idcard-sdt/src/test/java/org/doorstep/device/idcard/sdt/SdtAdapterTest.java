// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.idcard.sdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.doorstep.device.link.LinkAddress;
import org.doorstep.device.link.MemoryLink;
import org.doorstep.device.simulator.CardData;
import org.doorstep.device.simulator.Pace;
import org.doorstep.device.simulator.People;
import org.doorstep.device.simulator.SdtReaderSimulator;
import org.doorstep.device.simulator.SimulatedWire;
import org.doorstep.device.simulator.Wires;
import org.doorstep.device.spi.AdapterProvider;
import org.doorstep.device.spi.CardPosition;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.IdCard;
import org.doorstep.device.spi.Outcome;
import org.doorstep.device.spi.Ticker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 300, unit = TimeUnit.SECONDS)
class SdtAdapterTest {
    private static final LinkAddress ADDRESS = new LinkAddress("serial:/dev/memory");
    private static final CardData ZHANG = People.shipped().get(0);
    private static final CardData LI = People.shipped().get(1);

    private final SdtReaderSimulator reader = new SdtReaderSimulator(5);
    private MemoryLink.Pair link;
    private SimulatedWire wire;

    @BeforeEach
    void connect() {
        connect(Ticker.system());
    }

    @AfterEach
    void disconnect() {
        link.near().close();
        wire.close();
    }

    private void connect(Ticker ticker) {
        link = MemoryLink.pair(ADDRESS, ticker);
        wire = Wires.streams(reader, link.far().input(), link.far().output(), new Pace(0, 2000, 1));
    }

    private SdtAdapter open() throws Exception {
        return SdtAdapter.open(link.near(), Ticker.system(), soon());
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(60));
    }

    private static String number(Outcome<IdCard> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        try (IdCard card = ((Outcome.Done<IdCard>) outcome).value()) {
            return new String(card.number().copy());
        }
    }

    private static void refused(Outcome<IdCard> outcome, CoreFault fault) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(fault.is(refused.fault()))
                                .as("%s", refused.fault())
                                .isTrue());
    }

    @Test
    void the_runtime_finds_it_by_its_id() {
        assertThat(ServiceLoader.load(AdapterProvider.class))
                .anyMatch(provider -> provider.descriptor().id().equals("idcard-sdt"));
    }

    @Test
    void tells_when_a_card_comes_is_read_stays_and_goes() throws Exception {
        try (SdtAdapter adapter = open()) {
            assertThat(adapter.position(soon())).isEqualTo(new CardPosition(false, 0));
            reader.putDown(ZHANG);
            assertThat(adapter.position(soon())).isEqualTo(new CardPosition(true, 1));
            assertThat(number(adapter.read(1, soon()))).isEqualTo(ZHANG.number());
            assertThat(adapter.position(soon())).isEqualTo(new CardPosition(true, 1));
            assertThat(number(adapter.read(1, soon()))).isEqualTo(ZHANG.number());
            reader.putDown(LI);
            assertThat(adapter.position(soon())).isEqualTo(new CardPosition(true, 2));
            refused(adapter.read(1, soon()), CoreFault.CARD_CHANGED);
            assertThat(number(adapter.read(2, soon()))).isEqualTo(LI.number());
            reader.lift();
            assertThat(adapter.position(soon())).isEqualTo(new CardPosition(false, 2));
            refused(adapter.read(2, soon()), CoreFault.CARD_CHANGED);
            assertThat(reader.reads()).isEqualTo(3);
        }
    }

    @Test
    void a_card_left_from_before_is_seen_at_once_even_where_it_was_read_then() throws Exception {
        reader.putDown(ZHANG);
        try (SdtAdapter adapter = open()) {
            adapter.position(soon());
            adapter.read(1, soon());
        }
        wire.close();
        connect();
        try (SdtAdapter adapter = open()) {
            assertThat(adapter.observe(soon()).card()).isEqualTo(new CardPosition(true, 1));
            assertThat(number(adapter.read(1, soon()))).isEqualTo(ZHANG.number());
        }
    }

    @Test
    void a_card_lifted_before_it_was_read_is_not_read() throws Exception {
        try (SdtAdapter adapter = open()) {
            reader.putDown(ZHANG);
            adapter.position(soon());
            reader.lift();
            refused(adapter.read(1, soon()), CoreFault.CARD_CHANGED);
            assertThat(reader.reads()).isZero();
        }
    }

    @Test
    void one_bad_read_is_repeated_and_two_are_told() throws Exception {
        try (SdtAdapter adapter = open()) {
            reader.putDown(ZHANG);
            adapter.position(soon());
            reader.failReads(1);
            assertThat(number(adapter.read(1, soon()))).isEqualTo(ZHANG.number());
            reader.putDown(ZHANG);
            adapter.position(soon());
            reader.failReads(2);
            refused(adapter.read(2, soon()), CoreFault.CARD_UNREADABLE);
            reader.wrongCards(1);
            assertThat(adapter.read(2, soon()))
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused -> assertThat(SdtFault.WRONG_CARD.is(refused.fault()))
                                    .isTrue());
        }
    }

    @Test
    void a_forged_card_is_invalid_and_its_photo_is_not_kept() throws Exception {
        try (SdtAdapter adapter = open()) {
            reader.putDown(ZHANG.image().withText(122, "999999195503120015".getBytes(StandardCharsets.UTF_16LE)));
            adapter.position(soon());
            refused(adapter.read(1, soon()), CoreFault.CARD_INVALID);
        }
    }

    @Test
    void noise_before_an_answer_and_doubled_answers_do_no_harm() throws Exception {
        reader.putDown(ZHANG);
        reader.answerTwice(true);
        reader.garbageFirst(300);
        try (SdtAdapter adapter = open()) {
            reader.garbageFirst(17);
            assertThat(adapter.position(soon())).isEqualTo(new CardPosition(true, 1));
            reader.garbageFirst(900);
            assertThat(number(adapter.read(1, soon()))).isEqualTo(ZHANG.number());
            assertThat(adapter.position(soon())).isEqualTo(new CardPosition(true, 1));
        }
    }

    @Test
    void answers_that_come_byte_by_byte_are_put_together() throws Exception {
        link.far().splitEvery(1);
        reader.putDown(ZHANG);
        try (SdtAdapter adapter = open()) {
            adapter.position(soon());
            assertThat(number(adapter.read(1, soon()))).isEqualTo(ZHANG.number());
        }
    }

    @Test
    void a_cable_cut_at_any_byte_of_a_read_ends_in_a_refusal_or_in_the_whole_card() throws Exception {
        reader.putDown(ZHANG);
        long whole;
        try (SdtAdapter adapter = open()) {
            adapter.position(soon());
            adapter.read(1, soon());
            whole = link.far().sent();
        }
        int cards = 0;
        for (long cut = 0; cut <= whole; cut++) {
            wire.close();
            connect();
            link.far().cutAfter(cut);
            reader.putDown(ZHANG);
            try (SdtAdapter adapter = open()) {
                adapter.position(soon());
                switch (adapter.read(1, soon())) {
                    case Outcome.Done<IdCard> done -> {
                        assertThat(number(done)).isEqualTo(ZHANG.number());
                        cards++;
                    }
                    case Outcome.Refused<IdCard>(var fault) ->
                        assertThat(CoreFault.DISCONNECTED.is(fault))
                                .as("%s", fault)
                                .isTrue();
                    case Outcome.Partial<IdCard> partial -> throw new AssertionError(partial);
                    case Outcome.Unknown<IdCard> unknown -> throw new AssertionError(unknown);
                }
            } catch (DeviceFault e) {
                assertThat(CoreFault.DISCONNECTED.is(e.fault()))
                        .as("cut at %d: %s", cut, e)
                        .isTrue();
            }
        }
        assertThat(cards).isEqualTo(1);
    }

    @Test
    void a_reader_that_failed_its_self_test_is_open_and_blocked() throws Exception {
        reader.selfTestFails(true);
        try (SdtAdapter adapter = open()) {
            assertThat(adapter.observe(soon()).faults()).singleElement().matches(CoreFault.READER_SELF_TEST::is);
            assertThat(adapter.observe(soon()).blocked()).isTrue();
            reader.selfTestFails(false);
            assertThat(adapter.observe(soon()).faults()).isEmpty();
        }
    }

    @Test
    void a_silent_reader_is_not_opened_and_a_pulled_cable_is_told() throws Exception {
        disconnect();
        connect(Hurried.TICKER);
        reader.silent(true);
        assertThatThrownBy(() -> SdtAdapter.open(
                        link.near(), Hurried.TICKER, Deadline.in(Hurried.TICKER, Duration.ofSeconds(10))))
                .isInstanceOfSatisfying(
                        DeviceFault.class,
                        e -> assertThat(CoreFault.NO_ANSWER.is(e.fault())).isTrue());
        assertThat(link.near().ended()).isTrue();
        reader.silent(false);
        wire.close();
        connect();
        try (SdtAdapter adapter = open()) {
            link.far().cut();
            assertThatThrownBy(() -> adapter.observe(soon()))
                    .isInstanceOfSatisfying(
                            DeviceFault.class,
                            e -> assertThat(CoreFault.DISCONNECTED.is(e.fault()))
                                    .isTrue());
        }
    }

    @Test
    void a_look_that_comes_too_late_for_its_question_loses_no_reader() throws Exception {
        LateLink wire = new LateLink(link.near());
        try (SdtAdapter adapter = SdtAdapter.open(wire, Ticker.system(), soon())) {
            reader.putDown(ZHANG);
            wire.late = true;
            assertThatThrownBy(() -> adapter.position(soon()))
                    .isInstanceOfSatisfying(
                            DeviceFault.class,
                            e -> assertThat(CoreFault.NO_ANSWER.is(e.fault()))
                                    .as("%s", e)
                                    .isTrue());
            wire.late = false;
            assertThat(adapter.position(soon())).isEqualTo(new CardPosition(true, 1));
        }
    }

    @Test
    void a_late_answer_to_an_interrupted_read_is_not_taken_for_the_next_ones() throws Exception {
        try (Bench bench = new Bench();
                SdtAdapter adapter = bench.open()) {
            bench.reader.putDown(ZHANG);
            adapter.position(bench.by());
            bench.reader.readingTakes(Duration.ofMillis(400));
            bench.whenAsked(SdtCommand.READ, Thread.currentThread()::interrupt);
            assertThatThrownBy(() -> adapter.read(1, bench.by())).isInstanceOf(InterruptedException.class);
            bench.reader.readingTakes(Duration.ZERO);
            assertThat(adapter.position(bench.by())).isEqualTo(new CardPosition(true, 1));
            assertThat(number(adapter.read(1, bench.by()))).isEqualTo(ZHANG.number());
        }
    }

    @Test
    void a_malformed_link_setting_is_refused_by_its_name() {
        assertThatThrownBy(() -> new SdtProvider().open(new PlainContext(Map.of("link", "usb:1"))))
                .isInstanceOf(DeviceFault.class)
                .hasMessageContaining("link");
        assertThat(List.of(new SdtProvider().descriptor().settings().getFirst().name()))
                .containsExactly("link");
    }

    /** A clock that runs fifty times as fast as the machine's. */
    private enum Hurried implements Ticker {
        TICKER;

        @Override
        public long nanos() {
            return System.nanoTime() * 50;
        }

        @Override
        public void await(Object monitor, Duration time) throws InterruptedException {
            Ticker.system().await(monitor, time.dividedBy(50));
        }
    }
}
