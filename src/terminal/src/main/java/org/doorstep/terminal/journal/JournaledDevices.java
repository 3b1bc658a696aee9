// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import java.util.Collection;
import java.util.List;
import org.doorstep.device.runtime.DeviceBook;
import org.doorstep.device.runtime.DeviceRecord;
import org.doorstep.device.runtime.JournalFailedException;

/** The device runtime's book of records in the journal: a transaction for each call. */
final class JournaledDevices implements DeviceBook {
    private final Journal journal;

    JournaledDevices(Journal journal) {
        this.journal = journal;
    }

    @Override
    public List<DeviceRecord> all() throws JournalFailedException {
        return in(tx -> tx.devices().all());
    }

    @Override
    public void keep(Collection<DeviceRecord> records) throws JournalFailedException {
        in(tx -> {
            tx.devices().keep(records);
            return records;
        });
    }

    private <T> T in(Work<T> work) throws JournalFailedException {
        try {
            return journal.transaction(work);
        } catch (JournalException e) {
            String message = e.getMessage();
            throw new JournalFailedException(message == null ? "The journal failed" : message, e);
        }
    }
}
