// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.doorstep.device.simulator.Traffic;

/**
 * What is to be seen of one device at one moment.
 *
 * @param address what a terminal's settings name
 * @param state what it is doing, as keys of {@link Words}; empty where it is ready and does nothing
 * @param inForce ids of the triggers that are in force
 * @param traffic what went over its wire last, the newest last
 * @param papers slips or documents it printed, the newest last
 */
public record DeviceSample(
        DeviceKind kind,
        String address,
        List<String> state,
        Set<String> inForce,
        List<Traffic.Sighting> traffic,
        List<Path> papers) {
    public DeviceSample {
        state = List.copyOf(state);
        inForce = Set.copyOf(inForce);
        traffic = List.copyOf(traffic);
        papers = List.copyOf(papers);
    }
}
