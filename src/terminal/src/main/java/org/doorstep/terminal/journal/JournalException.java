// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The journal could not keep its promise; nothing of the transaction was kept, unless it says otherwise. The message
 * names the file and the remedy and never holds a row's content.
 */
public final class JournalException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public JournalException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
