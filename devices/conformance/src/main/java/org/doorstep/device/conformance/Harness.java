// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.doorstep.device.runtime.Services;
import org.doorstep.device.spi.AdapterProvider;
import org.doorstep.device.spi.Ticker;

/**
 * One adapter and one device, made anew for each case and alike each time: the same commands send the same number of
 * bytes. Closed after the case.
 */
public interface Harness extends AutoCloseable {
    AdapterProvider provider();

    /** The adapter's settings, which name the device's end of the cable. */
    Map<String, String> settings();

    /** What the adapter is lent, such as the opener of links. */
    Services services();

    Cable cable();

    /** A leaping {@link ManualTicker} where device and adapter share the test's thread, else the system's. */
    default Ticker ticker() {
        return ManualTicker.leaping();
    }

    /** At most so many places of a conversation are tried; those in between are chosen by a fixed seed. */
    default int places() {
        return 4096;
    }

    /** Has noise precede each answer, where the protocol's framing must survive it; empty where it knows none. */
    default Optional<Runnable> noise() {
        return Optional.empty();
    }

    /** Waits until the device has done all that it will do of itself; for those that go on after the adapter ended. */
    default void settle() throws Exception {}

    @Override
    default void close() throws IOException {}
}
