// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.link;

import java.io.IOException;
import java.io.Serial;

/** The peer is gone, or the link was closed. */
public final class LinkClosedException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    public LinkClosedException(String message) {
        super(message);
    }
}
