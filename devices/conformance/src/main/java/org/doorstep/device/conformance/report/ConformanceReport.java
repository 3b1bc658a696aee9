// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.doorstep.device.conformance.report.TestResult.Verdict;

/**
 * The table adapter x rule x cases, made of the results that tests left behind.
 *
 * <p>As a program: {@code ConformanceReport OUT FOLDER...} gathers the results of the folders and writes {@code
 * report.md} and {@code report.txt} into OUT; it ends with 1 when something failed or was not run, or nothing was found.
 *
 * @param runs in the order of the table
 */
public record ConformanceReport(List<RunResult> runs) {
    private static final String NONE = "none";

    public ConformanceReport {
        runs = runs.stream()
                .sorted(Comparator.comparing(RunResult::adapter)
                        .thenComparing(RunResult::line)
                        .thenComparing(RunResult::suite))
                .toList();
    }

    /** The program. */
    public static void main(String[] args) throws IOException {
        if (args.length < 2) {
            throw new IllegalArgumentException("give the folder to write to, then the folders with results");
        }
        Path[] folders = Stream.of(args).skip(1).map(Path::of).toArray(Path[]::new);
        var report = of(folders);
        report.writeInto(Path.of(args[0]));
        System.out.print(report.text());
        if (!report.green()) {
            System.exit(1);
        }
    }

    /** The results that lie in the folders; one that does not exist holds none. */
    public static ConformanceReport of(Path... folders) throws IOException {
        var runs = new ArrayList<RunResult>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file :
                            files.filter(f -> f.toString().endsWith(".json")).toList()) {
                        runs.add(RunResult.read(file));
                    }
                }
            }
        }
        return new ConformanceReport(runs);
    }

    /** Whether there are runs, and all of them are green. */
    public boolean green() {
        return !runs.isEmpty() && runs.stream().allMatch(RunResult::green);
    }

    /** Writes {@code report.md} and {@code report.txt}. */
    public void writeInto(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("report.md"), markdown());
        Files.writeString(folder.resolve("report.txt"), text());
    }

    private static List<String> head() {
        var head = new ArrayList<>(List.of("adapter", "line"));
        for (Rule rule : Rule.values()) {
            head.add(rule.letter());
        }
        head.addAll(List.of("cases", "verdict"));
        return head;
    }

    private List<List<String>> rows() {
        var rows = new ArrayList<List<String>>();
        for (RunResult run : runs) {
            var row = new ArrayList<>(List.of(run.adapter(), run.line()));
            for (Rule rule : Rule.values()) {
                row.add(cell(run.of(rule)));
            }
            row.add(number(run.cases()));
            row.add(run.green() ? "green" : "NOT GREEN");
            rows.add(row);
        }
        return rows;
    }

    private static String cell(List<TestResult> tests) {
        if (tests.isEmpty()) {
            return NONE;
        }
        long failed = count(tests, Verdict.FAILED);
        long notRun = count(tests, Verdict.NOT_RUN);
        long skipped = count(tests, Verdict.SKIPPED);
        long cases = tests.stream().mapToLong(TestResult::cases).sum();
        return (skipped == tests.size() ? "skipped" : number(cases))
                + (failed > 0 ? ", " + failed + " FAILED" : "")
                + (notRun > 0 ? ", " + notRun + " NOT RUN" : "");
    }

    private static long count(List<TestResult> tests, Verdict verdict) {
        return tests.stream().filter(test -> test.verdict() == verdict).count();
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** The lines below the table: what did not pass, with its reason. */
    private List<String> remarks() {
        return runs.stream()
                .flatMap(run -> run.tests().stream()
                        .filter(test -> test.verdict() != Verdict.PASSED)
                        .map(test -> run.adapter() + ", " + run.line() + ": "
                                + test.rule().letter() + " " + test.test() + " "
                                + test.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                                + (test.reason().isEmpty() ? "" : ": " + test.reason())))
                .toList();
    }

    private static List<String> legend() {
        return Stream.of(Rule.values())
                .map(rule -> rule.letter() + " " + rule.title())
                .toList();
    }

    /** The table as Markdown. */
    public String markdown() {
        var out = new StringBuilder("# Conformance of device adapters\n\nCases tried for each rule.\n\n");
        out.append(bar(head())).append(bar(head().stream().map(_ -> "---").toList()));
        rows().forEach(row -> out.append(bar(row)));
        out.append('\n');
        legend().forEach(line -> out.append("* ").append(line).append('\n'));
        var remarks = remarks();
        if (!remarks.isEmpty()) {
            out.append("\n## Not passed\n\n");
            remarks.forEach(line -> out.append("* ").append(line).append('\n'));
        }
        return out.toString();
    }

    private static String bar(List<String> cells) {
        return cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /** The table as plain text. */
    public String text() {
        var all = new ArrayList<List<String>>(List.of(head()));
        all.addAll(rows());
        int[] widths = IntStream.range(0, head().size())
                .map(i ->
                        all.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
                .toArray();
        var out = new StringBuilder("Conformance of device adapters: cases tried for each rule\n");
        for (List<String> row : all) {
            var line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String pad = " ".repeat(widths[i] - row.get(i).length());
                line.append(i < 2 ? row.get(i) + pad : pad + row.get(i)).append("  ");
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
        remarks().forEach(line -> out.append("- ").append(line).append('\n'));
        return out.toString();
    }
}
