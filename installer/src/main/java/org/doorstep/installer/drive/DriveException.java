// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.drive;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Something differs from what it should be. */
public final class DriveException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    public DriveException(String message) {
        this(message, null);
    }

    public DriveException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
