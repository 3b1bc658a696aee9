// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import java.util.LinkedHashSet;
import java.util.Set;
import org.doorstep.device.spi.AdapterDescriptor;
import org.doorstep.device.spi.Capability;
import org.doorstep.device.spi.DeviceAdapter;
import org.doorstep.device.spi.ReceiptPrinter;

/**
 * What an open device can do.
 *
 * @param kinds of those that its adapter's devices can have
 * @param columns a receipt printer's; 0 for any other device
 */
record Abilities(Set<Class<? extends Capability>> kinds, int columns) {
    /** Asks the device; on its thread. */
    static Abilities of(DeviceAdapter device, AdapterDescriptor adapter) {
        var kinds = new LinkedHashSet<Class<? extends Capability>>();
        for (var kind : adapter.capabilities()) {
            if (device.capability(kind).isPresent()) {
                kinds.add(kind);
            }
        }
        return new Abilities(
                kinds,
                device.capability(ReceiptPrinter.class)
                        .map(ReceiptPrinter::columns)
                        .orElse(0));
    }
}
