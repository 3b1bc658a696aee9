// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.item;

import org.doorstep.catalog.Text;
import org.jspecify.annotations.Nullable;

/**
 * @param amount fen; an expression, which may be a plain number
 * @param when null for always
 * @param account id of the payee's account at central
 * @param rule what it rests on, such as a price list's number
 * @param validity days on which this fee holds
 */
public record Fee(
        String id,
        Text label,
        Expr amount,
        @Nullable Expr when,
        String account,
        boolean refundable,
        String rule,
        Validity validity) {}
