// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.author;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.doorstep.catalog.flow.CodeTables;
import org.doorstep.catalog.item.CodeTable;
import org.doorstep.catalog.item.WorkCalendar;
import org.jspecify.annotations.Nullable;

/**
 * The code lists and the calendar that items are checked against.
 *
 * @param tables by id
 * @param workdays null where there is no calendar, or none that can be read
 * @param broken ids of those that are there and cannot be read; told once, not at each use
 */
record KnownLists(Map<String, CodeTable> tables, @Nullable WorkCalendar workdays, Set<String> broken)
        implements CodeTables {
    KnownLists {
        tables = Map.copyOf(tables);
        broken = Set.copyOf(broken);
    }

    @Override
    public Optional<CodeTable> table(String id) {
        return Optional.ofNullable(tables.get(id));
    }

    @Override
    public WorkCalendar calendar() {
        return workdays == null ? WorkCalendar.WEEKDAYS : workdays;
    }

    boolean has(String id) {
        return tables.containsKey(id) || broken.contains(id) || (id.equals(WorkCalendar.ID) && workdays != null);
    }

    KnownLists with(CodeTable table) {
        Map<String, CodeTable> more = new HashMap<>(tables);
        more.put(table.id(), table);
        return new KnownLists(more, workdays, broken);
    }

    /** For messages. */
    String ids() {
        return tables.keySet().stream().sorted().collect(Collectors.joining(", "));
    }
}
