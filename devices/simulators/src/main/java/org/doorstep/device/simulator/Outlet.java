// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.time.Duration;
import java.util.function.Consumer;

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

    /** One that hands every answer on at once, whatever the device would have taken to think. */
    static Outlet to(Consumer<byte[]> out) {
        return new Outlet() {
            @Override
            public void send(byte[] bytes, Duration thinking) {
                out.accept(bytes);
            }

            @Override
            public void cut() {}

            @Override
            public void restored() {}
        };
    }
}
