// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.doorstep.device.spi.Capability;
import org.doorstep.device.spi.DeviceId;
import org.doorstep.device.spi.DeviceState;
import org.jspecify.annotations.Nullable;

/**
 * The statuses of all devices and who is told of them. Guarded by the hub's lock; listeners are called on one thread of
 * their own, each device's statuses in rising order, skipping those overtaken before they could be told.
 */
final class StatusBoard {
    private static final System.Logger LOG = System.getLogger(StatusBoard.class.getName());

    private final Object lock;
    private final Map<DeviceId, DeviceStatus> current = new LinkedHashMap<>();
    private final List<Listener> listeners = new ArrayList<>();
    private long lastNumber;
    private boolean closed;

    StatusBoard(Object lock) {
        this.lock = lock;
    }

    private static final class Listener {
        final Consumer<DeviceStatus> told;
        final Map<DeviceId, DeviceStatus> pending;

        Listener(Consumer<DeviceStatus> told, Map<DeviceId, DeviceStatus> pending) {
            this.told = told;
            this.pending = new LinkedHashMap<>(pending);
        }
    }

    /** Takes over a state, unless it is the one that stands. */
    void publish(DeviceId id, String adapter, Set<Class<? extends Capability>> kinds, DeviceState state) {
        synchronized (lock) {
            DeviceStatus before = current.get(id);
            if (before != null && before.state().equals(state) && before.kinds().equals(kinds)) {
                return;
            }
            var status = new DeviceStatus(id, adapter, kinds, state, ++lastNumber);
            current.put(id, status);
            listeners.forEach(listener -> listener.pending.put(id, status));
            lock.notifyAll();
        }
    }

    List<DeviceStatus> all() {
        synchronized (lock) {
            return List.copyOf(current.values());
        }
    }

    /** The listener hears of each device's present status first. */
    Subscription add(Consumer<DeviceStatus> told) {
        synchronized (lock) {
            var listener = new Listener(told, current);
            listeners.add(listener);
            lock.notifyAll();
            return () -> {
                synchronized (lock) {
                    listeners.remove(listener);
                }
            };
        }
    }

    void close() {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
        }
    }

    /** The body of the thread that tells. */
    void run() {
        while (true) {
            Runnable next;
            synchronized (lock) {
                next = next();
                while (next == null && !closed) {
                    try {
                        lock.wait();
                    } catch (InterruptedException e) {
                        closed = true;
                    }
                    next = next();
                }
                if (next == null) {
                    return;
                }
            }
            try {
                next.run();
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "a listener to devices failed", e);
            }
        }
    }

    private @Nullable Runnable next() {
        for (Listener listener : listeners) {
            var oldest = listener.pending.values().iterator();
            if (oldest.hasNext()) {
                DeviceStatus status = oldest.next();
                oldest.remove();
                return () -> listener.told.accept(status);
            }
        }
        return null;
    }
}
