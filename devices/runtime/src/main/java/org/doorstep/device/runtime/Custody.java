// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import org.doorstep.device.spi.Capability;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.DeviceId;
import org.doorstep.device.spi.DeviceState;

/**
 * A device in the hands of a technician: it stands as {@link DeviceState.Service}, residents' leases are refused, and it
 * goes on being observed and reopened underneath. It ends by {@link #close}, and with the program.
 */
public final class Custody implements AutoCloseable {
    private final Actor actor;
    private final String by;

    Custody(Actor actor, String by) {
        this.actor = actor;
        this.by = by;
    }

    public DeviceId device() {
        return actor.id();
    }

    /** Who has it. */
    public String by() {
        return by;
    }

    /** How the device stands under the technician's hands. */
    public DeviceState stands() {
        synchronized (actor.hub) {
            return actor.state();
        }
    }

    /**
     * Takes the device to try it; the same rules hold as for anybody else's commands. For {@link
     * org.doorstep.device.spi.Diagnostics}, which residents' leases never give, a device that a fault keeps from working is
     * good enough.
     *
     * @param kind a capability of flows, or Diagnostics
     * @throws DeviceFault with what keeps it from working now; with {@link CoreFault#SETTINGS} when it lacks the
     *     capability
     * @throws IllegalStateException when the device was given back
     */
    public <C extends Capability> Lease<C> lease(Class<C> kind, String purpose) throws DeviceFault {
        synchronized (actor.hub) {
            if (!actor.inHandsOf(this)) {
                throw new IllegalStateException(device() + " was given back by " + by);
            }
            if (!actor.has(kind)) {
                throw new DeviceFault(CoreFault.SETTINGS.with(device() + " has no " + kind.getSimpleName()));
            }
            return switch (actor.offer(this, kind)) {
                case Actor.Offer.Free() -> actor.grant(kind, purpose);
                case Actor.Offer.Later(var why) -> throw new DeviceFault(why);
                case Actor.Offer.Never(var why) -> throw new DeviceFault(why);
            };
        }
    }

    /** Gives the device back; a lease taken through this is revoked. Idempotent. */
    @Override
    public void close() {
        actor.giveBack(this);
    }
}
