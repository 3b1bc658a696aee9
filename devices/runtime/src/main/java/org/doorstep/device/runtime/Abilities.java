// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.doorstep.device.spi.AdapterDescriptor;
import org.doorstep.device.spi.Capability;
import org.doorstep.device.spi.DeviceAdapter;
import org.doorstep.device.spi.Diagnostics;
import org.doorstep.device.spi.ReceiptPrinter;

/**
 * What an open device can do.
 *
 * @param kinds of those that its adapter's devices can have
 * @param columns a receipt printer's; 0 for any other device
 * @param checks what a technician can have it try
 */
record Abilities(Set<Class<? extends Capability>> kinds, int columns, List<Diagnostics.Check> checks) {
    Abilities {
        kinds = Set.copyOf(kinds);
        checks = List.copyOf(checks);
    }

    /** Before it was first opened: what its adapter's devices can have. */
    static Abilities before(AdapterDescriptor adapter) {
        return new Abilities(adapter.capabilities(), 0, List.of());
    }

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
                        .orElse(0),
                kinds.contains(Diagnostics.class)
                        ? device.capability(Diagnostics.class)
                                .map(Diagnostics::checks)
                                .orElse(List.of())
                        : List.of());
    }
}
