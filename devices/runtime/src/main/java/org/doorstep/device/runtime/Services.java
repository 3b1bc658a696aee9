// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import java.util.Map;
import java.util.Optional;

/** What the surroundings lend to adapters, such as the opener of links; safe for all threads. */
@FunctionalInterface
public interface Services {
    /** The service of exactly that type; null where there is none. */
    @org.jspecify.annotations.Nullable
    Object lookUp(Class<?> kind);

    /** The service of that type; empty where there is none. */
    default <S> Optional<S> find(Class<S> kind) {
        return Optional.ofNullable(lookUp(kind)).map(kind::cast);
    }

    /** The services of a map. */
    static Services of(Map<Class<?>, Object> services) {
        return Map.copyOf(services)::get;
    }
}
