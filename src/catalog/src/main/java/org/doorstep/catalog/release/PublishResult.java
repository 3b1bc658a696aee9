// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.release;

import java.util.List;
import org.doorstep.catalog.author.Problem;

/** What came of publishing. */
public sealed interface PublishResult {
    /**
     * The release is in the repository.
     *
     * @param changed names of the targets that are new or differ from the release before
     * @param removed names of the targets that are gone
     * @param warnings worth a look
     */
    record Published(int release, List<String> changed, List<String> removed, List<Problem> warnings)
            implements PublishResult {}

    /** Nothing was written. */
    record Rejected(List<Problem> problems) implements PublishResult {}
}
