// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.doorstep.contract.Lanes;
import org.doorstep.wire.Base64Url;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real child process is killed while it writes; what it was told is committed must be there. */
class KillTest {
    private static final int ROUNDS = 4;
    private static final String ACKNOWLEDGED = "\\d+ \\d+ [0-9a-f-]{36}";

    @TempDir
    Path folder;

    /** Writes until it is killed; prints the slip and the record of each committed transaction. */
    static final class Child {
        private Child() {}

        public static void main(String[] args) {
            var signer = new Signer(Journals.SUITE, Base64Url.decode(args[1]));
            try (Journal journal =
                    Journal.open(Journals.options(Path.of(args[0]), signer)).journal()) {
                while (true) {
                    String line = journal.transaction(tx -> {
                        Lanes.Entry entry = tx.outbox().queue(Lanes.Lane.P1, Lanes.Kind.RATING, Journals.rating(1));
                        tx.audit().append(AuditEvent.SLIP_ISSUED);
                        return tx.counters().nextSlip(Journals.TERMINAL).counter() + " " + entry.seq() + " "
                                + entry.id();
                    });
                    System.out.println(line);
                    System.out.flush();
                }
            }
        }
    }

    @Test
    void nothing_acknowledged_is_lost_and_no_number_is_missing_or_doubled_over_several_kills() throws Exception {
        var acknowledged = new ArrayList<String>();
        for (int round = 1; round <= ROUNDS; round++) {
            acknowledged.addAll(killAfter(7 * round));
            int boots = 2 * round;
            Opened opened = Journal.open(Journals.options(folder));
            try (Journal journal = opened.journal()) {
                assertThat(opened.findings()).containsExactly(new Finding.AbnormalShutdown(boots - 1));
                assertThat(journal.boot()).isEqualTo(boots);
                check(journal, acknowledged);
            }
        }
    }

    @Test
    void the_second_copy_alone_holds_what_was_acknowledged_before_a_kill() throws Exception {
        List<String> acknowledged = killAfter(10);
        for (String part : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(folder.resolve("state/journal.sqlite" + part));
        }
        Opened opened = Journal.open(Journals.options(folder));
        try (Journal journal = opened.journal()) {
            assertThat(opened.findings()).hasAtLeastOneElementOfType(Finding.JournalMissing.class);
            check(journal, acknowledged);
        }
    }

    private static void check(Journal journal, List<String> acknowledged) throws Exception {
        List<Lanes.Entry> queued = journal.transaction(tx -> tx.outbox().waiting(Lanes.Lane.P1, 100_000));
        long slips = journal.transaction(tx -> tx.counters().slips());
        assertThat(queued.stream().map(entry -> entry.seq() + " " + entry.seq() + " " + entry.id()))
                .containsAll(acknowledged);
        assertThat(queued)
                .extracting(Lanes.Entry::seq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, queued.size()).boxed().toList());
        assertThat(slips).as("slip and record commit together").isEqualTo(queued.size());
        OutboxTest.assertChained(queued);
        var export = new ByteArrayOutputStream();
        AuditExport.write(journal, export);
        assertThat(new AuditVerifier(Journals.SUITE, Journals.KEYS.publicKey())
                        .verify(new ByteArrayInputStream(export.toByteArray())))
                .isInstanceOf(AuditVerifier.Verdict.Intact.class);
    }

    /** A limit on the size of files stands for the full disk: the kernel refuses the write in the same place. It leaves
     * room for the driver, which unpacks its library. */
    @Test
    void a_disk_that_takes_no_more_is_told_with_the_file_and_loses_nothing_acknowledged() throws Exception {
        var command = new ArrayList<>(List.of("bash", "-c", "ulimit -f 3500; exec \"$@\"", "limited"));
        command.addAll(childCommand());
        Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
        var acknowledged = new ArrayList<String>();
        var said = new ArrayList<String>();
        try (var out = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            out.lines().forEach(line -> (line.matches(ACKNOWLEDGED) ? acknowledged : said).add(line));
        }
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).isEqualTo(1);
        assertThat(acknowledged).isNotEmpty();
        assertThat(said)
                .anyMatch(line -> line.contains("JournalException")
                        && line.contains("state/journal.sqlite")
                        && line.contains("disk"));

        Opened opened = Journal.open(Journals.options(folder));
        try (Journal journal = opened.journal()) {
            check(journal, acknowledged);
        }
    }

    private List<String> childCommand() {
        return List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.sqlite.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                folder.toString(),
                Base64Url.encode(Journals.KEYS.privateKey()));
    }

    private List<String> killAfter(int lines) throws Exception {
        Process child = new ProcessBuilder(childCommand())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var printed = new ArrayList<String>();
        try (var out = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            while (printed.size() < lines) {
                String line = out.readLine();
                assertThat(line).as("the child goes on writing").isNotNull();
                printed.add(line);
            }
            // SIGKILL; what the child printed before it died counts as acknowledged too
            child.toHandle().destroyForcibly();
            out.lines().filter(line -> line.matches(ACKNOWLEDGED)).forEach(printed::add);
        }
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return printed;
    }
}
