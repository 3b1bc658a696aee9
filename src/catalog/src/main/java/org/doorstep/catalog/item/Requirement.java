// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.item;

import java.util.List;

/**
 * A device that must be there and work.
 *
 * @param anyOf one of these is enough; never empty
 */
public record Requirement(List<Device> anyOf) {
    public Requirement {
        anyOf = List.copyOf(anyOf);
    }

    public static Requirement of(Device device) {
        return new Requirement(List.of(device));
    }
}
