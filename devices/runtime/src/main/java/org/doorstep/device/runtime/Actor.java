// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import java.util.List;
import java.util.Map;
import org.doorstep.device.spi.AdapterProvider;
import org.doorstep.device.spi.Capability;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.DeviceId;
import org.doorstep.device.spi.DeviceState;
import org.doorstep.device.spi.Diagnostics;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.Severity;
import org.doorstep.device.spi.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * One device: where it stands, who holds it, and the thread that now speaks to it, if any. Guarded by the hub's lock.
 */
final class Actor {
    final Hub hub;
    final AdapterProvider provider;
    final Map<String, String> settings;
    final PortGuard port;
    final Ledger ledger;
    private final DeviceBinding binding;
    private DeviceState state = new DeviceState.Absent();
    private Abilities abilities;
    private @Nullable Incarnation incarnation;
    private @Nullable Hold<?> holder;
    private @Nullable Custody custody;

    Actor(
            Hub hub,
            DeviceBinding binding,
            AdapterProvider provider,
            Map<String, String> settings,
            PortGuard port,
            Ledger ledger) {
        this.hub = hub;
        this.binding = binding;
        this.provider = provider;
        this.settings = settings;
        this.port = port;
        this.ledger = ledger;
        abilities = Abilities.before(provider.descriptor());
        publish(state);
    }

    DeviceId id() {
        return binding.id();
    }

    /** Gives the device a thread, unless it has one. */
    void start() {
        synchronized (hub) {
            if (incarnation == null && !hub.closing()) {
                incarnation = new Incarnation(this);
                incarnation.thread.start();
            }
        }
    }

    /** Begins anew where there is no thread; vouches for another device than the pinned one where that stops it. */
    void release() {
        synchronized (hub) {
            Incarnation living = incarnation;
            if (living == null) {
                publish(new DeviceState.Absent());
                start();
            } else if (state instanceof DeviceState.Quarantined) {
                port.accept();
                living.wake();
            }
        }
    }

    void publish(DeviceState next) {
        synchronized (hub) {
            state = next;
            ledger.stands(next);
            show();
        }
    }

    private void show() {
        hub.board.publish(
                id(),
                binding.adapter(),
                abilities.kinds(),
                custody == null ? state : new DeviceState.Service(custody.by()));
    }

    /** A look at the open device. */
    void seen(Snapshot raw) {
        synchronized (hub) {
            Snapshot snapshot = ledger.merged(raw);
            publish(
                    snapshot.faults().isEmpty()
                            ? new DeviceState.Ready(snapshot)
                            : new DeviceState.Degraded(snapshot, snapshot.faults()));
        }
    }

    void loaded(String supply, int amount) {
        synchronized (hub) {
            ledger.loaded(supply, amount);
            if (incarnation != null) {
                incarnation.wake();
            }
        }
    }

    void opened(Abilities can) {
        synchronized (hub) {
            abilities = can;
        }
    }

    Abilities abilities() {
        synchronized (hub) {
            return abilities;
        }
    }

    DeviceState state() {
        return state;
    }

    @Nullable
    Incarnation incarnation() {
        return incarnation;
    }

    /** Under the lock: the thread has left the device. Calls that wait for it are added to {@code ends}. */
    void left(Incarnation who, DeviceState last, Fault why, List<Runnable> ends) {
        if (incarnation == who) {
            incarnation = null;
            revoke(why);
            who.refuseQueued(why, ends);
            publish(last);
        }
    }

    /** Whoever holds the device loses it. */
    void revoke(Fault why) {
        synchronized (hub) {
            if (holder != null) {
                holder.revoke(why);
                holder = null;
            }
            hub.notifyAll();
        }
    }

    void giveBack(Hold<?> hold) {
        if (holder == hold) {
            holder = null;
            hub.notifyAll();
        }
    }

    /** Under the lock: puts the device into a technician's hands; null while somebody else has it. */
    @Nullable
    Custody take(String by) {
        if (custody != null || holder != null || state instanceof DeviceState.Working) {
            return null;
        }
        var mine = new Custody(this, by);
        custody = mine;
        show();
        return mine;
    }

    void giveBack(Custody mine) {
        synchronized (hub) {
            if (custody == mine) {
                custody = null;
                revoke(CoreFault.BUSY.with("the technician gave the device back"));
                show();
            }
        }
    }

    /** Under the lock. */
    boolean inHandsOf(Custody asker) {
        return custody == asker;
    }

    /** Whether the device could be had. */
    sealed interface Offer {
        record Free() implements Offer {}

        /** Perhaps soon; {@code why} not now. */
        record Later(Fault why) implements Offer {}

        record Never(Fault why) implements Offer {}
    }

    boolean has(Class<? extends Capability> kind) {
        return abilities.kinds().contains(kind);
    }

    /**
     * Under the lock. A fault keeps nobody from diagnosing a device that is open.
     *
     * @param asker the custody it is asked through; null for a resident's lease
     */
    Offer offer(@Nullable Custody asker, Class<? extends Capability> kind) {
        if (hub.closing()) {
            return new Offer.Never(CoreFault.DISCONNECTED.with("the runtime is closing"));
        }
        if (custody != asker) {
            return new Offer.Never(CoreFault.BUSY.with("in the hands of a technician"));
        }
        return switch (state) {
            case DeviceState.Absent() -> new Offer.Later(CoreFault.DISCONNECTED.with("not connected yet"));
            case DeviceState.Connecting _ -> new Offer.Later(CoreFault.DISCONNECTED.with("still being connected"));
            case DeviceState.Working(var purpose) -> new Offer.Later(CoreFault.BUSY.with("working: " + purpose));
            case DeviceState.Ready _ -> unlessHeld();
            case DeviceState.Degraded(var _, var faults) -> {
                var blocking = faults.stream()
                        .filter(fault -> fault.severity() == Severity.BLOCKING && kind != Diagnostics.class)
                        .findFirst();
                yield blocking.isPresent() ? new Offer.Never(blocking.get()) : unlessHeld();
            }
            case DeviceState.Failed(var fault) -> new Offer.Never(fault);
            case DeviceState.Service _ -> new Offer.Never(CoreFault.BUSY.with("in the hands of a technician"));
            case DeviceState.Quarantined(var why) -> new Offer.Never(why);
        };
    }

    private Offer unlessHeld() {
        return holder == null ? new Offer.Free() : new Offer.Later(CoreFault.BUSY.with("held for " + holder.purpose));
    }

    /** Under the lock, after {@link Offer.Free}. */
    <C extends Capability> Hold<C> grant(Class<C> kind, String purpose) {
        var hold = new Hold<>(this, kind, purpose, hub.nextToken());
        holder = hold;
        return hold;
    }

    /** Has the device's thread make the call and waits for its end; an interrupt of the waiting thread cancels it. */
    <T, R> R carryOut(Hold<?> hold, Call<T, R> call) {
        Fault refused = null;
        synchronized (hub) {
            refused = hold.revoked();
            if (refused == null && incarnation != null) {
                incarnation.enqueue(call);
            } else {
                call.claim();
                refused = refused == null ? CoreFault.DISCONNECTED.with("the device has no thread") : refused;
            }
        }
        if (refused != null) {
            call.conclude(new Answer.NotMade<>(refused), hub);
        }
        boolean interrupted = false;
        try {
            while (true) {
                boolean withdrawn;
                synchronized (hub) {
                    try {
                        R result = call.result();
                        while (result == null) {
                            hub.wait();
                            result = call.result();
                        }
                        return result;
                    } catch (InterruptedException e) {
                        interrupted = true;
                        withdrawn = incarnation != null && incarnation.cancel(call);
                    }
                }
                if (withdrawn) {
                    call.conclude(new Answer.NotMade<>(CoreFault.CANCELLED.with("withdrawn before it began")), hub);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
