// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import java.security.SecureRandom;
import org.doorstep.catalog.release.LiveCatalog;
import org.doorstep.catalog.release.TrustedCatalog;
import org.doorstep.device.runtime.DeviceRuntime;
import org.doorstep.device.spi.Ticker;
import org.doorstep.terminal.journal.Journal;
import org.doorstep.terminal.sync.CatalogUpdate;
import org.doorstep.terminal.sync.Connectivity;
import org.doorstep.terminal.sync.DeskBook;
import org.doorstep.terminal.sync.FloorCheck;
import org.doorstep.terminal.sync.Heartbeat;
import org.doorstep.terminal.sync.LanePump;
import org.doorstep.terminal.sync.LongPoll;
import org.doorstep.terminal.sync.OutboxWatch;
import org.doorstep.terminal.sync.SessionGate;
import org.doorstep.terminal.sync.TrustedClock;
import org.doorstep.terminal.sync.Uplink;

/**
 * What goes on between this terminal and central without anybody asking for it: the catalog and what is withdrawn of it
 * come in, records and the heartbeat go out, and what that says of the network is a fact of the session.
 */
final class CentralLink {
    private final Parts parts;
    private final Journal journal;
    private final Uplink uplink;
    private final FactsSource source;
    private final Runnable tell;
    private final TrustedClock clock;
    private final Connectivity connectivity;
    private final Ticker ticker;
    private final SecureRandom random;
    private final CatalogUpdate catalog;

    /** @param tell told whenever {@code source} knows something new */
    CentralLink(
            Parts parts,
            Journal journal,
            Uplink uplink,
            FactsSource source,
            Runnable tell,
            TrustedCatalog trusted,
            SessionGate gate,
            TrustedClock clock,
            Connectivity connectivity,
            Ticker ticker,
            SecureRandom random) {
        this.parts = parts;
        this.journal = journal;
        this.uplink = uplink;
        this.source = source;
        this.tell = tell;
        this.clock = clock;
        this.connectivity = connectivity;
        this.ticker = ticker;
        this.random = random;
        this.catalog = parts.keep(
                new CatalogUpdate(trusted, uplink, clock, connectivity, journal, gate, this::inForce, ticker, random));
        catalog.live().ifPresent(this::inForce);
    }

    /** The desks of the release in force. */
    DeskBook desks() {
        return catalog.desks();
    }

    /** Takes over what only time changes: how old the catalog is, the clock. */
    void look() {
        catalog.confirmed().ifPresent(source::catalogConfirmed);
        tell.run();
    }

    private void inForce(LiveCatalog live) {
        source.catalog(live);
        tell.run();
    }

    void start(DeviceRuntime devices, FilingEffects filings) {
        Heartbeat heartbeat = parts.keep(new Heartbeat(
                journal,
                TerminalMain.SOFTWARE,
                catalog::release,
                () -> Telemetry.devices(devices.statuses(), source),
                ticker,
                random));
        LanePump pump = parts.keep(new LanePump(uplink, journal, connectivity, ticker, random));
        pump.onReceived(filings::received);
        filings.onFiled(pump::soon);
        OutboxWatch watch = parts.keep(new OutboxWatch(
                journal,
                clock,
                room -> {
                    source.queueRoom(room);
                    tell.run();
                },
                ticker,
                random));
        FloorCheck floor = parts.keep(new FloorCheck(
                uplink,
                journal,
                connectivity,
                () -> {
                    source.numbersKnown();
                    tell.run();
                },
                ticker,
                random));
        connectivity.listen(link -> {
            source.link(link);
            tell.run();
        });
        parts.keep(devices.onChange(status -> heartbeat.soon()));
        LongPoll poll = parts.keep(new LongPoll(
                uplink,
                clock,
                connectivity,
                catalog::release,
                assignment -> {
                    source.withdrawn(assignment.withdrawn());
                    tell.run();
                    catalog.assigned(assignment);
                },
                ticker,
                random));
        floor.start();
        catalog.start();
        poll.start();
        pump.start();
        heartbeat.start();
        watch.start();
    }
}
