// SPDX-License-Identifier: Apache-2.0
package org.doorstep.cli;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.doorstep.device.runtime.Custody;
import org.doorstep.device.runtime.DeviceBinding;
import org.doorstep.device.runtime.DeviceBook;
import org.doorstep.device.runtime.DeviceRuntime;
import org.doorstep.device.runtime.Lease;
import org.doorstep.device.runtime.RuntimeLimits;
import org.doorstep.device.runtime.Services;
import org.doorstep.device.spi.AdapterProvider;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.DeviceId;
import org.doorstep.device.spi.DeviceState;
import org.doorstep.device.spi.Diagnostics;
import org.doorstep.device.spi.LinkInspector;
import org.doorstep.device.spi.Ticker;

/**
 * One device of a terminal in the hands of a technician, with a runtime of its own that keeps no records and carries out no
 * commands. It ends by {@link #close}.
 */
final class DeviceVisit implements AutoCloseable {
    /** An opening and the first look take less; see {@link RuntimeLimits}. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final Duration TAKING = Duration.ofSeconds(10);

    private final DeviceId id;
    private final DeviceRuntime runtime;
    private final Custody custody;

    private DeviceVisit(DeviceId id, DeviceRuntime runtime, Custody custody) {
        this.id = id;
        this.runtime = runtime;
        this.custody = custody;
    }

    /**
     * Returns when it is known how the device stands, or when that takes too long.
     *
     * @throws DeviceFault when the runtime does not give it out
     */
    static DeviceVisit of(DeviceBinding device, List<AdapterProvider> adapters)
            throws DeviceFault, InterruptedException {
        Map<Class<?>, Object> services = LinkInspector.installed()
                .<Map<Class<?>, Object>>map(inspector -> Map.of(LinkInspector.class, inspector))
                .orElse(Map.of());
        DeviceRuntime runtime = DeviceRuntime.start(
                List.of(device),
                adapters,
                new org.doorstep.device.runtime.Surroundings(
                        new NoCommands(),
                        DeviceBook.inMemory(),
                        InstantSource.system(),
                        Ticker.system(),
                        Services.of(services),
                        RuntimeLimits.usual()));
        Custody custody = null;
        try {
            awaitStanding(runtime);
            custody = runtime.maintenance().take(device.id(), "technician", Deadline.in(TAKING));
            return new DeviceVisit(device.id(), runtime, custody);
        } finally {
            if (custody == null) {
                runtime.close();
            }
        }
    }

    private static void awaitStanding(DeviceRuntime runtime) throws InterruptedException {
        CountDownLatch standing = new CountDownLatch(1);
        try (var _ = runtime.onChange(status -> {
            if (isKnown(status.state())) {
                standing.countDown();
            }
        })) {
            standing.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static boolean isKnown(DeviceState state) {
        return !(state instanceof DeviceState.Absent || state instanceof DeviceState.Connecting);
    }

    DeviceState stands() {
        return custody.stands();
    }

    /** Whether facts can be asked of it, and checks be run. */
    boolean tellsOfItself() {
        boolean open = stands() instanceof DeviceState.Ready || stands() instanceof DeviceState.Degraded;
        return open && runtime.statuses().getFirst().kinds().contains(Diagnostics.class);
    }

    Lease<Diagnostics> diagnose() throws DeviceFault {
        return custody.lease(Diagnostics.class, "a technician's command line");
    }

    /** What is plugged in where the device belongs. */
    LinkInspector.Sight plugged() {
        return runtime.maintenance().identify(id);
    }

    @Override
    public void close() {
        custody.close();
        runtime.close();
    }
}
