// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import java.util.Map;
import org.doorstep.device.spi.DeviceId;

/**
 * One device of this terminal, as its settings name it.
 *
 * @param id the device's name
 * @param adapter the id of its adapter's descriptor
 * @param settings what a technician filled in, unchecked
 */
public record DeviceBinding(DeviceId id, String adapter, Map<String, String> settings) {
    public DeviceBinding {
        settings = Map.copyOf(settings);
    }

    /** Leaves the settings out; they can hold secrets. */
    @Override
    public String toString() {
        return "DeviceBinding[" + id + ", " + adapter + "]";
    }
}
