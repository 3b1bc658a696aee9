// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private @Nullable DeviceAdapter adapter;

    public Stand(H harness) {
        this.harness = harness;
        context = new Context(harness);
    }

    /** The adapter, opened. */
    public DeviceAdapter open() throws DeviceFault, InterruptedException {
        adapter = harness.provider().open(context);
        return adapter;
    }

    public H harness() {
        return harness;
    }

    /** Whether the adapter said that the effect of {@code id} begins. */
    public boolean begun(CommandId id) {
        return context.begun.contains(id);
    }

    /** Runs {@code check} each time an effect is about to begin. */
    public void whenBegins(Runnable check) {
        context.check = check;
    }

    /** Makes safe and closes the adapter, twice, as it must stand, then the harness. */
    @Override
    public void close() throws IOException {
        if (adapter != null) {
            adapter.makeSafe();
            adapter.makeSafe();
            adapter.close();
            adapter.close();
            adapter.makeSafe();
        }
        harness.close();
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

    /** The capability, which the adapter must have. */
    public <C extends Capability> C capability(Class<C> kind) {
        assertThat(adapter).as("the open adapter").isNotNull();
        DeviceAdapter open = adapter;
        return (open == null ? Optional.<C>empty() : open.capability(kind))
                .orElseThrow(() -> new AssertionError("the open device has " + kind.getSimpleName()));
    }
}
