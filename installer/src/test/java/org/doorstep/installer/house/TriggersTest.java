// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.doorstep.device.simulator.Ticker;
import org.doorstep.device.simulator.bench.Bench;
import org.doorstep.device.spi.CoreFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulators' table of triggers against the catalogue of faults, which know nothing of each other. */
class TriggersTest {
    /** Faults that no device and no wire brings about, or that no simulated device can have. */
    private static final Map<CoreFault, String> NOT_OF_A_DEVICE = Map.ofEntries(
            Map.entry(CoreFault.CANCELLED, "the resident or the terminal gives up"),
            Map.entry(CoreFault.BUSY, "another session holds the device"),
            Map.entry(CoreFault.SETTINGS, "a wrong setting"),
            Map.entry(CoreFault.QUARANTINED, "the runtime's own decision"),
            Map.entry(CoreFault.WRONG_DEVICE, "another device on the pinned port"),
            Map.entry(CoreFault.ADAPTER_BROKE_RULE, "a fault of the adapter"),
            Map.entry(CoreFault.ALREADY_DONE, "a command that was given before"),
            Map.entry(CoreFault.JOURNAL_REFUSED, "the disk"),
            Map.entry(CoreFault.OUTPUT_FULL, "ippeveprinter has no sensor of its output tray"),
            Map.entry(CoreFault.JOB_ABORTED, "follows a jam whose reason has gone; no trigger of its own"),
            Map.entry(CoreFault.PRINTER_ERROR, "the simulated mechanism has no error beyond its cutter"));

    @Test
    void everyCoreFaultOfADeviceHasATriggerOrAReasonAndEveryTriggerNamesAFaultThatExists(@TempDir Path folder)
            throws Exception {
        Set<String> brought = new TreeSet<>();
        try (Ticker ticker = Ticker.real();
                Bench bench = Bench.start(Bench.Setup.in(folder), InstantSource.system(), ticker)) {
            bench.triggers().forEach(trigger -> brought.addAll(trigger.faults()));
        }
        Set<String> all = Arrays.stream(CoreFault.values())
                .map(fault -> fault.code().value())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(all).containsAll(brought);
        Set<String> excused = NOT_OF_A_DEVICE.keySet().stream()
                .map(fault -> fault.code().value())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(brought).doesNotContainAnyElementsOf(excused);
        all.removeAll(brought);
        assertThat(all).isEqualTo(excused);
    }
}
