// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.flow;

import java.util.Optional;
import org.doorstep.catalog.item.Expr;
import org.doorstep.catalog.item.Item;

/**
 * Evaluates expressions that were checked at publish. Total and without side effects; any thread.
 *
 * @see org.doorstep.catalog.expr.CelExpressions
 */
public interface Expressions {
    /**
     * @return empty when the value depends on something that {@code scope} does not know
     * @throws ExpressionException when it cannot be computed from what is known, such as a division by zero
     */
    Optional<Value> evaluate(Item item, Expr expression, Scope scope);
}
