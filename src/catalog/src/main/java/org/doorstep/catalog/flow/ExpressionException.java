// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.flow;

import java.io.Serial;

/** An expression failed at run time. Names the item and the expression, never a value. */
public final class ExpressionException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public ExpressionException(String message) {
        super(message);
    }
}
