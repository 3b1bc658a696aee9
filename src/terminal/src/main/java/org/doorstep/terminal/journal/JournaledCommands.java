// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import java.util.List;
import java.util.Optional;
import org.doorstep.device.runtime.CommandEntry;
import org.doorstep.device.runtime.CommandJournal;
import org.doorstep.device.runtime.JournalFailedException;
import org.doorstep.device.runtime.Settlement;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.DeviceId;

/** The device runtime's port onto the journal: a transaction for each call. */
final class JournaledCommands implements CommandJournal {
    private final Journal journal;

    JournaledCommands(Journal journal) {
        this.journal = journal;
    }

    @Override
    public Admission admit(CommandId id, DeviceId device, String kind) throws JournalFailedException {
        return in(tx -> tx.commands().admit(id, device, kind));
    }

    @Override
    public void effectBegins(CommandId id) throws JournalFailedException {
        in(tx -> {
            tx.commands().effectBegins(id);
            return id;
        });
    }

    @Override
    public void settle(CommandId id, Settlement settlement) throws JournalFailedException {
        in(tx -> {
            tx.commands().settle(id, settlement);
            return id;
        });
    }

    @Override
    public Optional<CommandEntry> find(CommandId id) throws JournalFailedException {
        return in(tx -> tx.commands().find(id));
    }

    @Override
    public List<CommandEntry> open() throws JournalFailedException {
        return in(tx -> tx.commands().open());
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
