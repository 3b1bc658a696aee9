// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.fleet;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.doorstep.central.store.Store;
import org.jspecify.annotations.Nullable;

/**
 * When each machine was last heard. Kept in memory and written in one statement a table every half minute, because every call of
 * every machine changes it. Any thread. What a crash loses is at most that half minute.
 */
public final class Presence {
    private final Store store;
    private final InstantSource clock;
    private final Map<String, Instant> terminals = new ConcurrentHashMap<>();
    private final Map<String, Instant> desks = new ConcurrentHashMap<>();

    public Presence(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    public void terminal(String id) {
        terminals.put(id, clock.instant());
    }

    public void desk(String id) {
        desks.put(id, clock.instant());
    }

    /** The later of what memory knows and what the database knew. */
    public Optional<Instant> terminalSeen(String id, @Nullable Instant stored) {
        return later(terminals.get(id), stored);
    }

    public Optional<Instant> deskSeen(String id, @Nullable Instant stored) {
        return later(desks.get(id), stored);
    }

    /** Writes what was heard since the last time. */
    public void flush() {
        Map<String, Instant> heardTerminals = new HashMap<>(terminals);
        Map<String, Instant> heardDesks = new HashMap<>(desks);
        if (heardTerminals.isEmpty() && heardDesks.isEmpty()) {
            return;
        }
        store.change(tx -> {
            tx.terminals().seen(heardTerminals);
            tx.desks().seen(heardDesks);
        });
        heardTerminals.forEach(terminals::remove);
        heardDesks.forEach(desks::remove);
    }

    private static Optional<Instant> later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return Optional.ofNullable(one == null ? other : one);
        }
        return Optional.of(one.isAfter(other) ? one : other);
    }
}
