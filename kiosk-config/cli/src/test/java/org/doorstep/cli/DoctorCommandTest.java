// SPDX-License-Identifier: Apache-2.0
package org.doorstep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.doorstep.settings.SettingsTemplate;
import org.doorstep.settings.TerminalSettings;
import org.doorstep.terminal.document.FontFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
    @TempDir
    Path folder;

    private final Desk desk = new Desk();

    @Test
    void aMachineThatHasEverythingIsWell() throws Exception {
        Path state = Files.createDirectory(
                folder.resolve("state"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try (ServerSocket there = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Xvfb display = new Xvfb("1080x1920x24")) {
            Path file = settings(Map.of(
                    "central.url", "https://127.0.0.1:" + there.getLocalPort(),
                    "device.receipt.link", "tcp:127.0.0.1:" + there.getLocalPort(),
                    "device.document.url", "ipp://127.0.0.1:" + there.getLocalPort() + "/ipp/print",
                    "device.idcard.link", "serial:/dev/null?baud=115200",
                    "paths.state", state.toString()));

            assertThat(desk.with("DISPLAY", display.name()).run("doctor", "--settings", file.toString()))
                    .as(desk.out())
                    .isEqualTo(Exit.WELL);
            assertThat(desk.out())
                    .contains("ok    java: ")
                    .contains("ok    settings: ")
                    .contains("ok    document fonts: present, rare characters too.")
                    .contains("ok    screen font: Noto Sans CJK SC.")
                    .contains("ok    display: " + display.name() + " with 1080 x 1920 pixels.")
                    .contains("ok    central: 127.0.0.1:" + there.getLocalPort() + " answers.")
                    .contains("ok    idcard: /dev/null is there and may be used.")
                    .doesNotContain("BAD");
            assertThat(state).isEmptyDirectory();
        }
    }

    @Test
    void whatIsMissingIsToldWithItsRemedy() throws Exception {
        int closed;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = gone.getLocalPort();
        }
        Path file = settings(Map.of(
                "central.url", "https://127.0.0.1:" + closed,
                "device.receipt.link", "tcp:127.0.0.1:" + closed,
                "device.document.url", "ipp://127.0.0.1:" + closed + "/ipp/print",
                "device.idcard.link", "serial:" + folder.resolve("ttyNone"),
                "theme.font", "No Such Family",
                "paths.state", folder.resolve("none").toString()));

        assertThat(desk.run("doctor", "--settings", file.toString())).isEqualTo(Exit.PROBLEMS);
        assertThat(desk.out())
                .contains("BAD   display: DISPLAY is not set. ")
                .contains("BAD   screen font: No Such Family is not installed")
                .contains("BAD   state folder: " + folder.resolve("none") + " does not exist. ")
                .contains("BAD   central: 127.0.0.1:" + closed + " does not answer. ")
                .contains("BAD   receipt: 127.0.0.1:" + closed + " does not answer. ")
                .contains("BAD   idcard: there is no " + folder.resolve("ttyNone") + ". ");
    }

    @Test
    void aPanelOtherThanTheDisplayIsToldWithTheWayToTurnIt() throws Exception {
        try (Xvfb display = new Xvfb("1920x1080x24")) {
            Path file = settings(Map.of());

            desk.with("DISPLAY", display.name()).run("doctor", "--settings", file.toString());

            assertThat(desk.out()).contains("has 1920 x 1080 pixels and [panel] says 1080 x 1920. Turn the picture");
        }
    }

    @Test
    void missingFontsAreToldWithTheirPackages() {
        assertThat(MachineCheck.documentFonts(FontFiles.under(folder)))
                .hasSize(4)
                .allSatisfy(finding -> assertThat(finding.grade()).isEqualTo(Finding.Grade.BAD))
                .anySatisfy(finding -> assertThat(finding.remedy()).isEqualTo("Install the package fonts-hanazono."));
    }

    @Test
    void settingsThatAreWrongAreToldWithTheirPlace() throws IOException {
        Path file = settings(Map.of("timing.idle", "1"));

        assertThat(desk.run("doctor", "--settings", file.toString())).isEqualTo(Exit.PROBLEMS);
        assertThat(desk.out())
                .containsPattern("BAD   settings: .*doorstep\\.toml:[0-9]+:1: idle is 1 seconds\\. Choose");
    }

    @Test
    void aFolderOthersMayReadIsDoubtful() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(FolderCheck.state(new TerminalSettings.Paths(folder, folder)))
                .anySatisfy(finding -> {
                    assertThat(finding.grade()).isEqualTo(Finding.Grade.DOUBTFUL);
                    assertThat(finding.remedy()).isEqualTo("Run chmod 700 " + folder + ".");
                });
    }

    @Test
    void aSecondCopyOnTheDiskOfTheJournalIsDoubtfulAndOneElsewhereIsNot() throws IOException {
        assertThat(FolderCheck.journalCopy(new TerminalSettings.Paths(folder, folder)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.grade()).isEqualTo(Finding.Grade.DOUBTFUL);
                    assertThat(finding.message())
                            .isEqualTo(folder + " is on the same disk as the journal, and lost with it");
                });
        Path none = folder.resolve("none");
        assertThat(FolderCheck.journalCopy(new TerminalSettings.Paths(folder, none)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).isEqualTo(none + " does not exist"));
        Path other = Files.createTempDirectory(Path.of("/dev/shm"), "doorstep-copy");
        try {
            assumeThat(Files.getAttribute(other, "unix:dev")).isNotEqualTo(Files.getAttribute(folder, "unix:dev"));
            assertThat(FolderCheck.journalCopy(new TerminalSettings.Paths(folder, other)))
                    .isNotEmpty()
                    .noneSatisfy(finding -> assertThat(finding.message()).contains("same disk"));
        } finally {
            Files.delete(other);
        }
    }

    private Path settings(Map<String, String> values) throws IOException {
        return Files.writeString(folder.resolve("doorstep.toml"), SettingsTemplate.with(values));
    }

    /** A real X server without a screen. */
    private static final class Xvfb implements AutoCloseable {
        private final Process process;
        private final String name;

        Xvfb(String screen) throws IOException {
            process = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", screen, "-nolisten", "tcp")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            name = ":" + lines.readLine();
            assertThat(name).as("Xvfb started").matches(":[0-9]+");
        }

        String name() {
            return name;
        }

        @Override
        public void close() throws InterruptedException {
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }
}
