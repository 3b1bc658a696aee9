// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import java.util.Map;
import org.doorstep.device.spi.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * One device of this terminal, as its settings name it.
 *
 * @param id the device's name
 * @param adapter the id of its adapter's descriptor
 * @param settings what a technician filled in, unchecked
 * @param pin what its connection looked like when it was set up; null where nobody recorded it
 */
public record DeviceBinding(
        DeviceId id,
        String adapter,
        Map<String, String> settings,
        @Nullable DevicePin pin) {
    public DeviceBinding {
        settings = Map.copyOf(settings);
    }

    /** A device that is not pinned. */
    public DeviceBinding(DeviceId id, String adapter, Map<String, String> settings) {
        this(id, adapter, settings, null);
    }

    /** Leaves the settings out; they can hold secrets. */
    @Override
    public String toString() {
        return "DeviceBinding[" + id + ", " + adapter + "]";
    }
}
