// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.item;

import org.doorstep.catalog.Text;

/**
 * 材料.
 *
 * @param id unique in the item
 * @param grade trust grade (国办函〔2016〕108号)
 * @param licence type code of the 证照 that replaces it, or empty
 * @param pages at most
 * @param maxBytes of all pages together
 * @param field id of the field that takes it, or empty when nothing is collected for it
 */
public record Material(
        String id,
        Text name,
        Source source,
        Grade grade,
        String licence,
        boolean required,
        int pages,
        long maxBytes,
        String field) {
    public enum Source {
        CARD,
        LICENCE,
        SCAN,
        EARLIER,
        DECLARATION
    }

    public enum Grade {
        /** Made by the issuing body. */
        A,
        /** Checked against the original at a window. */
        B,
        /** Uploaded by the user. */
        C,
        /** Self-made, with a promise. */
        D
    }
}
