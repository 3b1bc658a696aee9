// SPDX-License-Identifier: Apache-2.0
package org.doorstep.contract;

import java.io.Serial;

/** A seal that could not be opened. Says why in words that hold nothing of what was sealed. */
public final class SealException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    public SealException(String message) {
        super(message);
    }
}
