// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.doorstep.wire.Reply;
import org.jspecify.annotations.Nullable;

/** Brings together what the loops see of central into one {@link Link}. Any thread. */
public final class Connectivity {
    private final InstantSource clock;
    private final Object telling = new Object();
    private final List<Consumer<Link>> listeners = new CopyOnWriteArrayList<>();
    private final Map<Call, Link.Partly> troubles = new EnumMap<>(Call.class);
    private @Nullable Instant silentSince;
    private Link state;

    enum Call {
        WAIT,
        BATCH,
        CATALOG
    }

    /** Offline until the first answer. */
    public Connectivity(InstantSource clock) {
        this.clock = clock;
        Instant now = clock.instant();
        this.silentSince = now;
        this.state = new Link.Offline(now);
    }

    public synchronized Link state() {
        return state;
    }

    /**
     * Has {@code listener} told of each change, by the thread that saw it; it only hands on and returns. It is told what holds
     * then, by one thread after the other, so what it was told last is how things stand.
     */
    public void listen(Consumer<Link> listener) {
        listeners.add(listener);
    }

    void good(Call call) {
        change(() -> {
            silentSince = null;
            troubles.remove(call);
        });
    }

    /** Central answered, and something is wrong with it. */
    void trouble(Call call, Link.Reason reason, String detail) {
        change(() -> {
            silentSince = null;
            troubles.put(call, new Link.Partly(reason, detail));
        });
    }

    /**
     * No answer. A long poll without one means that central is away, and so does a connection that could not be made; an
     * upload that ran into its time-out says little while the poll goes on.
     */
    void silent(Call call, Reply.Sent sent, String detail) {
        change(() -> {
            if (call == Call.WAIT || sent == Reply.Sent.NO) {
                silentSince = silentSince == null ? clock.instant() : silentSince;
            } else {
                troubles.put(
                        call, new Link.Partly(call == Call.CATALOG ? Link.Reason.CATALOG : Link.Reason.UPLOAD, detail));
            }
        });
    }

    private void change(Runnable seen) {
        synchronized (this) {
            seen.run();
            Link next = derive();
            if (next.equals(state)) {
                return;
            }
            state = next;
        }
        synchronized (telling) {
            Link now = state();
            listeners.forEach(listener -> listener.accept(now));
        }
    }

    private Link derive() {
        Instant since = silentSince;
        if (since != null) {
            return new Link.Offline(since);
        }
        return troubles.isEmpty()
                ? new Link.Online()
                : troubles.values().iterator().next();
    }
}
