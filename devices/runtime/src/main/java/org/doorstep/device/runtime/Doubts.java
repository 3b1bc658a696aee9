// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import java.util.LinkedHashMap;
import java.util.Map;
import org.doorstep.device.spi.CommandId;

/**
 * The commands of one device that were answered UNKNOWN in the life of this runtime. The device is asked about them again
 * when it is back, until it can tell; meanwhile a person is the one to ask. Guarded by the hub's lock.
 */
final class Doubts {
    /** Each question is bounded in time; so many of them bound the time until a device is ready again. */
    private static final int MOST = 16;

    private final Map<CommandId, Integer> units = new LinkedHashMap<>();

    /** @param asked units of a whole command; 0 where that is no longer known */
    void add(CommandId id, int asked) {
        units.putIfAbsent(id, asked);
        if (units.size() > MOST) {
            units.remove(units.keySet().iterator().next());
        }
    }

    void resolved(CommandId id) {
        units.remove(id);
    }

    /** A copy, oldest first. */
    Map<CommandId, Integer> all() {
        return new LinkedHashMap<>(units);
    }
}
