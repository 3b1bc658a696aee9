// SPDX-License-Identifier: Apache-2.0
package org.doorstep.cli;

import java.util.List;
import java.util.Optional;
import org.doorstep.device.runtime.CommandEntry;
import org.doorstep.device.runtime.CommandJournal;
import org.doorstep.device.runtime.JournalFailedException;
import org.doorstep.device.runtime.Settlement;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.DeviceId;

/** Keeps nothing and admits nothing, so that no device puts anything out while a technician looks at it. */
final class NoCommands implements CommandJournal {
    @Override
    public Admission admit(CommandId id, DeviceId device, String kind) throws JournalFailedException {
        throw new JournalFailedException("the command line has devices put nothing out", null);
    }

    @Override
    public void effectBegins(CommandId id) {
        throw new IllegalStateException(id + " was never admitted");
    }

    @Override
    public void settle(CommandId id, Settlement settlement) {
        throw new IllegalStateException(id + " was never admitted");
    }

    @Override
    public Optional<CommandEntry> find(CommandId id) {
        return Optional.empty();
    }

    @Override
    public List<CommandEntry> open() {
        return List.of();
    }
}
