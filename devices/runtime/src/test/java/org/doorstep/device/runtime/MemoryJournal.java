// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.DeviceId;

/** A journal that outlives a runtime, as the file does, and tells what was asked of it. */
final class MemoryJournal implements CommandJournal {
    private final Map<CommandId, CommandEntry> entries = new LinkedHashMap<>();
    final List<String> log;
    boolean broken;
    /** Called on the settling thread before anything is kept. */
    volatile Runnable onSettle = () -> {};
    /** Called when the open entries are listed, before they are handed out. */
    volatile Runnable onOpen = () -> {};

    MemoryJournal(List<String> log) {
        this.log = log;
    }

    private void write(String what) throws JournalFailedException {
        if (broken) {
            throw new JournalFailedException("disk full; free some space", null);
        }
        log.add(what);
    }

    @Override
    public synchronized Admission admit(CommandId id, DeviceId device, String kind) throws JournalFailedException {
        var entry = entries.get(id);
        if (entry != null && entry.settlement() == null) {
            return new Admission.StillOpen(entry);
        }
        if (entry != null && entry.settlement().kind() != Settlement.Kind.REFUSED) {
            return new Admission.AlreadySettled(entry);
        }
        write("admit");
        entries.remove(id);
        entries.put(id, new CommandEntry(id, device, kind, false, null));
        return new Admission.Fresh();
    }

    @Override
    public synchronized void effectBegins(CommandId id) throws JournalFailedException {
        write("begins");
        var e = entries.get(id);
        entries.put(id, new CommandEntry(id, e.device(), e.kind(), true, null));
    }

    @Override
    public void settle(CommandId id, Settlement settlement) throws JournalFailedException {
        onSettle.run();
        keep(id, settlement);
    }

    private synchronized void keep(CommandId id, Settlement settlement) throws JournalFailedException {
        write("settle " + settlement.kind());
        var e = entries.get(id);
        if (e.settlement() != null
                && !e.settlement().equals(settlement)
                && e.settlement().kind() != Settlement.Kind.UNKNOWN) {
            throw new IllegalStateException(id + " is settled already");
        }
        entries.put(id, new CommandEntry(id, e.device(), e.kind(), e.begun(), settlement));
    }

    @Override
    public synchronized Optional<CommandEntry> find(CommandId id) {
        return Optional.ofNullable(entries.get(id));
    }

    @Override
    public List<CommandEntry> open() {
        List<CommandEntry> listed = listed();
        onOpen.run();
        return listed;
    }

    private synchronized List<CommandEntry> listed() {
        return entries.values().stream().filter(e -> e.settlement() == null).toList();
    }

    synchronized Settlement settlement(CommandId id) {
        return entries.get(id).settlement();
    }
}
