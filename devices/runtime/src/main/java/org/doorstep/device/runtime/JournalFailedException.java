// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The journal could not read or keep an entry; the message names the place and the remedy. */
public final class JournalFailedException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    public JournalFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
