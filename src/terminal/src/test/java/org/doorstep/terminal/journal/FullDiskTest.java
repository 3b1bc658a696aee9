// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.doorstep.contract.Lanes;
import org.doorstep.wire.Base64Url;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that is really full: a child process gets a mount namespace with a small tmpfs of its own, which ends with it.
 * Needs root or user namespaces, as every Debian gives them; a limit on the size of files, in {@link KillTest}, does without.
 */
class FullDiskTest {
    @TempDir
    Path folder;

    /** Files, fills the disk, tries, makes room, goes on; says what came of each. */
    static final class Child {
        private Child() {}

        public static void main(String[] args) throws IOException {
            Path disk = Path.of(args[0]);
            var signer = new Signer(Journals.SUITE, Base64Url.decode(args[1]));
            try (Journal journal = Journal.open(Journals.options(disk, signer)).journal()) {
                Filed first = Filings.file(journal);
                Path ballast = disk.resolve("ballast");
                fill(ballast);
                Filing filing = Filings.of(journal, journal.newRecordId(), Filings.PERSON, 0, "A".repeat(200_000));
                try {
                    journal.transaction(tx -> tx.slips().file(filing));
                    System.out.println("kept");
                } catch (JournalException e) {
                    System.out.println("refused " + e.getMessage());
                }
                System.out.println("issued "
                        + journal.transaction(tx -> tx.counters().slips()) + ", slips "
                        + journal.<List<Slip>>transaction(
                                        tx -> tx.slips().ofPerson(Filings.key(journal, Filings.PERSON)))
                                .size()
                        + ", waiting " + journal.transaction(tx -> tx.outbox().unsent(Lanes.Lane.P1)));
                Files.delete(ballast);
                Filed again = journal.transaction(tx -> tx.slips().file(filing));
                System.out.println("then " + again.slip().counter() + " after "
                        + first.slip().counter() + ", record " + again.entry().seq());
                System.out.println("copy " + journal.copyState());
                Optional<Standing> standing =
                        journal.transaction(tx -> tx.slips().state(again.slip().value()));
                System.out.println(standing.orElseThrow());
            }
            System.out.println("closed in order");
        }

        private static void fill(Path ballast) {
            byte[] block = new byte[4096];
            try (OutputStream out = Files.newOutputStream(ballast, StandardOpenOption.CREATE_NEW)) {
                while (true) {
                    out.write(block);
                }
            } catch (IOException full) {
                System.out.println("full");
            }
        }
    }

    @Test
    void a_full_disk_takes_nothing_says_so_and_goes_on_once_there_is_room() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        String mount = "mount -t tmpfs -o size=8m tmpfs " + disk;
        List<String> own = namespace(mount);
        assumeTrue(!own.isEmpty(), "no mount namespace can be made here");

        var command = new ArrayList<>(own);
        command.addAll(List.of("sh", "-c", mount + " && exec \"$@\"", "sh"));
        command.addAll(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                disk.toString(),
                Base64Url.encode(Journals.KEYS.privateKey())));
        Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said.lines().toList())
                .as(said)
                .containsExactly(
                        "full",
                        "refused The journal " + disk.resolve("state/journal.sqlite")
                                + " did not keep what was asked (SQLITE_FULL). The disk is full: make room.",
                        "issued 1, slips 1, waiting 1",
                        "then 2 after 1, record 2",
                        "copy Current[]",
                        "Waiting[]",
                        "closed in order");
        assertThat(child.exitValue()).isZero();
    }

    /** What gives a process mounts of its own: as root, else as a user with a namespace; empty for neither. */
    private static List<String> namespace(String mount) throws Exception {
        for (List<String> way : List.of(List.of("unshare", "-m"), List.of("unshare", "-rm"))) {
            var probe = new ArrayList<>(way);
            probe.addAll(List.of("sh", "-c", mount));
            Process tried = new ProcessBuilder(probe)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (tried.waitFor() == 0) {
                return way;
            }
        }
        return List.of();
    }
}
