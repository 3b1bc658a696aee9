// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.doorstep.device.faults.FaultBook;
import org.doorstep.device.runtime.DeviceStatus;
import org.doorstep.device.spi.DeviceId;
import org.doorstep.device.spi.DeviceState;

/**
 * Writes into the log how devices change: the state, and each fault by its stable name and code. A device that works and is
 * ready again has not changed, so a day of printing is no line. Any thread.
 */
final class DeviceLog {
    private static final Logger LOG = System.getLogger(DeviceLog.class.getName());

    private final FaultBook book;
    private final BiConsumer<Level, String> out;
    private final Map<DeviceId, String> last = new HashMap<>();

    DeviceLog(FaultBook book) {
        this(book, LOG::log);
    }

    /** @param out gets each line */
    DeviceLog(FaultBook book, BiConsumer<Level, String> out) {
        this.book = book;
        this.out = out;
    }

    synchronized void changed(DeviceStatus status) {
        DeviceState state = status.state();
        if (state instanceof DeviceState.Working) {
            return;
        }
        List<String> codes = Telemetry.faults(state);
        StringBuilder line = new StringBuilder(Telemetry.name(state));
        codes.forEach(code -> line.append(' ')
                .append(book.name(code))
                .append(" (")
                .append(code)
                .append(')'));
        if (!line.toString().equals(last.put(status.id(), line.toString()))) {
            out.accept(codes.isEmpty() ? Level.INFO : Level.WARNING, "device " + status.id() + ": " + line);
        }
    }
}
