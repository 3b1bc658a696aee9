// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A device seen from its wire: bytes in, bytes out. Safe for use by several threads; every change happens under the
 * device's own lock.
 *
 * <p>A test that wants no threads at all attaches an outlet of its own and calls {@link #receive}: every answer is sent
 * before that call returns, unless the device was told to take its time.
 */
public abstract class SimulatedDevice implements FarEnd {
    private boolean powered = true;
    private @Nullable Outlet outlet;

    SimulatedDevice() {}

    /** Puts the device on a wire; the one before is forgotten. */
    @Override
    public final synchronized void attach(Outlet wire) {
        outlet = wire;
        connected();
    }

    /** A host opened its end of the wire anew. */
    @Override
    public final synchronized void hostArrived() {
        connected();
    }

    /** Bytes from the host, any number of them. Lost while the device has no power. */
    @Override
    public final synchronized void receive(byte[] bytes) {
        if (powered) {
            received(bytes);
        }
    }

    /** Takes the power away: what was half done stays half done. Idempotent. */
    public final synchronized void powerOff() {
        if (powered) {
            powered = false;
            powerLost();
            if (outlet != null) {
                outlet.cut();
            }
        }
    }

    /** Gives the power back. Idempotent. */
    public final synchronized void powerOn() {
        if (!powered) {
            powered = true;
            powerCame();
            if (outlet != null) {
                outlet.restored();
            }
        }
    }

    public final synchronized boolean powered() {
        return powered;
    }

    abstract void received(byte[] bytes);

    void connected() {}

    void powerLost() {}

    void powerCame() {}

    final void send(byte[] bytes, Duration thinking) {
        if (powered && outlet != null) {
            outlet.send(bytes, thinking);
        }
    }
}
