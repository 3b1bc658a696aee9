// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.doorstep.device.runtime.DeviceRecord.Load;
import org.doorstep.device.runtime.DeviceRecord.Seen;
import org.doorstep.device.spi.DeviceState;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.FaultCode;
import org.doorstep.device.spi.LinkIdentity;
import org.doorstep.device.spi.Severity;
import org.doorstep.device.spi.Snapshot;
import org.jspecify.annotations.Nullable;

/** The record of one device as it grows. Guarded by the hub's lock. */
final class Tally {
    private final InstantSource clock;
    private final Runnable changed;
    private DeviceRecord record;
    private Set<FaultCode> standing = Set.of();
    private boolean refilled;

    Tally(DeviceRecord kept, InstantSource clock, Runnable changed) {
        record = kept;
        this.clock = clock;
        this.changed = changed;
    }

    DeviceRecord record() {
        return record;
    }

    private void become(DeviceRecord next) {
        if (!next.equals(record)) {
            record = next;
            changed.run();
        }
    }

    void opened(@Nullable LinkIdentity seen) {
        var r = record;
        become(new DeviceRecord(
                r.device(),
                r.since(),
                r.opens() + 1,
                r.losses(),
                r.commands(),
                r.made(),
                r.faults(),
                r.supplies(),
                seen == null ? r.seen() : seen));
    }

    void lost() {
        var r = record;
        become(new DeviceRecord(
                r.device(),
                r.since(),
                r.opens(),
                r.losses() + 1,
                r.commands(),
                r.made(),
                r.faults(),
                r.supplies(),
                r.seen()));
    }

    /** A fault counts when it comes up, not as long as it stands. */
    void stands(DeviceState state) {
        List<Fault> faults = switch (state) {
            case DeviceState.Ready _ -> List.of();
            case DeviceState.Degraded(var _, var some) -> some;
            case DeviceState.Failed(var fault) -> List.of(fault);
            case DeviceState.Quarantined(var why) -> List.of(why);
            case DeviceState.Absent _, DeviceState.Connecting _, DeviceState.Working _, DeviceState.Service _ -> null;
        };
        if (faults == null) {
            return;
        }
        var now = new HashSet<FaultCode>();
        for (Fault fault : faults) {
            if (now.add(fault.code()) && !standing.contains(fault.code())) {
                cameUp(fault.code());
            }
        }
        standing = now;
    }

    private void cameUp(FaultCode code) {
        var r = record;
        var faults = new HashMap<>(r.faults());
        Instant now = clock.instant();
        faults.merge(code, new Seen(now, now, 1), (had, _) -> new Seen(had.first(), now, had.times() + 1));
        become(new DeviceRecord(
                r.device(), r.since(), r.opens(), r.losses(), r.commands(), r.made(), faults, r.supplies(), r.seen()));
    }

    /**
     * A command has its answer.
     *
     * @param before the answer it had; null when it had none
     * @param fault what the adapter gave as its reason; null for none, and for an answer that was only found out later
     */
    void settled(Settlement.@Nullable Kind before, Settlement now, @Nullable Fault fault) {
        if (before == now.kind()) {
            return;
        }
        var commands = new HashMap<>(record.commands());
        commands.merge(now.kind(), 1L, Long::sum);
        if (before != null) {
            commands.computeIfPresent(before, (_, times) -> Math.max(0, times - 1));
        }
        int made = switch (now.kind()) {
            case DONE -> Math.max(1, now.done());
            case PARTIAL -> now.done();
            case REFUSED, UNKNOWN -> 0;
        };
        var r = record;
        var supplies = new HashMap<>(r.supplies());
        supplies.computeIfPresent(Paper.NAME, (_, load) -> load.left(load.left() - made));
        become(new DeviceRecord(
                r.device(),
                r.since(),
                r.opens(),
                r.losses(),
                commands,
                r.made() + made,
                r.faults(),
                supplies,
                r.seen()));
        if (fault != null && fault.severity() != Severity.WARNING && !standing.contains(fault.code())) {
            cameUp(fault.code());
        }
    }

    /**
     * What listeners are to see of a look; the sensor's word on a count is taken over. Only right after a refill it is not:
     * whoever filled it says so before the cover is closed.
     */
    Snapshot merged(Snapshot raw) {
        Load load = record.supplies().get(Paper.NAME);
        if (load == null) {
            return raw;
        }
        var merged = Paper.merge(raw, load);
        if (merged.load().equals(load)) {
            refilled = false;
        } else if (!refilled) {
            supply(Paper.NAME, merged.load());
        }
        return merged.snapshot();
    }

    /** Somebody has filled a supply. */
    void loaded(String supply, int amount) {
        supply(supply, new Load(amount, amount, clock.instant()));
        refilled = true;
    }

    private void supply(String name, Load load) {
        var r = record;
        Map<String, Load> supplies = new HashMap<>(r.supplies());
        supplies.put(name, load);
        become(new DeviceRecord(
                r.device(), r.since(), r.opens(), r.losses(), r.commands(), r.made(), r.faults(), supplies, r.seen()));
    }
}
