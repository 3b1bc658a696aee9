// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.diff;

import org.doorstep.catalog.Text;
import org.jspecify.annotations.Nullable;

/**
 * One difference.
 *
 * @param what names the thing
 * @param before null when there was none, or when {@code what} says all
 * @param after null when there is none any more, or when {@code what} says all
 */
public record Change(
        Area area,
        Weight weight,
        Text what,
        @Nullable Text before,
        @Nullable Text after) {
    /** What a difference is about, in the order in which they are told. */
    public enum Area {
        FEES,
        IDENTITY,
        DEVICES,
        ELIGIBILITY,
        FORM,
        STEPS,
        OUTPUTS,
        MATERIALS,
        HANDLING,
        VALIDITY,
        TEXTS,
        PLACEMENT,
        LISTS,
        EXAMPLES,
        OTHER
    }

    /** How much it matters to whoever publishes. */
    public enum Weight {
        PLAIN,
        /** Residents pay, show or give something else than before, or somebody is left out: to be looked at twice. */
        CARE
    }
}
