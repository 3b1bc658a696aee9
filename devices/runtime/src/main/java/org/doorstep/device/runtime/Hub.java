// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import java.util.HashSet;
import java.util.Set;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.Ticker;

/**
 * What the devices of one runtime share. Its monitor is the runtime's one lock: states, leases, queues and the marks on
 * calls change under it; adapters, the journal and listeners are called without it.
 */
final class Hub {
    final Ticker ticker;
    final RuntimeLimits limits;
    final CommandJournal journal;
    final Services services;
    final StatusBoard board;
    private final Set<CommandId> inFlight = new HashSet<>();
    private long lastToken;
    private boolean closing;

    Hub(Ticker ticker, RuntimeLimits limits, CommandJournal journal, Services services) {
        this.ticker = ticker;
        this.limits = limits;
        this.journal = journal;
        this.services = services;
        board = new StatusBoard(this);
    }

    synchronized boolean enter(CommandId id) {
        return inFlight.add(id);
    }

    synchronized void leave(CommandId id) {
        inFlight.remove(id);
    }

    synchronized long nextToken() {
        return ++lastToken;
    }

    synchronized boolean closing() {
        return closing;
    }

    synchronized void startClosing() {
        closing = true;
        notifyAll();
    }
}
