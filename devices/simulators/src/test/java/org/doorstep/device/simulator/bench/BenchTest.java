// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.doorstep.device.simulator.Ticker;
import org.doorstep.device.simulator.scenario.Scenarios;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each trigger against the wire: what a host gets differs as its title says. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class BenchTest {
    private static final String PRE = "AAAAAA9669";
    private static final String FIND = PRE + "0003200122";
    private static final String SELECT = PRE + "0003200221";
    private static final String READ = PRE + "0003300132";
    private static final String STATUS = PRE + "000311FFED";

    @TempDir
    static Path folder;

    private static Ticker ticker;
    private static Bench bench;
    private static Commands commands;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        ticker = Ticker.real();
        bench = Bench.start(Bench.Setup.in(folder), InstantSource.system(), ticker);
        commands = new Commands(bench);
    }

    @AfterAll
    static void end() {
        bench.close();
        ticker.close();
    }

    @AfterEach
    void mend() throws IOException, InterruptedException {
        commands.obey("mend");
        commands.obey("card lift");
        assertThat(commands.run("state")).contains("\"ok\":true");
    }

    /** A host on the reader's pseudo-terminal. */
    private static final class Host implements AutoCloseable {
        private final SerialPort port =
                SerialPort.getCommPort(folder.resolve("idcard").toString());

        Host() {
            port.setComPortTimeouts(SerialPort.TIMEOUT_READ_BLOCKING, 30_000, 0);
            assertThat(port.openPort()).isTrue();
        }

        String ask(String hex, int bytes) {
            byte[] out = HexFormat.of().parseHex(hex);
            port.writeBytes(out, out.length);
            byte[] in = new byte[bytes];
            assertThat(port.readBytes(in, bytes)).isEqualTo(bytes);
            return HexFormat.of().withUpperCase().formatHex(in);
        }

        /** What comes within a moment; nothing where the reader is silent. */
        int askAndCount(String hex, int atMost) {
            byte[] out = HexFormat.of().parseHex(hex);
            port.setComPortTimeouts(SerialPort.TIMEOUT_READ_BLOCKING, 300, 0);
            port.writeBytes(out, out.length);
            int read = port.readBytes(new byte[atMost], atMost);
            port.setComPortTimeouts(SerialPort.TIMEOUT_READ_BLOCKING, 30_000, 0);
            return read;
        }

        @Override
        public void close() {
            port.closePort();
        }
    }

    private static String answer(String sw3) {
        int sum = 4 ^ Integer.parseInt(sw3, 16);
        return PRE + "00040000" + sw3 + "%02X".formatted(sum);
    }

    @TestFactory
    Stream<DynamicTest> the_reader_refuses_by_every_value_of_the_table() {
        return bench.triggers(DeviceKind.READER).stream()
                .filter(t -> t.id().startsWith("reader.sw3-"))
                .map(t -> DynamicTest.dynamicTest(t.id(), () -> {
                    String sw3 = t.id().substring("reader.sw3-".length());
                    commands.obey("card put 1");
                    commands.obey(t.command());
                    assertThat(t.inForce().getAsBoolean()).isTrue();
                    try (Host host = new Host()) {
                        switch (sw3) {
                            case "80" -> assertThat(host.ask(FIND, 11)).isEqualTo(answer(sw3));
                            case "81" -> {
                                host.ask(FIND, 15);
                                assertThat(host.ask(SELECT, 11)).isEqualTo(answer(sw3));
                            }
                            case "31", "32", "33", "40", "41", "47" -> {
                                host.ask(FIND, 15);
                                host.ask(SELECT, 19);
                                assertThat(host.ask(READ, 11)).isEqualTo(answer(sw3));
                            }
                            default -> assertThat(host.ask(STATUS, 11)).isEqualTo(answer(sw3));
                        }
                        commands.obey(t.mend().orElseThrow().words());
                        assertThat(t.inForce().getAsBoolean()).isFalse();
                        assertThat(host.ask(STATUS, 11)).isEqualTo(answer("90"));
                    }
                }));
    }

    @Test
    void cards_that_cannot_be_read_and_cards_of_another_kind() throws Exception {
        try (Host host = new Host()) {
            for (String[] each : new String[][] {{"card unreadable 1", "41"}, {"card wrong 1", "40"}}) {
                commands.obey("card put 2");
                commands.obey(each[0]);
                host.ask(FIND, 15);
                host.ask(SELECT, 19);
                assertThat(host.ask(READ, 11)).isEqualTo(answer(each[1]));
                assertThat(host.ask(READ, 1295)).startsWith(PRE + "0508000090");
            }
        }
    }

    @Test
    void a_forged_card_has_a_layout_that_no_card_has() throws Exception {
        commands.obey("card put forged");
        try (Host host = new Host()) {
            host.ask(FIND, 15);
            host.ask(SELECT, 19);
            String card = host.ask(READ, 1295);
            assertThat(card.substring((14 + 248) * 2, (14 + 250) * 2)).isEqualTo("5100");
        }
        assertThat(bench.cardThatLies()).isNegative();
    }

    @Test
    void a_card_lifted_while_it_is_read() throws Exception {
        commands.obey("card put 1");
        commands.obey("card lift reading");
        try (Host host = new Host()) {
            host.ask(FIND, 15);
            host.ask(SELECT, 19);
            assertThat(host.ask(READ, 11)).isEqualTo(answer("41"));
            assertThat(host.ask(FIND, 11)).isEqualTo(answer("80"));
        }
        assertThat(bench.counters().readings()).isPositive();
    }

    @Test
    void a_self_test_that_fails_and_a_reader_that_is_silent_or_without_power() throws Exception {
        try (Host host = new Host()) {
            commands.obey("reader selftest fail");
            assertThat(host.ask(STATUS, 11)).isEqualTo(answer("60"));
            commands.obey("reader selftest ok");
            for (String[] each : new String[][] {
                {"reader silent on", "reader silent off"},
                {"reader power off", "reader power on"},
                {"reader lost on", "reader lost off"}
            }) {
                commands.obey(each[0]);
                assertThat(host.askAndCount(STATUS, 11)).as(each[0]).isZero();
                commands.obey(each[1]);
                assertThat(host.ask(STATUS, 11)).as(each[1]).isEqualTo(answer("90"));
            }
        }
    }

    @Test
    void a_wire_that_repeats_garbles_and_puts_noise_before() throws Exception {
        try (Host host = new Host()) {
            commands.obey("reader twice on");
            assertThat(host.ask(STATUS, 22)).isEqualTo(answer("90") + answer("90"));
            commands.obey("reader twice off");
            commands.obey("reader wrong on");
            assertThat(host.ask(STATUS, 11)).startsWith(PRE + "0004000090").doesNotEndWith("94");
            commands.obey("reader wrong off");
            commands.obey("reader garbage 5");
            assertThat(host.ask(STATUS, 16)).startsWith("AAAAAA").endsWith(answer("90"));
            commands.obey("reader late 400");
            long before = System.nanoTime();
            host.ask(STATUS, 11);
            assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(400));
        }
    }

    @Test
    void a_cable_that_is_pulled_and_put_back() throws Exception {
        commands.obey("reader unplug");
        assertThat(folder.resolve("idcard")).doesNotExist();
        assertThat(bench.sample().getFirst().inForce()).containsExactly("reader.unplug");
        commands.obey("reader plug");
        try (Host host = new Host()) {
            assertThat(host.ask(STATUS, 11)).isEqualTo(answer("90"));
        }
    }

    private static String receipt(String hex, int bytes) throws IOException {
        String state = bench.state();
        String port = state.substring(state.indexOf("tcp:127.0.0.1:") + 14).replaceFirst("\".*", "");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port))) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(HexFormat.of().parseHex(hex));
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(socket.getInputStream().readNBytes(bytes));
        }
    }

    @Test
    void the_receipt_printers_troubles_stand_in_its_status_bytes() throws Exception {
        assertThat(receipt("100401100402100403100404", 4)).isEqualTo("12121212");
        commands.obey("receipt paper low");
        assertThat(receipt("100404", 1)).isEqualTo("1E");
        commands.obey("receipt paper out");
        assertThat(receipt("100402100404", 2)).isEqualTo("327E");
        commands.obey("receipt paper ok");
        commands.obey("receipt cover open");
        assertThat(receipt("100402", 1)).isEqualTo("16");
        commands.obey("receipt cover close");
        commands.obey("receipt offline on");
        assertThat(receipt("100401", 1)).isEqualTo("1A");
        commands.obey("receipt offline off");
        commands.obey("receipt cutter stick");
        receipt("1B40410A1D5600", 0);
        assertThat(receipt("100403", 1)).isEqualTo("1A");
        commands.obey("receipt cutter free");
        assertThat(receipt("100403", 1)).isEqualTo("12");
        commands.obey("receipt unrecoverable on");
        assertThat(receipt("100402100403", 2)).isEqualTo("5232");
        commands.obey("receipt unrecoverable off");
        commands.obey("receipt recovery on");
        assertThat(receipt("100401", 1)).isEqualTo("3A");
        commands.obey("receipt lies on");
        assertThat(receipt("100401", 1)).isEqualTo("12");
    }

    @Test
    void paper_that_ends_in_the_middle_of_a_slip_lets_it_go_on_with_a_new_roll() throws Exception {
        long before = bench.counters().slips();
        commands.obey("receipt paper out after 2");
        receipt("1B40410A420A430A1D5600", 0);
        assertThat(receipt("100404", 1)).isEqualTo("7E");
        assertThat(bench.counters().slips()).isEqualTo(before);
        commands.obey("receipt paper ok");
        assertThat(bench.counters().slips()).isEqualTo(before + 1);
    }

    private static String attributes() throws Exception {
        String url = bench.sample().getLast().address();
        Process ipptool = new ProcessBuilder("ipptool", "-tv", url, "get-printer-attributes.test")
                .redirectErrorStream(true)
                .start();
        String said = new String(ipptool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        ipptool.waitFor();
        return said.lines()
                .filter(line -> line.contains("printer-state-reasons") || line.contains("printer-uri-supported"))
                .reduce("", (a, b) -> a + b + "\n");
    }

    @Test
    void the_document_printers_troubles_stand_in_its_attributes_behind_the_cable() throws Exception {
        assertThat(attributes())
                .contains("none")
                .contains(bench.sample().getLast().address());
        commands.obey("document paper out");
        assertThat(attributes()).contains("media-empty");
        commands.obey("document refill");
        commands.obey("document toner low");
        assertThat(attributes()).contains("toner-low");
        commands.obey("document toner empty");
        assertThat(attributes()).contains("toner-empty");
        commands.obey("document toner full");
        assertThat(attributes()).contains("none");
        commands.obey("document unplug");
        assertThat(attributes()).isEmpty();
        commands.obey("document plug");
        commands.obey("document power off");
        assertThat(attributes()).isEmpty();
        commands.obey("document power on");
        assertThat(attributes()).contains("none");
    }

    @TestFactory
    Stream<DynamicTest> every_trigger_is_seen_in_force_where_it_can_be_undone_and_not_after_it_was() {
        return bench.triggers().stream()
                .filter(t -> t.mend().isPresent() && !t.id().equals("receipt.power-after"))
                .map(t -> DynamicTest.dynamicTest(t.id(), () -> {
                    assertThat(t.inForce().getAsBoolean()).isFalse();
                    commands.obey(t.command());
                    assertThat(t.inForce().getAsBoolean()).as("in force").isTrue();
                    assertThat(bench.sample().stream().flatMap(s -> s.inForce().stream()))
                            .contains(t.id());
                    commands.obey("mend");
                    assertThat(t.inForce().getAsBoolean()).as("mended").isFalse();
                }));
    }

    @Test
    void every_text_is_there_in_both_languages() {
        Set<String> zh = new TreeSet<>(Words.in(Tongue.ZH).keys());
        assertThat(zh).isEqualTo(new TreeSet<>(Words.in(Tongue.EN).keys()));
        for (Tongue tongue : Tongue.values()) {
            Words words = Words.in(tongue);
            assertThat(bench.triggers()).allSatisfy(t -> {
                assertThat(words.title(t)).isNotBlank();
                assertThat(words.does(t)).isNotBlank();
                t.amount().ifPresent(a -> assertThat(words.get(a.unit())).isNotBlank());
            });
        }
    }

    @Test
    void every_shipped_scenario_says_only_what_the_devices_know() throws IOException {
        assertThat(Scenarios.shipped(commands::refusal)).hasSize(5);
    }

    @Test
    void a_bench_of_one_device_offers_only_what_that_can_do() throws Exception {
        Path other = folder.resolve("other");
        try (Bench small = Bench.start(
                Bench.Setup.in(other).only(EnumSet.of(DeviceKind.READER)), InstantSource.system(), ticker)) {
            Commands few = new Commands(small);
            assertThat(few.refusal("receipt paper out")).isPresent();
            assertThat(Scenarios.shipped(few::refusal))
                    .extracting(s -> s.name())
                    .containsExactly("bad-cable", "rushed-resident", "dying-reader");
        }
    }

    @Test
    void cards_of_all_four_layouts_can_be_put_down() throws Exception {
        assertThat(bench.people())
                .extracting(p -> p.layout().name())
                .containsSubsequence("RESIDENT", "PERMIT", "FOREIGNER_2017", "FOREIGNER_2023");
        for (int i = 1; i <= bench.people().size(); i++) {
            commands.obey("card put " + i);
            assertThat(bench.cardThatLies()).isEqualTo(i);
        }
        assertThat(commands.run("card put 77")).contains("\"ok\":false").contains("no such person");
        assertThat(commands.run("receipt paper outt")).contains("perhaps").contains("help");
        assertThat(List.of(commands.run("help"))).first().asString().contains("card put #");
    }
}
