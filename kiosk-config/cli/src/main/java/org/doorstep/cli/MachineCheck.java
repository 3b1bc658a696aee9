// SPDX-License-Identifier: Apache-2.0
package org.doorstep.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.doorstep.terminal.document.FontFiles;
import org.doorstep.terminal.document.Fonts;

/** Looks at Java and the fonts. */
final class MachineCheck {
    private static final int JAVA = 25;
    /** 𬭎, of the table of standard characters and beyond the basic plane; 𤊏, which only the font of rare ones has. */
    private static final int[] PROBES = {'家', 0x2CB4E, 0x2428F};

    private MachineCheck() {}

    static List<Finding> java() {
        List<Finding> findings = new ArrayList<>();
        int feature = Runtime.version().feature();
        String version = System.getProperty("java.vendor") + " " + Runtime.version();
        findings.add(
                feature == JAVA
                        ? Finding.good("java", version)
                        : Finding.bad("java", version + " is not Java " + JAVA, "Install a JDK " + JAVA + "."));
        String arch = System.getProperty("os.arch", "");
        findings.add(
                List.of("amd64", "aarch64").contains(arch)
                        ? Finding.good("processor", arch)
                        : Finding.bad("processor", arch + " has no JavaFX", "Use a machine with amd64 or arm64."));
        return findings;
    }

    /** Reads the files that certificates are set in and asks them for rare characters. */
    static List<Finding> documentFonts(FontFiles files) {
        List<String> problems = files.problems();
        if (!problems.isEmpty()) {
            return problems.stream()
                    .map(problem -> problem.split("\\. ", 2))
                    .map(parts -> Finding.bad("document fonts", parts[0], parts[1]))
                    .toList();
        }
        try (Fonts fonts = Fonts.load(files)) {
            for (int probe : PROBES) {
                if (!fonts.has(probe)) {
                    return List.of(Finding.doubtful(
                            "document fonts",
                            "U+%04X is in none of them".formatted(probe),
                            "Install the Debian packages fonts-lxgw-wenkai and fonts-hanazono as they are."));
                }
            }
            return List.of(Finding.good("document fonts", "present, rare characters too"));
        } catch (IOException e) {
            return List.of(Finding.bad(
                    "document fonts",
                    "a file cannot be read (" + e.getMessage() + ")",
                    "Install the packages fonts-lxgw-wenkai and fonts-hanazono again."));
        }
    }

    /** Asks fontconfig, as JavaFX does, whether the screens' family is there. */
    static Finding screenFont(String family) throws InterruptedException {
        try {
            Process match = new ProcessBuilder("fc-match", "--format=%{family}", family).start();
            match.getOutputStream().close();
            String answer = new String(match.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!match.waitFor(1, TimeUnit.MINUTES) || match.exitValue() != 0) {
                match.destroyForcibly();
                return Finding.doubtful("screen font", "fc-match gave no answer", "Run fc-cache -f and try again.");
            }
            boolean there = Arrays.stream(answer.split(",")).map(String::strip).anyMatch(family::equals);
            return there
                    ? Finding.good("screen font", family)
                    : Finding.bad(
                            "screen font",
                            family + " is not installed; " + answer + " would take its place",
                            "Install it (Debian: fonts-noto-cjk), or name another family under [theme] font.");
        } catch (IOException e) {
            return Finding.doubtful(
                    "screen font", "fc-match cannot be run, so nobody can tell", "Install the package fontconfig.");
        }
    }
}
