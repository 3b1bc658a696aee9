// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.release;

import java.io.Serial;

/** Metadata or a blob that is not to be trusted, with the reason. */
final class BadMetadataException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Update.Reason reason;

    BadMetadataException(Update.Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    Update.Reason reason() {
        return reason;
    }
}
