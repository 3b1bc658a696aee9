// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.diff;

import java.util.List;

/**
 * What becomes of a code list.
 *
 * @param changes what its entries gain, lose or are called now; the first of them when there are very many, and how many more
 */
public record ListChange(String id, State state, List<Change> changes) {
    public ListChange {
        changes = List.copyOf(changes);
    }

    public enum State {
        REMOVED,
        CHANGED,
        ADDED
    }
}
