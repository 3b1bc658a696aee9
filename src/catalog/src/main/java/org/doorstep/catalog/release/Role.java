// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.release;

import java.util.Locale;

/** The four top-level roles of TUF. */
public enum Role {
    ROOT,
    TARGETS,
    SNAPSHOT,
    TIMESTAMP;

    /** As metadata writes it. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
