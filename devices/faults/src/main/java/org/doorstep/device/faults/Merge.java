// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Puts files together, in the order they come: a code, a name or a sign belongs to the first that claims it. Confined to
 * one thread.
 */
public final class Merge {
    private record Claim(String file, int line) {
        String text() {
            return file + ":" + line;
        }
    }

    private final SequencedMap<String, FaultEntry> entries = new TreeMap<>();
    private final Map<String, Claim> codes = new HashMap<>();
    private final Map<String, Claim> names = new HashMap<>();
    private final Map<String, Claim> signs = new HashMap<>();
    private final List<FaultProblem> problems = new ArrayList<>();

    /** Adds what is right in {@code file} and keeps the problems of the rest. */
    public Merge add(FaultFile file) {
        problems.addAll(file.problems());
        file.entries().forEach(placed -> add(file.name(), placed));
        return this;
    }

    private void add(String file, FaultFile.Placed placed) {
        FaultEntry entry = placed.entry();
        String code = entry.code().value();
        Claim claim = new Claim(file, placed.line());
        List<FaultProblem> wrong = new ArrayList<>();
        taken(codes, code, claim, "The code", code, "Give one of them another code.")
                .ifPresent(wrong::add);
        taken(names, entry.name(), claim, "The name " + entry.name(), code, "Give one of them another name.")
                .ifPresent(wrong::add);
        for (int i = 0; i < entry.signs().size(); i++) {
            String sign = entry.signs().get(i);
            if (entry.signs().indexOf(sign) != i) {
                wrong.add(new FaultProblem(
                        file, placed.line(), code, "The sign " + sign + " stands here twice.", "Keep one of them."));
            }
            taken(signs, sign, claim, "The sign " + sign, code, "Leave it with the code the adapter maps it to.")
                    .ifPresent(wrong::add);
        }
        problems.addAll(wrong);
        if (wrong.isEmpty()) {
            entries.put(code, entry);
            codes.put(code, claim);
            names.put(entry.name(), claim);
            entry.signs().forEach(sign -> signs.put(sign, claim));
        }
    }

    private static Optional<FaultProblem> taken(
            Map<String, Claim> claims, String key, Claim claim, String what, String code, String remedy) {
        return Optional.ofNullable(claims.get(key))
                .map(other -> new FaultProblem(
                        claim.file(), claim.line(), code, what + " stands at " + other.text() + " too.", remedy));
    }

    /** By code. */
    public SequencedMap<String, FaultEntry> entries() {
        return new TreeMap<>(entries);
    }

    public List<FaultProblem> problems() {
        return List.copyOf(problems);
    }
}
