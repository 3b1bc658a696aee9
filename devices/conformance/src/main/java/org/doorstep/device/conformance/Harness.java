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
 *
 * <p>What a harness must say is the adapter, its settings, the services it is lent and the cable. What it may say
 * besides has an answer for a device in memory already; a device behind a real wire says how much of it real time
 * allows.
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

    /** What stands between adapter and device, in two or three words for the report. */
    default String line() {
        return "memory";
    }

    /**
     * At most so many places of a conversation are tried one by one; of a longer one its answers' first and last bytes
     * and some chosen by a fixed seed.
     */
    default int places() {
        return 4096;
    }

    /** At most so many places where a device falls silent; fewer in real time, where each costs a time-out. */
    default int silentPlaces() {
        return places();
    }

    /** How many times the device is opened and closed to look for leaks. */
    default int cycles() {
        return 1000;
    }

    /** Bytes that belong to no answer, which the protocol's framing must skip; empty where it knows none. */
    default Optional<byte[]> noise() {
        return Optional.empty();
    }

    /** Waits until the device has done all that it will do of itself; for those that go on after the adapter ended. */
    default void settle() throws Exception {}

    @Override
    default void close() throws IOException {}
}
