// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;

/** Puts a simulated device on a wire. Close the wire to take it off. */
public final class Wires {
    private Wires() {}

    /** On a pair of streams: {@code fromHost} is what the host writes, {@code toHost} what it reads. */
    public static SimulatedWire streams(SimulatedDevice device, InputStream fromHost, OutputStream toHost, Pace pace) {
        return new StreamWire(device, fromHost, toHost, pace);
    }

    /** On the device end of {@code pair}, as often as the pair is plugged in. */
    public static SimulatedWire pty(SimulatedDevice device, PtyPair pair, Pace pace) {
        return new PtyWire(device, pair, pace);
    }

    /** As {@link #pty}, with faults of the wire to command and its traffic to watch. */
    public static FaultyWire faultyPty(
            SimulatedDevice device, Tap tap, PtyPair pair, Pace pace, LineFaults faults, Traffic traffic, Ticker ticker)
            throws IOException {
        return FaultyWire.around(device, tap, faults, traffic, ticker, end -> new PtyWire(end, pair, pace));
    }

    /** As {@link #tcp}, with faults of the wire to command and its traffic to watch. */
    public static FaultyWire faultyTcp(
            SimulatedDevice device,
            Tap tap,
            InetSocketAddress address,
            Pace pace,
            LineFaults faults,
            Traffic traffic,
            Ticker ticker)
            throws IOException {
        return FaultyWire.around(device, tap, faults, traffic, ticker, end -> new TcpWire(end, address, pace));
    }

    /**
     * On a TCP port, one host at a time.
     *
     * @param address port 0 takes a free one; {@link SimulatedWire#address} tells which
     * @throws IOException when the port is taken
     */
    public static SimulatedWire tcp(SimulatedDevice device, InetSocketAddress address, Pace pace) throws IOException {
        return new TcpWire(device, address, pace);
    }
}
