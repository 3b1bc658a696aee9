// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.DeviceAdapter;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.DeviceState;
import org.doorstep.device.spi.Fault;
import org.jspecify.annotations.Nullable;

/**
 * One thread's life with a device. A device has one at a time; after it was abandoned, the next one begins with a new
 * adapter when a person has said so. Fields are guarded by the hub's lock but for those confined to the thread.
 */
final class Incarnation {
    private static final System.Logger LOG = System.getLogger(Incarnation.class.getName());

    final Thread thread;
    private final Actor actor;
    private final Hub hub;
    private final Upkeep upkeep;
    private final ArrayDeque<Call<?, ?>> queue = new ArrayDeque<>();
    private final long grace;
    private @Nullable Call<?, ?> running;
    private boolean abandoned;
    private boolean woken;

    Incarnation(Actor actor) {
        this.actor = actor;
        hub = actor.hub;
        grace = actor.provider.descriptor().grace().toNanos();
        upkeep = new Upkeep(actor, this);
        thread = Thread.ofPlatform().daemon().name("device-" + actor.id()).unstarted(() -> {
            try {
                live();
            } finally {
                upkeep.shut();
            }
        });
    }

    /** Under the lock. */
    void enqueue(Call<?, ?> call) {
        queue.add(call);
        hub.notifyAll();
    }

    /** Under the lock: has the thread look at once at its device, or at what is connected. */
    void wake() {
        woken = true;
        hub.notifyAll();
    }

    /** Whether it was woken since this was last asked. */
    boolean takeWoken() {
        synchronized (hub) {
            boolean was = woken;
            woken = false;
            return was;
        }
    }

    /** Under the lock: interrupts the call, or takes it from the queue; true when it is the caller's to conclude. */
    boolean cancel(Call<?, ?> call) {
        if (queue.remove(call)) {
            return call.claim();
        }
        if (running == call) {
            interrupt(call);
        }
        return false;
    }

    private void interrupt(Call<?, ?> call) {
        if (!call.cancelled) {
            call.cancelled = true;
            call.abandonAt = hub.ticker.nanos() + grace;
            thread.interrupt();
            hub.notifyAll();
        }
    }

    /** Under the lock: interrupts whatever runs now, and the thread's waiting. */
    void stop() {
        if (running != null) {
            interrupt(running);
        }
        hub.notifyAll();
    }

    /** Under the lock. */
    void refuseQueued(Fault why, List<Runnable> ends) {
        while (!queue.isEmpty()) {
            end(queue.remove(), new Answer.NotMade<>(why), ends);
        }
    }

    @SuppressWarnings("unchecked") // a call that was never made has no value
    private void end(Call<?, ?> call, Answer<?> answer, List<Runnable> ends) {
        if (call.claim()) {
            ends.add(() -> ((Call<Object, ?>) call).conclude((Answer<Object>) answer, hub));
        }
    }

    /** Under the lock: what is overdue; returns the time until something next could be. */
    long check(long now, List<Runnable> ends) {
        long wait = Duration.ofHours(1).toNanos();
        for (Call<?, ?> call : List.copyOf(queue)) {
            long left = call.by.dueAt() - now;
            if (left <= 0) {
                queue.remove(call);
                end(call, new Answer.NotMade<>(CoreFault.BUSY.with("busy until the deadline")), ends);
            } else {
                wait = Math.min(wait, left);
            }
        }
        if (running != null) {
            if (!running.cancelled && now - running.by.dueAt() >= grace) {
                interrupt(running);
            }
            if (running.cancelled && now - running.abandonAt >= 0) {
                abandon(ends);
            } else {
                long due = running.cancelled ? running.abandonAt : running.by.dueAt() + grace;
                wait = Math.min(wait, due - now);
            }
        }
        return wait;
    }

    /** Under the lock: leaves the thread to itself. */
    void abandon(List<Runnable> ends) {
        abandoned = true;
        String doing = running == null ? "its own affairs" : running.name;
        Fault why = CoreFault.QUARANTINED.with("did not come back from '" + doing
                + "' within its grace; look at the device, then take it out of quarantine");
        LOG.log(Level.WARNING, () -> actor.id() + ": " + why.detail());
        if (running != null) {
            end(running, new Answer.Abandoned<>(why), ends);
        }
        actor.left(this, new DeviceState.Quarantined(why), why, ends);
    }

    boolean abandoned() {
        synchronized (hub) {
            return abandoned;
        }
    }

    /** The call that the thread is in; null when it is in none. Under the lock. */
    @Nullable
    Call<?, ?> running() {
        return running;
    }

    private void live() {
        while (!abandoned() && !hub.closing()) {
            switch (upkeep.step()) {
                case Upkeep.Next.Serve(var observeAt) -> serve(observeAt);
                case Upkeep.Next.Wait(var until) -> rest(until);
                case Upkeep.Next.Stop() -> {
                    return;
                }
            }
        }
    }

    /** Makes the next call that is asked for, or returns when it is time to look at the device. */
    private void serve(long observeAt) {
        Call<?, ?> call;
        synchronized (hub) {
            while (queue.isEmpty()) {
                if (abandoned || woken || hub.closing() || hub.ticker.nanos() - observeAt >= 0) {
                    return;
                }
                await(observeAt);
            }
            call = queue.remove();
            running = call;
            hub.notifyAll();
        }
        upkeep.after(call, make(call, upkeep.adapter()).raw());
    }

    private void rest(long until) {
        synchronized (hub) {
            while (!abandoned && !woken && !hub.closing() && hub.ticker.nanos() - until < 0) {
                await(until);
            }
        }
    }

    @SuppressWarnings("WaitNotInLoop") // both callers loop
    private void await(long until) {
        try {
            hub.ticker.await(hub, Duration.ofNanos(until - hub.ticker.nanos()));
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, () -> actor.id() + ": interrupted while it rested");
        }
    }

    /**
     * How a call ended on this thread.
     *
     * @param raw the adapter's answer
     * @param result what was concluded of it; null when it was abandoned before
     */
    record Ended<T, R>(Answer<T> raw, @Nullable R result) {}

    /** A call of the runtime's own, made at once. */
    <T> Answer<T> makeOwn(Call<T, Answer<T>> call, @Nullable DeviceAdapter adapter) {
        synchronized (hub) {
            running = call;
            hub.notifyAll();
        }
        Answer<T> result = make(call, adapter).result();
        return result == null ? new Answer.Abandoned<>(CoreFault.QUARANTINED.with("abandoned")) : result;
    }

    private <T, R> Ended<T, R> make(Call<T, R> call, @Nullable DeviceAdapter adapter) {
        Answer<T> answer = answer(call, adapter);
        boolean mine;
        synchronized (hub) {
            running = null;
            mine = call.claim();
            // Interrupts are sent under the lock to the call that runs, so none can come after this.
            if (Thread.interrupted()) {
                LOG.log(Level.DEBUG, () -> actor.id() + ": '" + call.name + "' ended although interrupted");
            }
        }
        if (!mine) {
            call.late.accept(answer);
            return new Ended<>(answer, null);
        }
        call.conclude(answer, hub);
        synchronized (hub) {
            return new Ended<>(answer, call.result());
        }
    }

    @SuppressWarnings("CatchThrowable") // whatever an adapter throws must not leave its caller waiting
    private <T> Answer<T> answer(Call<T, ?> call, @Nullable DeviceAdapter adapter) {
        try {
            T value = call.body.run(adapter, call.by);
            if (value == null) {
                return new Answer.Broke<>(new NullPointerException("null from " + call.name));
            }
            return new Answer.Value<>(value);
        } catch (DeviceFault e) {
            return new Answer.Faulted<>(e.fault());
        } catch (InterruptedException e) {
            return new Answer.Interrupted<>();
        } catch (Throwable e) {
            LOG.log(Level.ERROR, () -> actor.id() + ": the adapter broke its contract in '" + call.name + "'", e);
            return new Answer.Broke<>(e);
        }
    }
}
