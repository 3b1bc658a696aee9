// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.flow;

import java.util.Optional;
import org.doorstep.catalog.item.CodeTable;
import org.doorstep.catalog.item.WorkCalendar;

/** The code lists of the release in force, and its working calendar. Any thread. */
@FunctionalInterface
public interface CodeTables {
    /** Where there are none. */
    CodeTables NONE = id -> Optional.empty();

    Optional<CodeTable> table(String id);

    /** The days that are worked; Monday to Friday where the release does not say. */
    default WorkCalendar calendar() {
        return WorkCalendar.WEEKDAYS;
    }
}
