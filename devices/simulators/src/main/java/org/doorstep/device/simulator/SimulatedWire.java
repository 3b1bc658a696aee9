// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.io.IOException;

/** A wire with a simulated device at its far end, served by threads of its own until closed. */
public interface SimulatedWire extends AutoCloseable {
    /** What a host opens, as in settings: {@code serial:/path} or {@code tcp:host:port}; a word in brackets otherwise. */
    String address();

    /** Pulls the plug: the host loses the connection, the device keeps its power. Idempotent. */
    void unplug();

    /** Puts the plug back. Idempotent. */
    void plug() throws IOException;

    /** Whether the wire stops taking bytes from the host, as a printer with a full buffer does. */
    void drain(boolean draining);

    /** Takes the wire down and ends its threads. Idempotent, never throws. */
    @Override
    void close();
}
