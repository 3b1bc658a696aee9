// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.expr;

import org.doorstep.catalog.mistake.Mistake;
import org.doorstep.catalog.mistake.Told;

/**
 * What is wrong with an expression.
 *
 * @param column within the expression, from 0
 * @param told its message completes “the expression …”
 */
public record ExpressionFault(int column, Told told) {
    static ExpressionFault at(int column, Mistake mistake, Object... parts) {
        return new ExpressionFault(column, mistake.with(parts));
    }

    /** In English. */
    public String message() {
        return told.message().en();
    }

    /** In English. */
    public String remedy() {
        return told.remedy().en();
    }
}
