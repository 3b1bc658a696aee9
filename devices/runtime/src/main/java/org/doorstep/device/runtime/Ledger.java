// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import java.util.Map;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.DeviceState;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.LinkIdentity;
import org.doorstep.device.spi.Snapshot;
import org.jspecify.annotations.Nullable;

/** What is remembered of one device: its record, which is kept, and its commands in doubt. Any thread. */
final class Ledger {
    private final Hub hub;
    private final Tally tally;
    private final Doubts doubts = new Doubts();

    Ledger(Hub hub, Tally tally) {
        this.hub = hub;
        this.tally = tally;
    }

    /** The open device is known and can be used; {@code seen} of its connection. */
    void up(@Nullable LinkIdentity seen) {
        synchronized (hub) {
            tally.opened(seen);
        }
    }

    void lost() {
        synchronized (hub) {
            tally.lost();
        }
    }

    void stands(DeviceState state) {
        synchronized (hub) {
            tally.stands(state);
        }
    }

    /** What listeners are to see of a look. */
    Snapshot merged(Snapshot raw) {
        synchronized (hub) {
            return tally.merged(raw);
        }
    }

    void loaded(String supply, int amount) {
        synchronized (hub) {
            tally.loaded(supply, amount);
        }
    }

    /**
     * A command of this device has its answer.
     *
     * @param before the answer it had; null for none
     * @param fault the adapter's reason; null for none
     * @param asked units of a whole command; 0 where that is not known
     */
    void settled(CommandId id, Settlement.@Nullable Kind before, Settlement now, @Nullable Fault fault, int asked) {
        synchronized (hub) {
            tally.settled(before, now, fault);
            if (now.kind() == Settlement.Kind.UNKNOWN) {
                doubts.add(id, asked);
            } else {
                doubts.resolved(id);
            }
        }
    }

    void noDoubt(CommandId id) {
        synchronized (hub) {
            doubts.resolved(id);
        }
    }

    /** The commands that were answered UNKNOWN and what a whole one makes, oldest first. */
    Map<CommandId, Integer> inDoubt() {
        synchronized (hub) {
            return doubts.all();
        }
    }
}
