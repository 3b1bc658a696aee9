// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.catalog;

import java.io.Serial;
import java.util.List;

/** Items that cannot be published. The message lists each place and its remedy, a line each. */
public final class ReleaseRefused extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    public ReleaseRefused(List<String> problems) {
        super(String.join("\n", problems));
    }
}
