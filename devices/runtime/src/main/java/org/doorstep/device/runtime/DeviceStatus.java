// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import java.util.Set;
import org.doorstep.device.spi.Capability;
import org.doorstep.device.spi.DeviceId;
import org.doorstep.device.spi.DeviceState;

/**
 * Where a device stood when {@code number} was current.
 *
 * @param id the device's name
 * @param adapter the id of its adapter's descriptor
 * @param kinds what it can do; before it was first opened, what its adapter's devices can have
 * @param state its state
 * @param number rises with every change at any device of this runtime; of two statuses the greater is the later
 */
public record DeviceStatus(
        DeviceId id, String adapter, Set<Class<? extends Capability>> kinds, DeviceState state, long number) {
    public DeviceStatus {
        kinds = Set.copyOf(kinds);
    }
}
