// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.diff;

import java.util.List;
import org.doorstep.catalog.item.Item;

/** What becomes of an item. */
public sealed interface ItemChange {
    /** The item as it will be; a removed one as it was. */
    Item item();

    /**
     * @param facts what the new item is like; each with {@code after} alone
     */
    record Added(Item item, List<Change> facts, List<FeeOver> fees) implements ItemChange {
        public Added {
            facts = List.copyOf(facts);
            fees = List.copyOf(fees);
        }
    }

    /**
     * @param before the item as it was
     * @param changes by area
     * @param fees over the examples; empty where nothing ever costs anything
     */
    record Changed(Item before, Item item, List<Change> changes, List<FeeOver> fees) implements ItemChange {
        public Changed {
            changes = List.copyOf(changes);
            fees = List.copyOf(fees);
        }

        /** Whether something in it is to be looked at twice. */
        public boolean care() {
            return changes.stream().anyMatch(change -> change.weight() == Change.Weight.CARE);
        }
    }

    record Removed(Item item) implements ItemChange {}
}
