// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.time.Duration;

/** Where a device's bytes go. Calls return at once. */
public interface Outlet {
    /** Sends {@code bytes} behind all that was sent before, after the device has thought for {@code thinking}. */
    void send(byte[] bytes, Duration thinking);

    /**
     * Sends as {@link #send(byte[], Duration)} does and runs {@code then} once the bytes have left; not when they were
     * discarded before.
     */
    default void send(byte[] bytes, Duration thinking, Runnable then) {
        send(bytes, thinking);
        then.run();
    }

    /** The device lost its power: what has not left is gone, and so is the connection where the wire has one. */
    void cut();

    /** The device has power again. */
    void restored();
}
