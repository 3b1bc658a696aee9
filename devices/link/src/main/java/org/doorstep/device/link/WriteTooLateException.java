// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.link;

import java.io.IOException;
import java.io.Serial;

/** The deadline of a write had passed before it began: no byte of it left, and the link is as it was. */
public final class WriteTooLateException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    public WriteTooLateException(String message) {
        super(message);
    }
}
