// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.idcard.sdt;

import java.util.Map;
import java.util.Optional;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.DeviceContext;
import org.doorstep.device.spi.Ticker;

/** Settings, the machine's clock, and nothing else. */
record PlainContext(Map<String, String> settings) implements DeviceContext {
    @Override
    public Ticker ticker() {
        return Ticker.system();
    }

    @Override
    public void effectBegins(CommandId id) {
        throw new IllegalStateException("a reader has no effects");
    }

    @Override
    public <S> Optional<S> service(Class<S> kind) {
        return Optional.empty();
    }
}
