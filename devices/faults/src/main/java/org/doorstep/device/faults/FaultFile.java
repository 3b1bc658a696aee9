// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One file of faults, read and checked by itself. An entry that has a problem is not among {@code entries}.
 *
 * @param name as a person finds it
 * @param entries in the order of the file
 * @param problems all that is wrong with it
 */
public record FaultFile(String name, List<Placed> entries, List<FaultProblem> problems) {
    public FaultFile {
        entries = List.copyOf(entries);
        problems = List.copyOf(problems);
    }

    /** An entry and its line. */
    public record Placed(FaultEntry entry, int line) {}

    /** Reads what a module says of its faults. */
    public static FaultFile yaml(String name, byte[] bytes) {
        List<FaultProblem> problems = new ArrayList<>();
        return of(name, Trees.yaml(name, bytes, problems), problems);
    }

    /** Reads the merged book; its field {@code sources} is for {@link FaultBook}. */
    static FaultFile of(String name, Optional<Node> root, List<FaultProblem> problems) {
        List<Placed> entries = new ArrayList<>();
        root.ifPresent(node -> faults(name, node, entries, problems));
        return new FaultFile(name, entries, problems);
    }

    private static void faults(String name, Node root, List<Placed> entries, List<FaultProblem> problems) {
        if (!(root instanceof Node.Mapping(int ignored, var top))
                || !(top.get("faults") instanceof Node.Mapping(int _, var faults))) {
            problems.add(new FaultProblem(
                    name, root.line(), "", "There is no list of faults.", "Write “faults:” and each code below it."));
            return;
        }
        for (Map.Entry<String, Node> other : top.entrySet()) {
            if (!other.getKey().equals("faults") && !other.getKey().equals(FaultBook.SOURCES)) {
                problems.add(new FaultProblem(
                        name,
                        other.getValue().line(),
                        "",
                        "There is no field " + other.getKey() + ".",
                        "Take it out; a file of faults has the field “faults” alone."));
            }
        }
        faults.forEach((code, node) -> new EntryReader(name, code, node, problems)
                .read()
                .ifPresent(entry -> entries.add(new Placed(entry, node.line()))));
    }
}
