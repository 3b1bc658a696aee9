// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.spi;

import java.util.Map;
import java.util.Optional;

/** What the runtime lends to an open adapter. */
public interface DeviceContext {
    /** The settings, checked against the descriptor's fields and with fallbacks filled in. */
    Map<String, String> settings();

    Ticker ticker();

    /**
     * Says that from here on the effect of {@code id} may have begun. Must be called before the first byte that can
     * cause it; on return the fact is on disk. Idempotent for one id.
     *
     * @throws DeviceFault when it could not be recorded: nothing may be sent then
     */
    void effectBegins(CommandId id) throws DeviceFault;

    /** A service of the surroundings, such as the link opener; empty where there is none. */
    <S> Optional<S> service(Class<S> kind);
}
