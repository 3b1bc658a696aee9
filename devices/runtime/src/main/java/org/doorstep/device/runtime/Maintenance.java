// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.device.spi.AdapterProvider;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.DeviceId;
import org.doorstep.device.spi.LinkInspector;
import org.jspecify.annotations.Nullable;

/**
 * What technicians and attendants do with the devices of a running terminal. All methods may be called from any thread.
 * Who acts is named by a staff number, never by a name: it is logged, and shown at the device.
 */
public final class Maintenance {
    private static final System.Logger LOG = System.getLogger(Maintenance.class.getName());

    private final Hub hub;
    private final Map<DeviceId, Actor> actors;
    private final Bookkeeper books;
    private final List<AdapterProvider> adapters;
    private final @Nullable LinkInspector inspector;

    Maintenance(
            Hub hub,
            Map<DeviceId, Actor> actors,
            Bookkeeper books,
            List<AdapterProvider> adapters,
            @Nullable LinkInspector inspector) {
        this.hub = hub;
        this.actors = actors;
        this.books = books;
        this.adapters = List.copyOf(adapters);
        this.inspector = inspector;
    }

    private Actor actor(DeviceId id) {
        Actor actor = actors.get(id);
        if (actor == null) {
            throw new IllegalArgumentException("There is no running device '" + id + "'");
        }
        return actor;
    }

    private static String named(String by) {
        if (by.isBlank() || by.length() > 40) {
            throw new IllegalArgumentException("Who acts is named by a staff number of 1 to 40 characters");
        }
        return by;
    }

    /**
     * What would be pinned of the device's connection: {@link DevicePin#of}. Looks without opening, so it may be asked of
     * a device that is running, lost or in quarantine.
     */
    public LinkInspector.Sight identify(DeviceId id) {
        return actor(id).port.see();
    }

    /**
     * A port of this machine and who could be on it.
     *
     * @param port the port
     * @param bound the device of this terminal that is connected there; null for none
     * @param adapters the adapters that may speak to it, by their id, with the reason
     */
    public record Candidate(
            LinkInspector.Port port, @Nullable DeviceId bound, Map<String, AdapterProvider.Match> adapters) {
        public Candidate {
            adapters = Map.copyOf(adapters);
        }
    }

    /** The ports as the system lists them, each with the adapters that could be tried. None is opened or written to. */
    public List<Candidate> candidates() {
        var found = new ArrayList<Candidate>();
        for (LinkInspector.Port port : inspector == null ? List.<LinkInspector.Port>of() : inspector.ports()) {
            var matches = new java.util.LinkedHashMap<String, AdapterProvider.Match>();
            for (AdapterProvider adapter : adapters) {
                var match = adapter.probe(port.identity());
                if (!(match instanceof AdapterProvider.Match.No)) {
                    matches.put(adapter.descriptor().id(), match);
                }
            }
            found.add(new Candidate(port, boundTo(port).orElse(null), matches));
        }
        return List.copyOf(found);
    }

    private Optional<DeviceId> boundTo(LinkInspector.Port port) {
        return actors.values().stream()
                .filter(actor -> actor.port.see() instanceof LinkInspector.Sight.Seen(var identity)
                        && identity.path().equals(port.identity().path()))
                .map(Actor::id)
                .findFirst();
    }

    /**
     * Lets a device begin anew that a person has looked at: one in quarantine, or one that stood still. One quarantined
     * because another device is connected is used with that very device from now on, until it is unplugged or the program
     * ends; to keep it, correct the pin. Does nothing to a device that is running.
     *
     * @param by the technician's staff number
     */
    public void release(DeviceId id, String by) {
        Actor actor = actor(id);
        LOG.log(Level.INFO, () -> id + ": released by " + named(by));
        actor.release();
    }

    /**
     * Takes a device from residents. Waits while it is held or at work.
     *
     * @param by the technician's staff number
     * @throws DeviceFault with {@link CoreFault#BUSY} when it did not become free by the deadline, or another technician
     *     has it
     */
    public Custody take(DeviceId id, String by, Deadline deadline) throws DeviceFault, InterruptedException {
        Actor actor = actor(id);
        String who = named(by);
        synchronized (hub) {
            while (true) {
                Custody mine = actor.take(who);
                if (mine != null) {
                    LOG.log(Level.INFO, () -> id + ": taken into service by " + who);
                    return mine;
                }
                if (deadline.expired() || hub.closing()) {
                    throw new DeviceFault(CoreFault.BUSY.with("it did not become free; try again"));
                }
                deadline.ticker().await(hub, deadline.remaining());
            }
        }
    }

    /**
     * Somebody has filled a supply: from now on it is counted down by what is known to have been put out. A sensor that
     * says otherwise overrules the count. On return it is kept.
     *
     * @param supply {@code paper}, the only one that is counted
     * @param amount what it holds now, in sheets or slips
     * @throws JournalFailedException when it could not be kept; it is counted all the same, until the program ends
     */
    public void loaded(DeviceId id, String supply, int amount) throws JournalFailedException {
        Actor actor = actor(id);
        if (!supply.equals(Paper.NAME)) {
            throw new IllegalArgumentException("Only '" + Paper.NAME + "' is counted, not '" + supply + "'");
        }
        if (amount < 0 || amount > 100_000) {
            throw new IllegalArgumentException(amount + " is no amount of paper; give 0 to 100000 sheets or slips");
        }
        actor.loaded(supply, amount);
        books.flush();
    }

    /** What is known of each device over all starts, as it stands now. */
    public List<DeviceRecord> records() {
        return books.records();
    }

    /**
     * The commands of this device of which it could not tell what became, oldest first: a person looks and decides. It is
     * asked again itself each time it is back.
     */
    public List<CommandEntry> questions(DeviceId id) throws JournalFailedException {
        var open = new ArrayList<CommandEntry>();
        for (var command : actor(id).ledger.inDoubt().keySet()) {
            hub.journal.find(command).ifPresent(open::add);
        }
        return List.copyOf(open);
    }
}
