// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.doorstep.contract.DeskCalls;
import org.doorstep.contract.Lanes;
import org.doorstep.contract.Query;
import org.doorstep.desk.enrolment.EnrolmentFailed;
import org.doorstep.desk.enrolment.Registration;
import org.doorstep.desk.store.Accounts;
import org.doorstep.desk.uplink.LineState;
import org.doorstep.wire.Json;
import org.doorstep.wire.KeyFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(300)
final class DeskServerTest {
    private static final URI PUBLIC = URI.create("https://check.example/");

    @TempDir
    Path temp;

    private final World world = new World();
    private Path state;
    private FakeCentral central;

    @BeforeEach
    void start() throws IOException {
        state = temp.resolve("desk");
        central = new FakeCentral(world, temp.resolve("central"));
    }

    @AfterEach
    void stop() {
        central.close();
    }

    private DeskServer desk() throws IOException {
        return DeskServer.start(new DeskOptions(state, 0, DeskOptions.Mode.OFFICE, null));
    }

    private void enrol() throws Exception {
        DeskServer.enrol(state, central.address(), central.code(), PUBLIC);
    }

    private byte[] key() throws IOException {
        return KeyFile.open(state).sealing().publicKey();
    }

    private DeskCalls.Answered answer() throws InterruptedException {
        DeskCalls.Answered answered = central.answers.poll(120, TimeUnit.SECONDS);
        assertThat(answered).as("an answer").isNotNull();
        return answered;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        Object lock = new Object();
        synchronized (lock) {
            while (!condition.getAsBoolean()) {
                assertThat(System.nanoTime()).as("the condition came in time").isLessThan(end);
                lock.wait(20);
            }
        }
    }

    @Test
    void anEnrolledDeskAnswersAQuestionFromSealToSeal() throws Exception {
        enrol();
        try (DeskServer desk = desk()) {
            assertThat(desk.id()).isEqualTo("rs");
            central.questions.add(world.contact(key(), World.ZHANG));
            assertThat(answer().phone()).isEqualTo("13900000001");
            central.questions.add(world.query(key(), World.ZHANG, Instant.now()));
            DeskCalls.Answered answered = answer();
            Query.Answer answer = world.open(answered);
            assertThat(answer.holder().name()).isEqualTo("张建国");
            assertThat(answer.certificate().link()).startsWith("https://check.example/v/");
            assertThat(desk.line()).isInstanceOf(LineState.Connected.class);
        }
    }

    @Test
    void aLostLineIsTakenUpAgainByItself() throws Exception {
        enrol();
        try (DeskServer desk = desk()) {
            await(() -> desk.line() instanceof LineState.Connected);
            central.goAway();
            await(() -> desk.line() instanceof LineState.Unreachable);
            central.comeBack();
            central.questions.add(world.contact(key(), World.ZHANG));
            assertThat(answer().state()).isEqualTo(DeskCalls.AnsweredState.ANSWERED);
            await(() -> desk.line() instanceof LineState.Connected);
            central.refusal = new Lanes.Problem("REVOKED", "This desk is revoked.", "Enrol it anew.");
            await(() -> desk.line() instanceof LineState.Refused);
            central.refusal = null;
            await(() -> desk.line() instanceof LineState.Connected);
        }
    }

    @Test
    void anAnswerThatDidNotArriveIsCarriedAgain() throws Exception {
        enrol();
        try (DeskServer ignored = desk()) {
            central.answersToDrop.set(2);
            DeskCalls.Pending pending = world.query(key(), World.ZHANG, Instant.now());
            central.questions.add(pending);
            assertThat(answer().issued().number()).endsWith("000001");
            central.questions.add(pending);
            assertThat(answer().issued().number()).as("the same question again").endsWith("000001");
        }
    }

    @Test
    void enrollingAgainIsHarmlessAndAFailureSaysWhatToDo() throws Exception {
        enrol();
        Registration first = Registration.load(state).orElseThrow();
        enrol();
        Registration second = Registration.load(state).orElseThrow();
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.link("t")).isEqualTo("https://check.example/v/t");
        assertThatExceptionOfType(EnrolmentFailed.class)
                .isThrownBy(() -> DeskServer.enrol(
                        state, central.address(), central.code().replace(FakeCentral.SECRET, "WRONG"), PUBLIC))
                .withMessage("No such code. Print the work order again.");
        assertThatExceptionOfType(EnrolmentFailed.class)
                .isThrownBy(() -> DeskServer.enrol(state, central.address(), "DS1.only.three", PUBLIC))
                .withMessageContaining("work order");
        assertThatExceptionOfType(EnrolmentFailed.class)
                .isThrownBy(() -> DeskServer.enrol(state, URI.create("http://127.0.0.1"), central.code(), PUBLIC))
                .withMessageContaining("https://host:port");
        assertThatExceptionOfType(EnrolmentFailed.class)
                .isThrownBy(
                        () -> DeskServer.enrol(state, central.address(), central.code(), URI.create("check.example")))
                .withMessageContaining("--public-url");
        central.goAway();
        assertThatExceptionOfType(EnrolmentFailed.class)
                .isThrownBy(this::enrol)
                .withMessageContaining("repeat the same command");
    }

    @Test
    void aDeskThatIsNotEnrolledOrDamagedSaysWhatToDo() throws Exception {
        assertThatIOException().isThrownBy(this::desk).withMessageContaining("desk enrol --state " + state);
        enrol();
        Path file = state.resolve(Registration.NAME);
        Files.writeString(file, Files.readString(file).replace("\"centralKey\":\"", "\"centralKey\":\"?"));
        assertThatIOException()
                .isThrownBy(this::desk)
                .withMessageContaining(file.toString())
                .withMessageContaining("enrol the desk anew");
    }

    @Test
    void theLogNamesNobody() throws Exception {
        enrol();
        List<String> log = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                log.add(entry.getMessage() + " " + entry.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        handler.setLevel(Level.ALL);
        Logger logger = Logger.getLogger("org.doorstep");
        logger.addHandler(handler);
        logger.setLevel(Level.ALL);
        try (DeskServer ignored = desk()) {
            for (World.Who who : List.of(World.ZHANG, World.SUN, World.NOBODY)) {
                central.questions.add(world.contact(key(), who));
                answer();
                central.questions.add(world.query(key(), who, Instant.now()));
                answer();
            }
        } finally {
            logger.removeHandler(handler);
            logger.setLevel(null);
        }
        assertThat(String.join("\n", log))
                .contains("HOLDER_DIFFERS")
                .doesNotContain("999999")
                .doesNotContain("1390000")
                .doesNotContain("张建国")
                .doesNotContain("陈志强");
    }

    @Test
    void theDemosFirstAccountHasARandomPasswordThatOnlyTheOwnerCanRead() throws Exception {
        enrol();
        DeskOptions demo = new DeskOptions(state, 0, DeskOptions.Mode.DEMO, null);
        Path file = state.resolve(DeskServer.DEMO_LOGIN);
        String written;
        try (DeskServer desk = DeskServer.start(demo)) {
            written = Files.readString(file);
            String[] login = written.strip().split(" ", 2);
            assertThat(desk.accounts().login(login[0], login[1].toCharArray(), Instant.now()))
                    .isInstanceOf(Accounts.Login.In.class);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (DeskServer ignored = DeskServer.start(demo)) {
            assertThat(file).hasContent(written);
        }
    }

    @Test
    void aServedDeskSaysWhenItIsReadyAndStopsWhenAsked() throws Exception {
        enrol();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DeskMain.class.getName(),
                        "serve",
                        "--state",
                        state.toString(),
                        "--web-port",
                        "0")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            DeskMain.Ready ready = Json.read(out.readLine().getBytes(StandardCharsets.UTF_8), DeskMain.Ready.class);
            assertThat(ready.desk()).isEqualTo("rs");
            central.questions.add(world.contact(key(), World.ZHANG));
            assertThat(answer().phone()).isEqualTo("13900000001");
            process.destroy();
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void theCommandLineEnrolsAndExplainsItsFailures() {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commands = DeskMain.commands().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        String[] enrol = {
            "enrol",
            "--state",
            state.toString(),
            "--central",
            central.address().toString(),
            "--code",
            central.code(),
            "--public-url",
            PUBLIC.toString()
        };
        assertThat(commands.execute(enrol)).isZero();
        assertThat(out.toString()).startsWith("{\"enrolled\":\"rs\",\"name\":\"青禾市人力资源和社会保障局\"");
        enrol[6] = "DS1";
        assertThat(commands.execute(enrol)).isEqualTo(1);
        assertThat(err.toString()).contains("work order").doesNotContain("Exception");
        assertThat(commands.execute("serve", "--state", temp.resolve("none").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("is not enrolled");
    }
}
