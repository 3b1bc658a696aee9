// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.document;

import java.io.IOException;
import java.io.Serial;
import java.util.List;

/** Font files are missing; the message names each and the package that brings it. */
public final class FontsMissingException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    FontsMissingException(List<String> problems) {
        super("Documents cannot be set: " + String.join(" ", problems));
    }
}
