// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import java.util.List;
import org.doorstep.contract.Lanes;
import org.doorstep.device.runtime.DeviceStatus;
import org.doorstep.device.spi.DeviceState;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.Snapshot;

/** What the heartbeat says of devices. */
final class Telemetry {
    private Telemetry() {}

    static List<Lanes.Device> devices(List<DeviceStatus> statuses, FactsSource source) {
        return statuses.stream()
                .map(status -> new Lanes.Device(
                        status.id().value(),
                        status.adapter(),
                        name(status.state()),
                        faults(status.state()),
                        source.lastLook(status.id()).map(DeviceFacts::sheets).orElse(-1)))
                .toList();
    }

    /** The state as messages and logs name it. */
    static String name(DeviceState state) {
        return switch (state) {
            case DeviceState.Absent ignored -> "ABSENT";
            case DeviceState.Connecting ignored -> "CONNECTING";
            case DeviceState.Ready ignored -> "READY";
            case DeviceState.Working ignored -> "WORKING";
            case DeviceState.Degraded ignored -> "DEGRADED";
            case DeviceState.Failed ignored -> "FAILED";
            case DeviceState.Service ignored -> "SERVICE";
            case DeviceState.Quarantined ignored -> "QUARANTINED";
        };
    }

    /** Codes of what is wrong in {@code state}. */
    static List<String> faults(DeviceState state) {
        List<Fault> faults = switch (state) {
            case DeviceState.Ready(Snapshot look) -> look.faults();
            case DeviceState.Degraded(Snapshot ignored, List<Fault> some) -> some;
            case DeviceState.Failed(Fault fault) -> List.of(fault);
            case DeviceState.Quarantined(Fault why) -> List.of(why);
            case DeviceState.Absent ignored -> List.of();
            case DeviceState.Connecting ignored -> List.of();
            case DeviceState.Working ignored -> List.of();
            case DeviceState.Service ignored -> List.of();
        };
        return faults.stream().map(f -> f.code().value()).toList();
    }
}
