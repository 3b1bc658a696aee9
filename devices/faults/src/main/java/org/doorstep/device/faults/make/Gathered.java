// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.faults.make;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.doorstep.device.faults.FaultBook;
import org.doorstep.device.faults.FaultEntry;
import org.doorstep.device.faults.FaultFile;
import org.doorstep.device.faults.FaultProblem;
import org.doorstep.device.faults.Merge;

/**
 * What the modules say of their faults, held against what their classes do.
 *
 * @param entries by code
 * @param digests of each file, by module
 * @param problems every gap
 */
record Gathered(
        SequencedMap<String, FaultEntry> entries, SequencedMap<String, String> digests, List<FaultProblem> problems) {

    /** @param modules folders, those of fewer dependencies first */
    static Gathered of(List<Path> modules) throws IOException {
        Merge merge = new Merge();
        SequencedMap<String, String> digests = new LinkedHashMap<>();
        List<FaultProblem> gaps = new ArrayList<>();
        Map<String, Path> used = new HashMap<>();
        for (Path module : modules) {
            Path file = module.resolve("src/main/resources").resolve(FaultBook.FILE);
            FaultFile said = new FaultFile(file.toString(), List.of(), List.of());
            if (Files.exists(file)) {
                byte[] bytes = Files.readAllBytes(file);
                digests.put(module.getFileName().toString(), FaultBook.digest(bytes));
                said = FaultFile.yaml(file.toString(), bytes);
            }
            merge.add(said);
            CompiledCodes compiled = CompiledCodes.of(module);
            gaps.addAll(compare(said, compiled));
            compiled.used().forEach(used::putIfAbsent);
        }
        List<FaultProblem> problems = new ArrayList<>(merge.problems());
        problems.addAll(gaps);
        used.forEach((code, where) -> {
            boolean told = problems.stream().anyMatch(p -> p.code().equals(code));
            if (!merge.entries().containsKey(code) && !told) {
                problems.add(new FaultProblem(
                        where.toString(),
                        1,
                        code,
                        "This class uses a code that no file explains.",
                        "Declare it in an enum of its module and explain it in " + FaultBook.FILE + "."));
            }
        });
        return new Gathered(merge.entries(), digests, List.copyOf(problems));
    }

    /** A constant without an entry, an entry without a constant, or the two of different opinions. */
    private static List<FaultProblem> compare(FaultFile said, CompiledCodes compiled) {
        List<FaultProblem> gaps = new ArrayList<>();
        Map<String, FaultFile.Placed> explained = new LinkedHashMap<>();
        said.entries()
                .forEach(placed -> explained.putIfAbsent(placed.entry().code().value(), placed));
        compiled.declared().forEach((code, constant) -> {
            FaultFile.Placed placed = explained.get(code);
            boolean broken = said.problems().stream().anyMatch(p -> p.code().equals(code));
            if (placed == null && !broken) {
                gaps.add(new FaultProblem(
                        said.name(),
                        1,
                        code,
                        "There is no entry for " + constant.where() + ".",
                        "Write one: name, severity, remedy and all texts in zh and en."));
            } else if (placed != null) {
                differs(said, placed, "severity", placed.entry().severity(), constant.severity(), constant.where())
                        .ifPresent(gaps::add);
                differs(said, placed, "remedy", placed.entry().remedy(), constant.remedy(), constant.where())
                        .ifPresent(gaps::add);
            }
        });
        explained.forEach((code, placed) -> {
            if (!compiled.declared().containsKey(code)) {
                gaps.add(new FaultProblem(
                        said.name(),
                        placed.line(),
                        code,
                        "No enum of this module declares it.",
                        "Take the entry out, or add a constant to an enum with code() and with(String)."));
            }
        });
        return gaps;
    }

    private static java.util.Optional<FaultProblem> differs(
            FaultFile said, FaultFile.Placed placed, String field, Enum<?> entry, Enum<?> constant, String where) {
        return entry == constant
                ? java.util.Optional.empty()
                : java.util.Optional.of(new FaultProblem(
                        said.name(),
                        placed.line(),
                        placed.entry().code().value(),
                        "The " + field + " is " + lower(entry) + " here and " + lower(constant) + " at " + where + ".",
                        "Decide which of them is right and change the other."));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
