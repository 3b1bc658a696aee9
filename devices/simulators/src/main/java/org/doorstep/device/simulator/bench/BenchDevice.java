// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.bench;

import java.io.IOException;
import java.util.List;
import org.doorstep.device.simulator.Traffic;

/** One device on its wire: what can be done to it and what it is doing. Safe for use by several threads. */
sealed interface BenchDevice extends AutoCloseable permits ReaderDevice, ReceiptDevice, DocumentDevice {
    DeviceKind kind();

    List<Trigger> triggers();

    /** Commands beside those of the triggers. */
    List<Order> orders();

    /** What it does and has done; counts only, nobody's name or number. */
    void describe(JsonLine into) throws IOException;

    DeviceSample sample() throws IOException;

    Counters count(Counters so) throws IOException;

    Traffic traffic();

    @Override
    void close();
}
