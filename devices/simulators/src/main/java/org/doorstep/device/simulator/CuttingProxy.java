// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A network cable that can be cut: passes TCP connections on to a target until a given number of bytes has gone either
 * way. Safe for use by several threads.
 */
public final class CuttingProxy implements AutoCloseable {
    private static final Duration SPLIT = Duration.ofMillis(3);

    private final ServerSocket server;
    private final InetSocketAddress target;
    private final List<Socket> open = new ArrayList<>();
    private long toTarget;
    private long toHost;
    private long cutToTarget = Long.MAX_VALUE;
    private long cutToHost = Long.MAX_VALUE;
    private long silentToTarget = Long.MAX_VALUE;
    private long silentToHost = Long.MAX_VALUE;
    private long splitToTarget = Long.MAX_VALUE;
    private long splitToHost = Long.MAX_VALUE;
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

    /** Loses what goes to the target behind {@code bytes}; connections stay up. */
    public synchronized void silentAfterToTarget(long bytes) {
        silentToTarget = bytes;
    }

    /** Loses what comes back behind {@code bytes}; connections stay up. */
    public synchronized void silentAfterToHost(long bytes) {
        silentToHost = bytes;
    }

    /** Lets a moment pass at {@code bytes} on the way to the target, so that they arrive in two pieces. */
    public synchronized void splitToTarget(long bytes) {
        splitToTarget = bytes;
    }

    /** Lets a moment pass at {@code bytes} on the way back, so that they arrive in two pieces. */
    public synchronized void splitToHost(long bytes) {
        splitToHost = bytes;
    }

    /** Whether the cable is cut now: new connections end at once. */
    public synchronized boolean cut() {
        return toTarget >= cutToTarget || toHost >= cutToHost;
    }

    /** Mends the cable and counts from nought. */
    public synchronized void mend() {
        restore();
        toTarget = 0;
        toHost = 0;
    }

    /** Mends the cable and counts on. */
    public synchronized void restore() {
        cutToTarget = Long.MAX_VALUE;
        cutToHost = Long.MAX_VALUE;
        silentToTarget = Long.MAX_VALUE;
        silentToHost = Long.MAX_VALUE;
        splitToTarget = Long.MAX_VALUE;
        splitToHost = Long.MAX_VALUE;
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
            host.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
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
                Passage passage = passage(outward, n);
                out.write(buffer, 0, passage.first());
                out.flush();
                if (passage.second() > 0) {
                    LockSupport.parkNanos(SPLIT.toNanos());
                    out.write(buffer, passage.first(), passage.second());
                    out.flush();
                }
                if (count(outward, passage.counted())) {
                    dropAll();
                    return;
                }
            }
        } catch (IOException connectionEnded) {
            // One end closed: the other is closed with it.
        }
    }

    /** How many of the bytes read go on at once, how many a moment later, and how many count as sent. */
    private record Passage(int first, int second, int counted) {}

    private synchronized Passage passage(boolean outward, int n) {
        long sent = outward ? toTarget : toHost;
        int counted = upTo(n, (outward ? cutToTarget : cutToHost) - sent);
        int passed = upTo(counted, (outward ? silentToTarget : silentToHost) - sent);
        long split = (outward ? splitToTarget : splitToHost) - sent;
        int first = split <= 0 ? passed : upTo(passed, split);
        return new Passage(first, passed - first, counted);
    }

    private static int upTo(int bytes, long limit) {
        return Math.clamp(limit, 0, bytes);
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
