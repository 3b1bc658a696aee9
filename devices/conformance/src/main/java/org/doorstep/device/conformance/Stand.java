// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.doorstep.device.runtime.RuntimeLimits;
import org.doorstep.device.runtime.SettingsCheck;
import org.doorstep.device.spi.Capability;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.DeviceAdapter;
import org.doorstep.device.spi.DeviceContext;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * An adapter on its own, without a runtime, called by the test's thread.
 *
 * @param <H> what kind of harness it stands in
 */
public final class Stand<H extends Harness> implements AutoCloseable {
    private final H harness;
    private final Context context;
    private final Duration endsWithin;
    private @Nullable DeviceAdapter adapter;

    public Stand(H harness) {
        this(harness, KitRules.LIVENESS);
    }

    /** One whose adapter must let go within that real time; a bound on hanging, never a measure. */
    Stand(H harness, Duration endsWithin) {
        this.harness = harness;
        this.endsWithin = endsWithin;
        context = new Context(harness);
    }

    /** The adapter, opened. */
    public DeviceAdapter open() throws DeviceFault, InterruptedException {
        var opened = harness.provider().open(context);
        adapter = opened;
        return opened;
    }

    public H harness() {
        return harness;
    }

    /** Whether the adapter said that the effect of {@code id} begins. */
    public boolean begun(CommandId id) {
        return context.begun.contains(id);
    }

    /** Whether the adapter said of any command that its effect begins. */
    public boolean anythingBegun() {
        return !context.begun.isEmpty();
    }

    /** Runs {@code check} each time an effect is about to begin. */
    public void whenBegins(Runnable check) {
        context.check = check;
    }

    /**
     * Makes safe and closes the adapter, twice each, as it must stand. Each call keeps the runtime's limit on the
     * ticker, and comes back at all.
     */
    public void shut() {
        DeviceAdapter open = adapter;
        adapter = null;
        if (open == null) {
            return;
        }
        var thrown = new AtomicReference<@Nullable Throwable>();
        var thread = Thread.ofVirtual().unstarted(() -> {
            inTime("makeSafe", open::makeSafe);
            inTime("makeSafe again", open::makeSafe);
            inTime("close", open::close);
            inTime("close again", open::close);
            inTime("makeSafe after close", open::makeSafe);
        });
        thread.setUncaughtExceptionHandler((_, e) -> thrown.set(e));
        thread.start();
        assertThat(ends(thread)).as("makeSafe and close come back").isTrue();
        Throwable failure = thrown.get();
        if (failure != null) {
            throw new AssertionError("letting the device go: " + failure.getMessage(), failure);
        }
    }

    private boolean ends(Thread thread) {
        boolean interrupted = false;
        boolean ended = false;
        long until = System.nanoTime() + endsWithin.toNanos();
        while (!ended && System.nanoTime() < until) {
            try {
                ended = thread.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return ended;
    }

    private void inTime(String what, Runnable call) {
        long before = context.ticker.nanos();
        call.run();
        if (context.ticker instanceof ManualTicker manual) {
            assertThat(Duration.ofNanos(manual.nanos() - before))
                    .as("time that %s took", what)
                    .isLessThanOrEqualTo(RuntimeLimits.usual().close());
        }
    }

    /** Shuts the adapter, then closes the harness. */
    @Override
    public void close() throws IOException {
        try {
            shut();
        } finally {
            harness.close();
        }
    }

    private static final class Context implements DeviceContext {
        private final Harness harness;
        private final Ticker ticker;
        private final Map<String, String> settings;
        private final Set<CommandId> begun = new HashSet<>();
        private Runnable check = () -> {};

        Context(Harness harness) {
            this.harness = harness;
            ticker = harness.ticker();
            var checked = SettingsCheck.of(harness.provider().descriptor(), harness.settings());
            assertThat(checked).as("the harness's settings").isInstanceOf(SettingsCheck.Result.Fits.class);
            settings = checked instanceof SettingsCheck.Result.Fits(var fit) ? fit : Map.of();
        }

        @Override
        public Map<String, String> settings() {
            return settings;
        }

        @Override
        public Ticker ticker() {
            return ticker;
        }

        @Override
        public void effectBegins(CommandId id) {
            if (begun.add(id)) {
                check.run();
            }
        }

        @Override
        public <S> Optional<S> service(Class<S> kind) {
            return harness.services().find(kind);
        }
    }

    /** The ticker that the adapter was given. */
    public Ticker ticker() {
        return context.ticker;
    }

    /** The adapter, which must be open. */
    public DeviceAdapter adapter() {
        DeviceAdapter open = adapter;
        if (open == null) {
            throw new AssertionError("the adapter is not open");
        }
        return open;
    }

    /** The capability, which the adapter must have. */
    public <C extends Capability> C capability(Class<C> kind) {
        return adapter()
                .capability(kind)
                .orElseThrow(() -> new AssertionError("the open device has " + kind.getSimpleName()));
    }
}
