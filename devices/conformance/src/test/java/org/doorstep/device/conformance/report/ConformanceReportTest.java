// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.doorstep.device.conformance.report.TestResult.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformanceReportTest {
    @TempDir
    Path folder;

    private static RunResult run(String adapter, TestResult... tests) {
        return new RunResult(adapter, "memory", "org.example.Test" + adapter, List.of(tests));
    }

    @Test
    void aRunIsReadBackAsItWasWritten() throws Exception {
        var run = run("odd", new TestResult(Rule.B, "x", Verdict.FAILED, 12, "said \"no\" \\ 打印\tat 3|4"));
        assertThat(RunResult.read(run.writeInto(folder))).isEqualTo(run);
        assertThat(ConformanceReport.of(folder, folder.resolve("missing")).runs())
                .containsExactly(run);
    }

    @Test
    void theTableHasACellForEachRuleAndNamesWhatDidNotPass() throws Exception {
        run(
                        "good",
                        new TestResult(Rule.A, "split", Verdict.PASSED, 1200, ""),
                        new TestResult(Rule.A, "merged", Verdict.PASSED, 34, ""),
                        new TestResult(Rule.B, "noise", Verdict.SKIPPED, 0, "has none"))
                .writeInto(folder);
        assertThat(ConformanceReport.of(folder).green()).isTrue();
        run(
                        "bad",
                        new TestResult(Rule.C, "cut", Verdict.FAILED, 7, "printed twice"),
                        new TestResult(Rule.D, "interrupt", Verdict.NOT_RUN, 0, ""))
                .writeInto(folder);
        var report = ConformanceReport.of(folder);
        assertThat(report.green()).isFalse();
        assertThat(report.markdown())
                .contains("| adapter | line | (a) | (b) | (c) | (d) | (e) | (f) | (g) | cases | verdict |")
                .contains("| good | memory | 1,234 | skipped | none | none | none | none | none | 1,234 | green |")
                .contains("| bad | memory | none | none | 7, 1 FAILED | 0, 1 NOT RUN |")
                .contains("* bad, memory: (c) cut failed: printed twice")
                .contains("* good, memory: (b) noise skipped: has none");
        assertThat(report.text()).contains("NOT GREEN").contains("- bad, memory: (d) interrupt not run");
        report.writeInto(folder);
        assertThat(folder.resolve("report.txt")).hasContent(report.text());
    }

    @Test
    void anEmptyReportIsNotGreen() throws Exception {
        assertThat(ConformanceReport.of(folder).green()).isFalse();
    }

    @Test
    void aFileThatIsNoResultIsRefusedByName() throws Exception {
        for (String text : List.of("", "[", "{\"adapter\": 3}", "{\"adapter\": \"x\"} more")) {
            Path file = Files.writeString(folder.resolve("broken.json"), text);
            assertThatThrownBy(() -> RunResult.read(file))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("broken.json")
                    .hasMessageContaining("delete it");
        }
    }
}
