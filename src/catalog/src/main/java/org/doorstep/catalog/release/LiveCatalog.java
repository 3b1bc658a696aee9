// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.release;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.catalog.author.Problem;
import org.doorstep.catalog.item.Item;

/**
 * A release in force. Immutable: a session pins the one it began with.
 *
 * @param release its number
 * @param published when the publisher says it was made
 * @param items those this program can run, by place on the home screen, then by id
 * @param hidden those it cannot, with what it does not know
 * @param others everything else by target name, such as {@code desks.json}
 */
public record LiveCatalog(
        int release, Instant published, List<Item> items, List<Hidden> hidden, Map<String, byte[]> others) {
    /** The target that describes a release. */
    static final String RELEASE = "release.json";

    public LiveCatalog {
        items = List.copyOf(items);
        hidden = List.copyOf(hidden);
        others = Map.copyOf(others);
    }

    /**
     * An item this program does not offer.
     *
     * @param target its name in the release
     * @param problems what in it is not known, with the place
     */
    public record Hidden(String target, List<Problem> problems) {}

    public Optional<Item> item(String id) {
        return items.stream().filter(item -> item.id().equals(id)).findFirst();
    }

    /** A copy of the bytes of a target that is no item. */
    public Optional<byte[]> other(String target) {
        return Optional.ofNullable(others.get(target)).map(byte[]::clone);
    }

    @Override
    public String toString() {
        return "LiveCatalog[" + release + "]";
    }
}
