// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.item;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.doorstep.catalog.Text;

/**
 * A code list that is carried beside the items, such as the region tree {@value #REGIONS}.
 *
 * @param id by which fields name it
 * @param entries in the order in which they are offered, each before what lies in it; no code twice, no parent missing
 */
public record CodeTable(String id, List<Entry> entries) {
    /** 行政区划 with townships and villages; addresses choose from it. */
    public static final String REGIONS = "regions";

    /** The departments that items are listed under; see {@link Placement#category}. */
    public static final String DEPARTMENTS = "departments";

    /** The items of the release itself, by id; see {@link #ofItems}. Never authored. */
    public static final String ITEMS = "items";

    public CodeTable {
        entries = List.copyOf(entries);
    }

    /**
     * @param parent code of the entry that this one lies in; empty at the top
     */
    public record Entry(String code, Text label, String parent) {}

    /** {@value #ITEMS}: one entry for each item, by its title, in the order given. */
    public static CodeTable ofItems(List<Item> items) {
        return new CodeTable(
                ITEMS,
                items.stream()
                        .map(item -> new Entry(item.id(), item.title(), ""))
                        .toList());
    }

    /** How many levels there are; 0 when it is empty. */
    public int depth() {
        Map<String, Integer> levels = new HashMap<>();
        entries.forEach(e -> levels.put(e.code(), levels.getOrDefault(e.parent(), 0) + 1));
        return levels.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    public Optional<Entry> entry(String code) {
        return entries.stream().filter(e -> e.code().equals(code)).findFirst();
    }

    /** What lies in {@code parent}, or at the top for an empty one. */
    public List<Entry> in(String parent) {
        return entries.stream().filter(e -> e.parent().equals(parent)).toList();
    }

    /** Whether {@code code} is one of the list in which nothing else lies. */
    public boolean innermost(String code) {
        return entry(code).isPresent()
                && entries.stream().noneMatch(e -> e.parent().equals(code));
    }

    /** From the top down to {@code code}; empty when there is no such code. */
    public List<Entry> trail(String code) {
        Optional<Entry> entry = entry(code);
        if (entry.isEmpty()) {
            return List.of();
        }
        List<Entry> above =
                entry.get().parent().isEmpty() ? List.of() : trail(entry.get().parent());
        return Stream.concat(above.stream(), entry.stream()).toList();
    }
}
