// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.release;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.catalog.author.Problem;
import org.doorstep.catalog.flow.CodeTables;
import org.doorstep.catalog.item.CodeTable;
import org.doorstep.catalog.item.Item;
import org.doorstep.catalog.item.WorkCalendar;

/**
 * A release in force. Immutable: a session pins the one it began with.
 *
 * @param release its number
 * @param published when the publisher says it was made
 * @param items those this program can run, by place on the home screen, then by id
 * @param lists the code lists, by id
 * @param calendar the days that are worked; Monday to Friday where the release does not say
 * @param hidden items, code lists and calendar it cannot use, with what it does not know
 * @param others everything else by target name, such as {@code desks.json}
 */
public record LiveCatalog(
        int release,
        Instant published,
        List<Item> items,
        Map<String, CodeTable> lists,
        WorkCalendar calendar,
        List<Hidden> hidden,
        Map<String, byte[]> others)
        implements CodeTables {
    /** The target that describes a release. */
    static final String RELEASE = "release.json";

    public LiveCatalog {
        items = List.copyOf(items);
        lists = Map.copyOf(lists);
        hidden = List.copyOf(hidden);
        others = Map.copyOf(others);
    }

    /**
     * An item this program does not offer, or a code list or calendar that it cannot use. An item that needs such a thing is
     * hidden too.
     *
     * @param target its name in the release
     * @param problems what in it is not known, with the place
     */
    public record Hidden(String target, List<Problem> problems) {}

    public Optional<Item> item(String id) {
        return items.stream().filter(item -> item.id().equals(id)).findFirst();
    }

    /** A code list of this release; {@value CodeTable#ITEMS} holds the items of this release that can be run. */
    @Override
    public Optional<CodeTable> table(String id) {
        return id.equals(CodeTable.ITEMS) ? Optional.of(CodeTable.ofItems(items)) : Optional.ofNullable(lists.get(id));
    }

    /** A copy of the bytes of a target that is none of these. */
    public Optional<byte[]> other(String target) {
        return Optional.ofNullable(others.get(target)).map(byte[]::clone);
    }

    @Override
    public String toString() {
        return "LiveCatalog[" + release + "]";
    }
}
