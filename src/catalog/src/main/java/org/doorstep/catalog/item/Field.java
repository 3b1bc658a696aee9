// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.item;

import java.util.List;
import org.doorstep.catalog.Text;
import org.jspecify.annotations.Nullable;

/**
 * One thing asked, shown or computed. An id never changes its type or meaning.
 *
 * @param id kebab-case; in expressions its hyphens are underscores
 * @param when shown only if it holds; null for always
 * @param constraints beyond what the type asks for
 * @param prefill sources in order of preference
 * @param widget a hint to the screen, or empty: {@code name} and {@code place} for what the keyboard offers first, {@value
 *     #REGION_ONLY} for an address without a line below the region
 */
public record Field(
        String id,
        FieldType type,
        Text label,
        @Nullable Text hint,
        boolean required,
        @Nullable Expr when,
        boolean readOnly,
        Sensitivity sensitivity,
        List<Rule> constraints,
        List<Prefill> prefill,
        String widget) {
    public static final String REGION_ONLY = "region-only";

    public Field {
        constraints = List.copyOf(constraints);
        prefill = List.copyOf(prefill);
    }

    public enum Sensitivity {
        NONE,
        /** Shown masked. */
        MASK,
        /** Shown masked and readable at the desk only. */
        SEAL
    }

    /**
     * @param from where the value comes from
     * @param path such as {@code card.name}
     * @param confirm whether the resident must confirm it
     */
    public record Prefill(Source from, String path, boolean confirm) {}

    public enum Source {
        CARD,
        LICENCE,
        EARLIER
    }
}
