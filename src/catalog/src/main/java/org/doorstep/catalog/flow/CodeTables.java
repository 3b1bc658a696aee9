// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.flow;

import java.util.Optional;
import org.doorstep.catalog.item.CodeTable;

/** The code lists of the release in force. Any thread. */
@FunctionalInterface
public interface CodeTables {
    /** Where there are none. */
    CodeTables NONE = id -> Optional.empty();

    Optional<CodeTable> table(String id);
}
