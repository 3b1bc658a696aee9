// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.item;

import java.util.List;
import java.util.Optional;
import org.doorstep.catalog.Text;

/**
 * A code list that is carried beside the items, such as the region tree {@value #REGIONS}.
 *
 * @param id by which fields name it
 * @param entries in the order in which they are offered; those without a parent come first
 */
public record CodeTable(String id, List<Entry> entries) {
    /** 行政区划 with townships and villages; addresses choose from it. */
    public static final String REGIONS = "regions";

    /** The items of the release itself, by id; made by the terminal, never authored. */
    public static final String ITEMS = "items";

    public CodeTable {
        entries = List.copyOf(entries);
    }

    /**
     * @param parent code of the entry that this one lies in; empty at the top
     */
    public record Entry(String code, Text label, String parent) {}

    public Optional<Entry> entry(String code) {
        return entries.stream().filter(e -> e.code().equals(code)).findFirst();
    }

    /** What lies in {@code parent}, or at the top for an empty one. */
    public List<Entry> in(String parent) {
        return entries.stream().filter(e -> e.parent().equals(parent)).toList();
    }

    /** From the top down to {@code code}; empty when there is no such code. */
    public List<Entry> trail(String code) {
        Optional<Entry> entry = entry(code);
        if (entry.isEmpty()) {
            return List.of();
        }
        List<Entry> above =
                entry.get().parent().isEmpty() ? List.of() : trail(entry.get().parent());
        return java.util.stream.Stream.concat(above.stream(), entry.stream()).toList();
    }
}
