// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import java.time.Instant;
import java.util.Map;
import org.doorstep.device.spi.DeviceId;
import org.doorstep.device.spi.FaultCode;
import org.doorstep.device.spi.LinkIdentity;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a device over all starts of the program. Numbers only rise, but for what is left of a supply and for
 * commands once UNKNOWN, which move to the answer that was found.
 *
 * @param device its name in the settings
 * @param since when it was first bound here
 * @param opens how often it became ready after it was opened
 * @param losses how often it was lost while open
 * @param commands effectful commands by their answer; what is not in it is 0
 * @param made sheets or slips known to have been put out
 * @param faults by code
 * @param supplies what somebody counted in, by the supply's name
 * @param seen the connection it was last opened on; null while none could be seen
 */
public record DeviceRecord(
        DeviceId device,
        Instant since,
        long opens,
        long losses,
        Map<Settlement.Kind, Long> commands,
        long made,
        Map<FaultCode, Seen> faults,
        Map<String, Load> supplies,
        @Nullable LinkIdentity seen) {
    public DeviceRecord {
        commands = Map.copyOf(commands);
        faults = Map.copyOf(faults);
        supplies = Map.copyOf(supplies);
    }

    /** A device of which nothing is known yet. */
    public static DeviceRecord begun(DeviceId device, Instant since) {
        return new DeviceRecord(device, since, 0, 0, Map.of(), 0, Map.of(), Map.of(), null);
    }

    /**
     * How a fault came up.
     *
     * @param first when it first did
     * @param last when it last did
     * @param times how often; one that stands over a restart comes up anew
     */
    public record Seen(Instant first, Instant last, long times) {}

    /**
     * A supply that somebody filled.
     *
     * @param left what is left by the count; where the device has a sensor, the sensor overrules it
     * @param of what it held when it was filled
     * @param at when that was
     */
    public record Load(int left, int of, Instant at) {
        public Load {
            if (left < 0 || of < left) {
                throw new IllegalArgumentException("A supply has left " + left + " of " + of);
            }
        }

        Load left(int now) {
            return new Load(Math.clamp(now, 0, of), of, at);
        }
    }
}
