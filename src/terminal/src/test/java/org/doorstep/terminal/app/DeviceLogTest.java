// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.doorstep.device.faults.FaultBook;
import org.doorstep.device.runtime.DeviceStatus;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.DeviceId;
import org.doorstep.device.spi.DeviceState;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.FaultCode;
import org.doorstep.device.spi.Remedy;
import org.doorstep.device.spi.Severity;
import org.doorstep.device.spi.Snapshot;
import org.junit.jupiter.api.Test;

class DeviceLogTest {
    private final List<String> lines = new ArrayList<>();
    private final DeviceLog log =
            new DeviceLog(FaultBook.load(getClass().getClassLoader()), (level, line) -> lines.add(level + " " + line));
    private long number;

    @Test
    void aFaultIsLoggedByItsStableNameAndCode() {
        is(new DeviceState.Failed(CoreFault.PAPER_JAM.with("tray 1")));
        assertThat(lines).containsExactly("WARNING device a4: FAILED printer-paper-jam (P-106)");
    }

    @Test
    void aFaultThatNobodyNamesIsLoggedByItsCode() {
        is(new DeviceState.Failed(new Fault(new FaultCode("Q-301"), Severity.ERROR, Remedy.ATTENDANT, "")));
        assertThat(lines).containsExactly("WARNING device a4: FAILED Q-301 (Q-301)");
    }

    @Test
    void lookingAndWorkingWithoutAChangeIsNoLine() {
        Snapshot fine = new Snapshot(List.of(), List.of(), null, "");
        is(new DeviceState.Ready(fine));
        is(new DeviceState.Ready(fine));
        is(new DeviceState.Ready(new Snapshot(List.of(CoreFault.PAPER_LOW.with("")), List.of(), null, "")));
        is(new DeviceState.Ready(fine));
        assertThat(lines)
                .containsExactly(
                        "INFO device a4: READY",
                        "WARNING device a4: READY printer-paper-low (P-105)",
                        "INFO device a4: READY");
    }

    private void is(DeviceState state) {
        log.changed(new DeviceStatus(new DeviceId("a4"), "document-ipp", Set.of(), state, ++number));
    }
}
