// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.link;

import java.io.IOException;
import java.io.Serial;

/** The peer stopped draining; how much of the last write left is unknown. */
public final class WriteStalledException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    public WriteStalledException(String message) {
        super(message);
    }
}
