// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.item;

import org.jspecify.annotations.Nullable;

/**
 * One step of an item.
 *
 * @param id unique in the item
 * @param action what is done
 * @param when left out unless it holds; null for always
 * @param onFail what follows a failure that the device or server reported
 * @param compensation what undoes it when a later step fails for good
 */
public record Step(String id, Action action, @Nullable Expr when, OnFail onFail, Compensation compensation) {
    public enum OnFail {
        /** Offer it again. */
        RETRY,
        /** Go on without it. */
        SKIP,
        /** A person helps. */
        HUMAN,
        /** The item ends here. */
        ABORT
    }

    public enum Compensation {
        NONE,
        REVERSE_PAYMENT,
        VOID_DOCUMENT,
        WITHDRAW_SUBMISSION
    }
}
