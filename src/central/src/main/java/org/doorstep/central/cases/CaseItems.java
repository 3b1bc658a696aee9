// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.cases;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.item.Item;
import org.doorstep.catalog.item.WorkCalendar;
import org.doorstep.central.catalog.PublishedItems;

/**
 * What cases need of their items, by id and version over all releases published so far: a terminal may submit under an older
 * one. An item of a version never changes, so what was found once is kept in memory. Any thread.
 */
public final class CaseItems {
    private final PublishedItems published;
    private final Map<Key, Known> known = new ConcurrentHashMap<>();

    public CaseItems(PublishedItems published) {
        this.published = published;
    }

    /**
     * @param implementation 实施编码
     * @param promisedDays working days; 0 at once
     */
    public record Known(String id, int version, Text title, String desk, String implementation, int promisedDays) {
        private static Known of(Item item) {
            return new Known(
                    item.id(),
                    item.version(),
                    item.title(),
                    item.desk(),
                    item.codes().implementation(),
                    item.handling().promisedDays());
        }
    }

    /** Empty when no release has this version of the item. */
    public Optional<Known> find(String id, int version) {
        Key key = new Key(id, version);
        Optional<Known> found = Optional.ofNullable(known.get(key));
        if (found.isEmpty()) {
            found = published.find(id, version).map(Known::of);
            found.ifPresent(item -> known.put(key, item));
        }
        return found;
    }

    /** The days that are worked, by the newest release. */
    public WorkCalendar calendar() {
        return published.calendar();
    }

    private record Key(String id, int version) {}
}
