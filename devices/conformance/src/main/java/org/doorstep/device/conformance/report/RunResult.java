// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.doorstep.device.conformance.report.TestResult.Verdict;

/**
 * What one test class found of one adapter over one kind of line.
 *
 * @param adapter the adapter's id
 * @param line what stood between adapter and device
 * @param suite the test class
 * @param tests every test of the class, also those that did not run
 */
public record RunResult(String adapter, String line, String suite, List<TestResult> tests) {
    public RunResult {
        tests = List.copyOf(tests);
    }

    /** The tests of a rule. */
    public List<TestResult> of(Rule rule) {
        return tests.stream().filter(test -> test.rule() == rule).toList();
    }

    /** Cases of all tests. */
    public long cases() {
        return tests.stream().mapToLong(TestResult::cases).sum();
    }

    /** Whether nothing failed, all was run, and every test skipped says why. */
    public boolean green() {
        return tests.stream()
                .allMatch(test -> test.verdict() == Verdict.PASSED
                        || (test.verdict() == Verdict.SKIPPED && !test.reason().isBlank()));
    }

    /** Writes the run as JSON into {@code folder}, which is made when missing. */
    public Path writeInto(Path folder) throws IOException {
        var map = new LinkedHashMap<String, Object>();
        map.put("adapter", adapter);
        map.put("line", line);
        map.put("suite", suite);
        map.put("tests", tests.stream().map(TestResult::json).toList());
        String name = adapter + "." + suite.substring(suite.lastIndexOf('.') + 1) + ".json";
        Path file = Files.createDirectories(folder).resolve(name.replaceAll("[^A-Za-z0-9._-]", "_"));
        return Files.writeString(file, Json.write(map) + "\n");
    }

    /**
     * Reads a run back.
     *
     * @throws IOException when the file cannot be read or is none of {@link #writeInto}'s; the message names it
     */
    public static RunResult read(Path file) throws IOException {
        try {
            Map<?, ?> map = Json.object(Json.parse(Files.readString(file)));
            return new RunResult(
                    Json.text(map, "adapter"),
                    Json.text(map, "line"),
                    Json.text(map, "suite"),
                    Json.list(map, "tests").stream()
                            .map(test -> TestResult.of(Json.object(test)))
                            .toList());
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " is no result of the kit (" + e.getMessage() + "); delete it and test again");
        }
    }
}
