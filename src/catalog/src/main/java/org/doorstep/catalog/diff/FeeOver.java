// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.diff;

import java.util.OptionalLong;

/**
 * What an example costs before and after. The examples were played when they were checked, so these are what the flow really came
 * to; an example whose sample answers changed counts as two, because its fees cannot be compared.
 *
 * @param example its name
 * @param beforeFen empty when there was no such example
 * @param afterFen empty when there is no such example any more
 */
public record FeeOver(String example, OptionalLong beforeFen, OptionalLong afterFen) {
    public boolean differs() {
        return beforeFen.isPresent() && afterFen.isPresent() && !beforeFen.equals(afterFen);
    }
}
