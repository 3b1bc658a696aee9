// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

import java.util.List;

/**
 * What central wants of this terminal, by its signed word.
 *
 * @param release number of the catalog release to run
 * @param withdrawn ids of items not to be offered, from now on
 */
public record Assignment(int release, List<String> withdrawn) {
    public Assignment {
        withdrawn = List.copyOf(withdrawn);
    }
}
