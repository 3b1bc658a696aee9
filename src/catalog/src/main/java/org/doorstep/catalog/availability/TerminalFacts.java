// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.availability;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.doorstep.catalog.item.Device;
import org.doorstep.catalog.item.Identity;

/**
 * What is known of the terminal at a moment.
 *
 * @param devices each class of device that is installed
 * @param identifies ways in which this machine can find out who somebody is, beyond the card
 * @param online whether central can be reached
 * @param unreachableDesks ids of desks that central says are not there
 * @param withdrawn ids of items withdrawn
 * @param queueRoom bytes that may still be added to what waits for central
 * @param numbersKnown whether slips can be numbered: not while a machine without its journal has still to hear from central
 *     how far it had counted
 * @param catalogAge since the catalog was last known to be current
 * @param today by the best estimate of time there is
 */
public record TerminalFacts(
        Map<Device, DeviceHealth> devices,
        Set<Identity.Method> identifies,
        boolean online,
        Set<String> unreachableDesks,
        Set<String> withdrawn,
        long queueRoom,
        boolean numbersKnown,
        Duration catalogAge,
        LocalDate today) {
    public TerminalFacts {
        devices = Map.copyOf(devices);
        identifies = Set.copyOf(identifies);
        unreachableDesks = Set.copyOf(unreachableDesks);
        withdrawn = Set.copyOf(withdrawn);
    }
}
