// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.item;

import java.util.List;
import org.doorstep.catalog.Text;
import org.jspecify.annotations.Nullable;

/**
 * One question, or one small group.
 *
 * @param title the question
 * @param help a line below it
 * @param when shown only if it holds; null for always
 * @param next where to go from here: the first branch whose condition holds; the following page when none does
 */
public record Page(
        String id,
        Text title,
        @Nullable Text help,
        @Nullable Expr when,
        List<Field> fields,
        List<Branch> next) {
    public Page {
        fields = List.copyOf(fields);
        next = List.copyOf(next);
    }

    /**
     * @param when null for always
     * @param page id of a later page
     */
    public record Branch(@Nullable Expr when, String page) {}
}
