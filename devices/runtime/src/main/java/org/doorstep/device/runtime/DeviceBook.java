// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.doorstep.device.spi.DeviceId;

/**
 * Where the records of devices are kept over restarts. The terminal's journal implements it.
 *
 * <p>The runtime keeps the records itself and hands over those that changed, at most every few seconds and on a thread of
 * its own, so that no command waits for it. A kill loses the last seconds of statistics, never a command's identity,
 * which is the {@link CommandJournal}'s business.
 */
public interface DeviceBook {
    /** All records ever kept and not replaced since, also of devices that are bound no more. */
    List<DeviceRecord> all() throws JournalFailedException;

    /**
     * Puts each record in place of what was kept of its device: all of them, or none when it throws. On return they would
     * survive a power cut.
     */
    void keep(Collection<DeviceRecord> records) throws JournalFailedException;

    /** One that forgets all when the program ends; for tests and for tools that start no terminal. */
    static DeviceBook inMemory() {
        Map<DeviceId, DeviceRecord> kept = new LinkedHashMap<>();
        return new DeviceBook() {
            @Override
            public List<DeviceRecord> all() {
                synchronized (kept) {
                    return List.copyOf(kept.values());
                }
            }

            @Override
            public void keep(Collection<DeviceRecord> records) {
                synchronized (kept) {
                    records.forEach(record -> kept.put(record.device(), record));
                }
            }
        };
    }
}
