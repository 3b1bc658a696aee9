// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.doorstep.central.store.Alarms;
import org.doorstep.contract.Enrolment;
import org.doorstep.contract.Lanes;
import org.doorstep.wire.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
    private static final Path CATALOG = Path.of(System.getProperty("doorstep.checkout"), "kiosk-config", "catalog");

    @TempDir
    Path folder;

    private record Run(int exit, String out, String err) {}

    @Test
    void theCommandsWorkBesideARunningServer() throws Exception {
        Path state = folder.resolve("state");
        try (CentralServer server = CentralServer.start(CentralOptions.local(state));
                Machine terminal = new Machine(folder.resolve("terminal"), server)) {
            assertThat(run(
                                    "site",
                                    "add",
                                    "--state",
                                    state,
                                    "--id",
                                    "xinyi",
                                    "--name",
                                    "新驿镇",
                                    "--phone",
                                    "12345",
                                    "--hours",
                                    "8:30-17:30")
                            .exit())
                    .isZero();
            Run order = run(
                    "work-order",
                    "terminal",
                    "--state",
                    state,
                    "--site",
                    "xinyi",
                    "--number",
                    "00317",
                    "--name",
                    "一号机");
            assertThat(Machine.value(terminal.enrolTerminal(Enrolment.Code.parse(order.out())))
                            .id())
                    .isEqualTo("00317");
            terminal.get("/t/wait?release=0&hold=0", Lanes.Wait.class);

            Run published = run("publish", "--state", state, "--catalog", CATALOG);

            assertThat(published).isEqualTo(new Run(0, "1\n", ""));
            assertThat(terminal.get("/t/wait?release=0&hold=55", Lanes.Wait.class)
                            .release())
                    .isEqualTo(1);
            assertThat(server.openAlarms()).extracting(Alarms.Alarm::code).isEmpty();
        }
    }

    @Test
    void anIdNumberIsReadFromStandardInputAndKeptNowhere() throws Exception {
        Path state = folder.resolve("state");
        String number = MadeUp.idNumber(7);
        run(
                "site",
                "add",
                "--state",
                state,
                "--id",
                "xinyi",
                "--name",
                "新驿镇",
                "--phone",
                "12345",
                "--hours",
                "8:30-17:30");

        Run added = typed(number + "\n", "attendant", "add", "--state", state, "--site", "xinyi", "--name", "李帮办");
        Run again = typed(number + "\n", "attendant", "add", "--state", state, "--site", "xinyi", "--name", "李帮办");

        assertThat(added.out()).matches("R-[2-9A-Z]{6}\n");
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.err()).contains("already").doesNotContain(number);
    }

    @Test
    void anAccountIsAddedWithAPasswordFromStandardInput() throws Exception {
        Path state = folder.resolve("state");

        assertThat(typed(
                        "a long enough one\n",
                        "account",
                        "add",
                        "--state",
                        state,
                        "--name",
                        "wang.li",
                        "--display",
                        "王丽"))
                .isEqualTo(new Run(0, "", ""));
        assertThat(typed("short\n", "account", "add", "--state", state, "--name", "li.na", "--display", "李娜")
                        .err())
                .contains("at least 10 characters");
    }

    @Test
    void whatIsWrongIsToldWithTheRemedyAndWithoutAStack() throws Exception {
        Path state = folder.resolve("state");
        Path broken = Files.createDirectories(folder.resolve("broken").resolve("items"));
        Files.writeString(broken.resolve("bad.yaml"), "id: bad\nversion: one\n");

        Run noSite = run(
                "work-order", "terminal", "--state", state, "--site", "nowhere", "--number", "00317", "--name", "一号机");
        Run noFolder = run("publish", "--state", state, "--catalog", folder.resolve("none"));
        Run badItem = run("publish", "--state", state, "--catalog", folder.resolve("broken"));

        assertThat(noSite.exit()).isEqualTo(1);
        assertThat(noSite.err())
                .contains("There is no site nowhere", "site add")
                .doesNotContain("\tat ");
        assertThat(noFolder.err()).contains("There is no folder");
        assertThat(badItem.exit()).isEqualTo(1);
        assertThat(badItem.err()).contains("bad.yaml:").doesNotContain("\tat ");
    }

    @Test
    void theStateFolderIsForItsOwnerOnly() throws Exception {
        Path state = folder.resolve("state");
        run(
                "site",
                "add",
                "--state",
                state,
                "--id",
                "xinyi",
                "--name",
                "新驿镇",
                "--phone",
                "12345",
                "--hours",
                "8:30-17:30");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve("secret.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aServedProcessSaysWhenItIsReadyAndEndsWhenItIsTold() throws Exception {
        record Ready(boolean ready, int port, int webPort, String console, String centralKey) {}
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CentralMain.class.getName(),
                        "serve",
                        "--state",
                        folder.resolve("served").toString(),
                        "--host",
                        "127.0.0.1",
                        "--port",
                        "0",
                        "--web-port",
                        "0",
                        "--demo")
                .redirectError(folder.resolve("stderr.txt").toFile())
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            Ready ready = Json.read(out.readLine().getBytes(StandardCharsets.UTF_8), Ready.class);

            assertThat(ready.ready()).isTrue();
            assertThat(ready.port()).isPositive();
            assertThat(ready.console()).isEqualTo("http://127.0.0.1:" + ready.webPort() + "/console");
            assertThat(Files.readString(folder.resolve("stderr.txt")))
                    .contains("Demo account without a second factor: demo / ");
            process.toHandle().destroy();
            assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
            assertThat(out.readLine()).as("nothing else on standard output").isNull();
        } finally {
            process.destroyForcibly();
        }
    }

    private static Run run(Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] words = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            words[i] = args[i].toString();
        }
        int exit = CentralMain.run(words, new PrintWriter(out, true), new PrintWriter(err, true));
        return new Run(exit, out.toString(), err.toString());
    }

    private static Run typed(String input, Object... args) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            return run(args);
        } finally {
            System.setIn(before);
        }
    }
}
