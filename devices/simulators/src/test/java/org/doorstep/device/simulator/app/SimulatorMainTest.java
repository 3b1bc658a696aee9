// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(value = 300, unit = TimeUnit.SECONDS)
class SimulatorMainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return run(InputStream.nullInputStream(), arguments);
    }

    private int run(InputStream input, String... arguments) {
        CommandLine line = SimulatorMain.commandLine(input);
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    @Test
    void lists_what_can_be_done_to_the_devices_asked_for(@TempDir Path folder) {
        assertThat(run("--list", "--devices", "receipt", "--language", "en", "--state", folder.toString()))
                .isZero();
        assertThat(out.toString())
                .contains("Receipt printer")
                .contains("receipt paper out")
                .contains("P-104")
                .contains("receipt unplug")
                .doesNotContain("reader");
    }

    @Test
    void obeys_lines_on_its_input_until_it_is_told_to_quit(@TempDir Path folder) {
        InputStream lines = new ByteArrayInputStream("receipt paper out\nquit\n".getBytes(StandardCharsets.UTF_8));
        assertThat(run(
                        lines,
                        "--devices",
                        "receipt",
                        "--receipt",
                        "127.0.0.1:0",
                        "--no-window",
                        "--state",
                        folder.toString()))
                .isZero();
        assertThat(out.toString()).contains("\"paper\":\"OK\"").contains("\"paper\":\"OUT\"");
    }

    @Test
    void a_wrong_argument_is_refused_with_what_there_is() {
        assertThat(run("--devices", "scanner")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no device scanner; there are reader, receipt, document");
        assertThat(run("--receipt", "nowhere")).isEqualTo(2);
        assertThat(err.toString()).contains("--receipt is host:port, such as 127.0.0.1:9100, or serial");
        assertThat(run("--language", "fr")).isEqualTo(2);
        assertThat(err.toString()).contains("zh or en");
    }

    @Test
    void a_wrong_script_is_refused_with_its_line(@TempDir Path folder) throws IOException {
        Path script = Files.writeString(folder.resolve("a.scenario"), "title zh 题\ntitle en T\ndo receipt dance\n");
        assertThat(run(
                        "--devices",
                        "receipt",
                        "--receipt",
                        "127.0.0.1:0",
                        "--no-window",
                        "--state",
                        folder.toString(),
                        "--script",
                        script.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("a.scenario line 3").contains("receipt dance");
    }

    @Test
    void plays_a_script_on_a_serial_receipt_printer_and_ends_when_told(@TempDir Path folder) throws Exception {
        Path script = Files.writeString(
                folder.resolve("a.scenario"), "title zh 题\ntitle en T\nwait 1ms\ndo receipt cover open\nwait 10min\n");
        Thread program = Thread.ofPlatform()
                .start(() -> run(
                        "--devices",
                        "receipt",
                        "--receipt",
                        "serial",
                        "--receipt-baud",
                        "9600",
                        "--no-window",
                        "--state",
                        folder.toString(),
                        "--script",
                        script.toString()));
        Path port = folder.resolve("control.port");
        await(() -> Files.exists(port) && out.toString().contains("\"ok\":true"));
        assertThat(out.toString()).contains(folder.resolve("receipt") + "?baud=9600");
        int control = Integer.parseInt(Files.readString(port).strip());
        await(() -> say(control, "state").contains("\"coverOpen\":true"));
        assertThat(say(control, "scenario stop")).contains("\"ok\":true");
        assertThat(say(control, "quit")).contains("\"ok\":true");
        assertThat(program.join(java.time.Duration.ofMinutes(2))).isTrue();
    }

    private static String say(int port, String line) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                PrintWriter to = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8);
                BufferedReader from =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            to.println(line);
            return String.valueOf(from.readLine());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void await(java.util.function.BooleanSupplier so) {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime()).as("came about").isLessThan(limit);
            LockSupport.parkNanos(5_000_000);
        }
    }
}
