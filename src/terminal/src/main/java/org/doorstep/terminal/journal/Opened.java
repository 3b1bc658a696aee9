// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import java.util.List;

/**
 * An open journal and what was found on the way.
 *
 * @param journal to be closed by whoever opened it
 * @param findings empty when all was as it should be
 */
public record Opened(Journal journal, List<Finding> findings) {
    public Opened {
        findings = List.copyOf(findings);
    }
}
