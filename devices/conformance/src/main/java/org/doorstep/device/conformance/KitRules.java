// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.doorstep.device.conformance.report.Cases;
import org.doorstep.device.conformance.report.Reported;
import org.doorstep.device.conformance.report.Reporter;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.Fault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLockTarget;

/**
 * What the rules of the kit stand on: a fresh adapter and device for each case, the count of cases, and the measures of
 * time and interrupts that all of them share. The rules themselves begin with {@link AdapterRules}.
 *
 * @param <H> the harness they need
 */
@ExtendWith(Reporter.class)
@ResourceLock(value = KitRules.FOOTPRINT, mode = ResourceAccessMode.READ, target = ResourceLockTarget.CHILDREN)
@Timeout(value = 20, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class KitRules<H extends Harness> implements Reported {
    /** Time that a command is given by these rules. */
    protected static final Duration GIVEN = Duration.ofSeconds(20);

    /** Real time after which a call is held to hang; never a measure. */
    protected static final Duration LIVENESS = Duration.ofMinutes(2);

    /** The threads, handles and heap of the program, which every test changes and one counts. */
    static final String FOOTPRINT = "org.doorstep.device.conformance.footprint";

    private final Cases cases = new Cases();
    private volatile String adapter = "";
    private volatile String line = "";

    protected KitRules() {}

    /** A fresh adapter and device. */
    protected abstract H harness() throws Exception;

    /** Real time that threads are given to end, and calls to come back; never a measure. */
    protected Duration threadsEndWithin() {
        return LIVENESS;
    }

    @Override
    public final String adapter() {
        return adapter;
    }

    @Override
    public final String line() {
        return line;
    }

    @Override
    public final Cases cases() {
        return cases;
    }

    /** A fresh harness, noted for the report. */
    protected final H fresh() throws Exception {
        H harness = harness();
        if (adapter.isEmpty()) {
            adapter = harness.provider().descriptor().id();
            line = harness.line();
        }
        return harness;
    }

    /** A stand with a fresh harness, its adapter not open yet. */
    protected final Stand<H> stand() throws Exception {
        return new Stand<>(fresh(), threadsEndWithin());
    }

    protected final Deadline given(Stand<H> stand) {
        return Deadline.in(stand.ticker(), GIVEN);
    }

    /** Whether the harness's time is real, so that waits cannot be counted. */
    final boolean inRealTime() throws Exception {
        try (H harness = fresh()) {
            return !(harness.ticker() instanceof ManualTicker);
        }
    }

    interface Action {
        void run() throws DeviceFault, InterruptedException;
    }

    /** Runs {@code action} on a thread of its own, interrupts it once it is time, and waits until it comes back. */
    final void interruptOnce(String where, Callable<Boolean> itIsTime, Action action) throws Exception {
        var broken = new AtomicReference<@Nullable Throwable>();
        var worker = Thread.ofVirtual().unstarted(() -> {
            try {
                action.run();
            } catch (DeviceFault | InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        worker.setUncaughtExceptionHandler((_, e) -> broken.set(e));
        worker.start();
        Liveness.await(where, () -> itIsTime.call() || !worker.isAlive());
        worker.interrupt();
        assertThat(worker.join(LIVENESS)).as("%s: came back", where).isTrue();
        assertThat(broken.get()).as("%s: what it threw besides faults", where).isNull();
    }

    /** After the interrupt of {@code ticker} the call came back in time; counts the case where one came. */
    final void assertWithinGrace(Stand<H> stand, ManualTicker ticker, String where) {
        if (ticker.interruptedAt() >= 0) {
            cases.add();
            var grace = stand.harness().provider().descriptor().grace();
            assertThat(Duration.ofNanos(ticker.nanos() - ticker.interruptedAt()))
                    .as("%s: time after the interrupt", where)
                    .isLessThanOrEqualTo(grace);
        }
    }

    /** The fault of a device that is not there. */
    protected static void assertDisconnected(Fault fault) {
        assertThat(CoreFault.DISCONNECTED.is(fault))
                .as("the fault of an unplugged device is DISCONNECTED, not %s", fault)
                .isTrue();
    }

    /** On a ticker of the test's, the call came back by its deadline and the adapter's grace. */
    protected final void assertInTime(Stand<H> stand, Deadline by, String what) {
        if (stand.ticker() instanceof ManualTicker ticker) {
            var grace = stand.harness().provider().descriptor().grace();
            assertThat(Duration.ofNanos(ticker.nanos() - by.at()))
                    .as("%s: time past the deadline", what)
                    .isLessThanOrEqualTo(grace);
        }
    }
}
