// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.doorstep.device.spi.AdapterProvider;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.DeviceId;
import org.doorstep.device.spi.DeviceState;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.FlowCapability;
import org.doorstep.device.spi.LinkInspector;
import org.doorstep.device.spi.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * The devices of one terminal, running.
 *
 * <p>Each device has a platform thread named {@code device-ID} that alone speaks to its adapter. A device that is lost
 * is opened again after a growing wait; one whose adapter does not come back from a call is quarantined and its thread
 * abandoned, which stops nothing else. All methods may be called from any thread.
 */
public final class DeviceRuntime implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(DeviceRuntime.class.getName());

    private final Hub hub;
    private final Map<DeviceId, Actor> actors = new LinkedHashMap<>();
    private final Watch watch;
    private final Bookkeeper books;
    private final Maintenance maintenance;
    private final @Nullable LinkInspector inspector;
    private final Thread watchThread;
    private final Thread tellThread;
    private final Thread bookThread;
    private final AtomicBoolean closed = new AtomicBoolean();

    private DeviceRuntime(Surroundings on, List<AdapterProvider> adapters) {
        hub = new Hub(on.ticker(), on.limits(), on.journal(), on.services());
        inspector = on.services().find(LinkInspector.class).orElse(null);
        books = new Bookkeeper(hub, on.book(), on.clock());
        maintenance = new Maintenance(hub, actors, books, adapters, inspector);
        watch = new Watch(hub);
        bookThread = Thread.ofPlatform().daemon().name("device-book").unstarted(books);
        watchThread = Thread.ofPlatform().daemon().name("device-watch").unstarted(watch);
        tellThread = Thread.ofPlatform().daemon().name("device-events").unstarted(hub.board::run);
    }

    /** The adapters that are installed, by {@link ServiceLoader}. */
    public static List<AdapterProvider> installed() {
        return ServiceLoader.load(AdapterProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /** Starts with the limits that a terminal uses, and with records that end with the program; see the last. */
    public static DeviceRuntime start(
            List<DeviceBinding> devices,
            List<AdapterProvider> adapters,
            CommandJournal journal,
            Ticker ticker,
            Services services) {
        return start(devices, adapters, journal, ticker, services, RuntimeLimits.usual());
    }

    /** Starts with records that end with the program; see the last. */
    public static DeviceRuntime start(
            List<DeviceBinding> devices,
            List<AdapterProvider> adapters,
            CommandJournal journal,
            Ticker ticker,
            Services services,
            RuntimeLimits limits) {
        return start(
                devices,
                adapters,
                new Surroundings(journal, DeviceBook.inMemory(), InstantSource.system(), ticker, services, limits));
    }

    /**
     * Starts the devices; returns at once, while they are being opened. A device whose adapter is not installed or
     * whose settings do not fit stands as Failed, with {@link CoreFault#SETTINGS}, and stops nothing else.
     *
     * @throws IllegalArgumentException when two devices have one name or two adapters one id
     */
    public static DeviceRuntime start(List<DeviceBinding> devices, List<AdapterProvider> adapters, Surroundings on) {
        var byId = new LinkedHashMap<String, AdapterProvider>();
        for (AdapterProvider adapter : adapters) {
            if (byId.put(adapter.descriptor().id(), adapter) != null) {
                throw new IllegalArgumentException(
                        "Two adapters have the id '" + adapter.descriptor().id() + "'; remove one of their modules");
            }
        }
        var runtime = new DeviceRuntime(on, adapters);
        runtime.bind(devices, byId);
        runtime.watchThread.start();
        runtime.tellThread.start();
        runtime.bookThread.start();
        runtime.actors.values().forEach(Actor::start);
        return runtime;
    }

    private void bind(List<DeviceBinding> devices, Map<String, AdapterProvider> adapters) {
        var names = new HashSet<DeviceId>();
        books.open(devices.stream().map(DeviceBinding::id).toList());
        for (DeviceBinding device : devices) {
            if (!names.add(device.id())) {
                throw new IllegalArgumentException("Two devices have the name '" + device.id() + "'; rename one");
            }
            AdapterProvider adapter = adapters.get(device.adapter());
            if (adapter == null) {
                unusable(device, "there is no adapter '" + device.adapter() + "'; installed are " + adapters.keySet());
                continue;
            }
            switch (SettingsCheck.of(adapter.descriptor(), device.settings())) {
                case SettingsCheck.Result.Fits(var settings) ->
                    actors.put(
                            device.id(),
                            new Actor(
                                    hub,
                                    device,
                                    adapter,
                                    settings,
                                    new PortGuard(inspector, adapter.descriptor(), settings, device.pin()),
                                    new Ledger(hub, books.tally(device.id()))));
                case SettingsCheck.Result.Unfit unfit -> unusable(device, unfit.text());
            }
        }
        watch.over(List.copyOf(actors.values()));
    }

    private void unusable(DeviceBinding device, String why) {
        hub.board.publish(
                device.id(), device.adapter(), Set.of(), new DeviceState.Failed(CoreFault.SETTINGS.with(why)));
    }

    /** Where each device stands, in the order they were given. */
    public List<DeviceStatus> statuses() {
        return hub.board.all();
    }

    /**
     * Has {@code listener} told of each device's present status and of every change, on one thread of the runtime's own,
     * which it must not hold up: a status that was overtaken before it could be told is skipped.
     */
    public Subscription onChange(Consumer<DeviceStatus> listener) {
        return hub.board.add(listener);
    }

    /**
     * Takes the first device that has the capability and is free. Waits while one is being connected or in use.
     *
     * @param purpose what for, as a technician may read it; never personal data
     * @throws DeviceFault with {@link CoreFault#BUSY} or {@link CoreFault#DISCONNECTED} when that did not change by the
     *     deadline; at once with the fault that keeps each such device from working, the first device's; with
     *     {@link CoreFault#SETTINGS} when no device has the capability
     */
    public <C extends FlowCapability> Lease<C> lease(Class<C> kind, String purpose, Deadline by)
            throws DeviceFault, InterruptedException {
        synchronized (hub) {
            while (true) {
                Fault later = null;
                Fault never = null;
                for (Actor actor : actors.values()) {
                    if (!actor.has(kind)) {
                        continue;
                    }
                    switch (actor.offer(null, kind)) {
                        case Actor.Offer.Free() -> {
                            return actor.grant(kind, purpose);
                        }
                        case Actor.Offer.Later(var why) -> later = later == null ? why : later;
                        case Actor.Offer.Never(var why) -> never = never == null ? why : never;
                    }
                }
                if (later == null) {
                    throw new DeviceFault(
                            never != null
                                    ? never
                                    : CoreFault.SETTINGS.with("no device has " + kind.getSimpleName()
                                            + "; bind one in the terminal's settings"));
                }
                if (by.expired()) {
                    throw new DeviceFault(later);
                }
                by.ticker().await(hub, by.remaining());
            }
        }
    }

    /**
     * Settles what was left open and needs no device: what never began as REFUSED, what began at a device that is no
     * longer bound as UNKNOWN. The rest is asked about when its device is connected, before anybody can have it.
     *
     * @return that rest; the items of those devices are withheld until it is gone
     */
    public List<CommandEntry> reconcileOpen() throws JournalFailedException {
        var rest = new ArrayList<CommandEntry>();
        for (CommandEntry listed : hub.journal.open()) {
            CommandEntry entry = LeftOpen.begun(hub, listed.id()).orElse(null);
            if (entry == null) {
                continue;
            }
            if (actors.containsKey(entry.device())) {
                rest.add(entry);
            } else {
                hub.journal.settle(entry.id(), Settlement.unknown(CoreFault.DISCONNECTED.code()));
            }
        }
        return List.copyOf(rest);
    }

    /** What technicians and attendants do with these devices. */
    public Maintenance maintenance() {
        return maintenance;
    }

    /**
     * Ends all: leases are revoked, commands under way interrupted, devices made safe and closed. Bounded by {@link
     * RuntimeLimits#shutdown} of real time, whatever adapters do. Idempotent.
     */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        hub.startClosing();
        var threads = new ArrayList<Thread>();
        synchronized (hub) {
            for (Actor actor : actors.values()) {
                Incarnation incarnation = actor.incarnation();
                if (incarnation != null) {
                    threads.add(incarnation.thread);
                    incarnation.stop();
                }
            }
        }
        boolean interrupted = join(threads);
        var ends = new ArrayList<Runnable>();
        synchronized (hub) {
            for (Actor actor : actors.values()) {
                Incarnation incarnation = actor.incarnation();
                if (incarnation != null) {
                    incarnation.abandon(ends);
                }
            }
        }
        ends.forEach(Runnable::run);
        watch.stop();
        hub.board.close();
        books.stop();
        interrupted |= join(List.of(watchThread, tellThread, bookThread));
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean join(List<Thread> threads) {
        boolean interrupted = false;
        long until = System.nanoTime() + hub.limits.shutdown().toNanos();
        for (Thread thread : threads) {
            while (thread.isAlive() && thread != Thread.currentThread()) {
                var left = Duration.ofNanos(until - System.nanoTime());
                if (!left.isPositive()) {
                    LOG.log(Level.WARNING, () -> thread.getName() + " did not end in time");
                    break;
                }
                try {
                    thread.join(left);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        return interrupted;
    }
}
