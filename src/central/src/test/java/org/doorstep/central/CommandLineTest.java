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
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.doorstep.central.store.Alarms;
import org.doorstep.contract.Enrolment;
import org.doorstep.contract.Lanes;
import org.doorstep.contract.SlipNumber;
import org.doorstep.wire.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
    private static final String SLIP = SlipNumber.of("00317", 1, 7).value();
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
    void casesAreListedForPeopleAndForPrograms() throws Exception {
        record Correction(String slip, int receivedTimes) {}
        record Line(
                String slip,
                String number,
                String item,
                String state,
                int receivedTimes,
                List<Correction> corrections) {}
        record Listing(List<Line> cases) {}
        Path state = folder.resolve("state");
        assertThat(run("case", "list", "--json", "--state", state)).isEqualTo(new Run(0, "{\"cases\":[]}\n", ""));
        String number;
        try (CentralServer server = CentralServer.start(CentralOptions.local(state));
                Machine terminal = new Machine(folder.resolve("terminal"), server);
                Machine desk = new Machine(folder.resolve("desk"), server)) {
            server.saveSite("xinyi", "新驿镇", "12345", "8:30-17:30");
            Machine.value(desk.enrolDesk(server.createDeskWorkOrder("rs", "人社局").code()));
            Machine.value(terminal.enrolTerminal(
                    server.createTerminalWorkOrder("xinyi", "00317", "一号机").code()));
            server.publish(TestCatalog.write(folder.resolve("items"), 1, 5));
            Sealing sealing = new Sealing(desk.keys.sealing().publicKey());
            Lanes.Entry entry =
                    terminal.next(Lanes.Lane.P1, Lanes.Kind.SUBMISSION, id -> sealing.submission("00317", 1, id));
            number = terminal.send(Lanes.Lane.P1, entry).getFirst().number();
            terminal.send(Lanes.Lane.P1, entry);
        }

        Run json = run("case", "list", "--json", "--state", state);
        Run lines = run("case", "list", "--state", state);

        assertThat(Json.read(json.out().getBytes(StandardCharsets.UTF_8), Listing.class))
                .isEqualTo(new Listing(List.of(new Line(SLIP, number, TestCatalog.ITEM, "RECEIVED", 1, List.of()))));
        assertThat(lines.out()).isEqualTo(SLIP + "\t" + number + "\tresident-pension\tRECEIVED\t1\t0\n");
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
    void theAuditChainIsWholeUntilSomebodyTakesARowOut() throws Exception {
        Path state = folder.resolve("state");
        for (String id : List.of("one", "two", "three")) {
            run("site", "add", "--state", state, "--id", id, "--name", id, "--phone", "12345", "--hours", "8:30-17:30");
        }
        assertThat(run("audit", "verify", "--state", state)).isEqualTo(new Run(0, "3 entries, whole\n", ""));

        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + state.resolve("central.db"));
                Statement statement = database.createStatement()) {
            statement.execute("delete from audit_entry where n = 2");
        }
        Run broken = run("audit", "verify", "--state", state);
        assertThat(broken.exit()).isEqualTo(1);
        assertThat(broken.err()).contains("Entry 2 of 2 does not fit");
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
