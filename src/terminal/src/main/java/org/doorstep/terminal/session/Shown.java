// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import java.util.List;
import org.doorstep.catalog.Text;
import org.jspecify.annotations.Nullable;

/** What a department's answer puts on the screen. */
public record Shown(Text title, List<Screen.Row> rows, Screen.@Nullable Table table) {
    public Shown {
        rows = List.copyOf(rows);
    }

    @Override
    public String toString() {
        return "Shown";
    }
}
