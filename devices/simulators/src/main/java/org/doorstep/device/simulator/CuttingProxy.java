// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * A network cable that can be cut: passes TCP connections on to a target until a given number of bytes has gone either
 * way. Safe for use by several threads.
 */
public final class CuttingProxy implements AutoCloseable {
    private final ServerSocket server;
    private final InetSocketAddress target;
    private final List<Socket> open = new ArrayList<>();
    private long toTarget;
    private long toHost;
    private long cutToTarget = Long.MAX_VALUE;
    private long cutToHost = Long.MAX_VALUE;
    private boolean closed;

    /** A cable from a free port of this machine to {@code target}. */
    public CuttingProxy(InetSocketAddress target) throws IOException {
        this.target = target;
        server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("cutting-proxy").start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Bytes passed on to the target since the last {@link #mend}. */
    public synchronized long toTarget() {
        return toTarget;
    }

    /** Bytes passed back since the last {@link #mend}. */
    public synchronized long toHost() {
        return toHost;
    }

    /** Cuts the cable once {@code bytes} have gone to the target, counted from {@link #mend}. */
    public synchronized void cutAfterToTarget(long bytes) {
        cutToTarget = bytes;
    }

    /** Cuts the cable once {@code bytes} have come back, counted from {@link #mend}. */
    public synchronized void cutAfterToHost(long bytes) {
        cutToHost = bytes;
    }

    /** Whether the cable is cut now: new connections end at once. */
    public synchronized boolean cut() {
        return toTarget >= cutToTarget || toHost >= cutToHost;
    }

    /** Mends the cable and counts from nought. */
    public synchronized void mend() {
        toTarget = 0;
        toHost = 0;
        cutToTarget = Long.MAX_VALUE;
        cutToHost = Long.MAX_VALUE;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        Threads.closeQuietly(server);
        dropAll();
    }

    private synchronized void dropAll() {
        open.forEach(Threads::closeQuietly);
        open.clear();
    }

    private void accept() {
        while (true) {
            try {
                Socket host = server.accept();
                if (cut()) {
                    Threads.closeQuietly(host);
                    continue;
                }
                join(host);
            } catch (IOException e) {
                synchronized (this) {
                    if (closed) {
                        return;
                    }
                }
            }
        }
    }

    private void join(Socket host) {
        Socket far = new Socket();
        try {
            far.connect(target, 10_000);
            synchronized (this) {
                open.add(host);
                open.add(far);
            }
            Thread.ofVirtual().start(() -> pump(host, far, true));
            Thread.ofVirtual().start(() -> pump(far, host, false));
        } catch (IOException targetGone) {
            Threads.closeQuietly(host);
            Threads.closeQuietly(far);
        }
    }

    private void pump(Socket from, Socket to, boolean outward) {
        byte[] buffer = new byte[1024];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int n;
            while ((n = in.read(buffer)) >= 0) {
                int pass = (int) Math.min(n, allowed(outward));
                out.write(buffer, 0, pass);
                out.flush();
                if (count(outward, pass)) {
                    dropAll();
                    return;
                }
            }
        } catch (IOException connectionEnded) {
            // One end closed: the other is closed with it.
        }
    }

    private synchronized long allowed(boolean outward) {
        return Math.max(0, outward ? cutToTarget - toTarget : cutToHost - toHost);
    }

    private synchronized boolean count(boolean outward, int bytes) {
        if (outward) {
            toTarget += bytes;
        } else {
            toHost += bytes;
        }
        return cut();
    }
}
