// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

import java.util.Map;
import org.doorstep.device.runtime.Services;
import org.jspecify.annotations.Nullable;

/**
 * The harness of an adapter whose one required setting is {@code link}, with a device in memory at the far end of the
 * cable: what remains to be said is what the device answers, and its provider.
 */
public abstract class MemoryHarness implements Harness, MemoryCable.Device {
    private @Nullable MemoryCable cable;

    protected MemoryHarness() {}

    @Override
    public Map<String, String> settings() {
        return Map.of("link", MemoryCable.ADDRESS);
    }

    @Override
    public Services services() {
        return cable().services();
    }

    @Override
    public MemoryCable cable() {
        MemoryCable made = cable;
        if (made == null) {
            made = new MemoryCable(this);
            cable = made;
        }
        return made;
    }
}
