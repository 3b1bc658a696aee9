// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.spi;

import java.time.Duration;
import java.util.List;

/** Where a device stands. */
public sealed interface DeviceState {
    /** Nothing is known of it yet, or its settings name no reachable port. */
    record Absent() implements DeviceState {}

    /** Being opened; {@code next} is the wait before the next attempt. */
    record Connecting(int attempt, Duration next) implements DeviceState {}

    record Ready(Snapshot snapshot) implements DeviceState {}

    record Working(String purpose) implements DeviceState {}

    /** Open, and something is wrong or running low. */
    record Degraded(Snapshot snapshot, List<Fault> faults) implements DeviceState {
        public Degraded {
            faults = List.copyOf(faults);
        }
    }

    /** Lost or broken; the runtime goes on trying. */
    record Failed(Fault fault) implements DeviceState {}

    /** In the hands of {@code by}, a technician. */
    record Service(String by) implements DeviceState {}

    /** Not used until somebody decides. */
    record Quarantined(Fault why) implements DeviceState {}
}
