// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import java.util.Optional;
import org.doorstep.catalog.flow.CodeTables;
import org.doorstep.catalog.item.CodeTable;
import org.doorstep.catalog.release.LiveCatalog;

/** The code lists of one release, and its items as one of them. Immutable; one for each release. */
final class Tables implements CodeTables {
    private final LiveCatalog live;
    private final CodeTable items;

    Tables(LiveCatalog live) {
        this.live = live;
        this.items = new CodeTable(
                CodeTable.ITEMS,
                live.items().stream()
                        .map(item -> new CodeTable.Entry(item.id(), item.shortTitle(), ""))
                        .toList());
    }

    @Override
    public Optional<CodeTable> table(String id) {
        return id.equals(CodeTable.ITEMS) ? Optional.of(items) : live.table(id);
    }
}
