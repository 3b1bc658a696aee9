// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** TCP ports of this machine for programs that are told theirs. Safe for use by several threads. */
public final class FreePort {
    /** Linux gives outgoing connections ports from 32768 on (ip_local_port_range). */
    private static final int FIRST_OF_CALLERS = 32_768;

    private static final int FIRST = 16_384;
    private static final int TRIES = 1_000;

    /** One after the other: until the program that is told a port listens there, nothing else shows that it is given away. */
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(FIRST_OF_CALLERS - FIRST));

    private FreePort() {}

    /**
     * A port that nobody listens on, and that nobody else in this JVM is told before all others were. No outgoing connection
     * is given it either, so it is still there for a program that ends and comes back.
     */
    public static int find() throws IOException {
        for (int tried = 0; tried < TRIES; tried++) {
            int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), FIRST_OF_CALLERS - FIRST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IOException("No port between " + FIRST + " and " + FIRST_OF_CALLERS + " is free on this machine.");
    }

    /** Binds and does not listen: a process that is started just then inherits the socket, and so is in nobody's way. */
    static boolean isFree(int port) throws IOException {
        try (Socket there = new Socket()) {
            there.setReuseAddress(true);
            there.bind(new InetSocketAddress(port));
            return there.isBound();
        } catch (BindException taken) {
            return false;
        }
    }
}
