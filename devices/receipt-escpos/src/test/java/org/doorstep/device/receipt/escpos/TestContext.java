// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.DeviceContext;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.Ticker;

/** Remembers whose effect began; can refuse to. */
final class TestContext implements DeviceContext {
    private final Map<String, String> settings;
    private final Ticker ticker;
    final List<CommandId> begun = new ArrayList<>();
    boolean journalBroken;

    TestContext(Map<String, String> settings, Ticker ticker) {
        this.settings = settings;
        this.ticker = ticker;
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
    public void effectBegins(CommandId id) throws DeviceFault {
        if (journalBroken) {
            throw new DeviceFault(CoreFault.JOURNAL_REFUSED.with("test"));
        }
        begun.add(id);
    }

    @Override
    public <S> Optional<S> service(Class<S> kind) {
        return Optional.empty();
    }
}
