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
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * The cable before a device that is a program of its own and listens on a port of this machine: passes any number of
 * connections on, spoils answers by {@link LineFaults}, and can be pulled. Safe for use by several threads.
 */
public final class ProxyWire implements TroubledWire {
    private final InetAddress host = InetAddress.getLoopbackAddress();
    private final int port;
    private final int target;
    private final LineFaults faults;
    private final Traffic traffic;
    private final Set<Socket> open = new HashSet<>();
    private @Nullable ServerSocket server;
    private @Nullable Thread acceptor;
    private boolean plugged = true;
    private boolean powered = true;
    private boolean draining = true;
    private boolean closed;

    /**
     * Listens at once.
     *
     * @param port where hosts connect, 0 for a free one
     * @param target the device's own port
     * @throws IOException when the port is taken
     */
    public ProxyWire(int port, int target, LineFaults faults, Traffic traffic) throws IOException {
        this.target = target;
        this.faults = faults;
        this.traffic = traffic;
        ServerSocket first = listen(port == 0 ? FreePort.find() : port);
        this.port = first.getLocalPort();
        serve(first);
    }

    public int port() {
        return port;
    }

    @Override
    public LineFaults faults() {
        return faults;
    }

    public Traffic traffic() {
        return traffic;
    }

    @Override
    public synchronized boolean plugged() {
        return plugged;
    }

    @Override
    public synchronized boolean draining() {
        return draining;
    }

    @Override
    public String address() {
        return "tcp:" + host.getHostAddress() + ":" + port;
    }

    @Override
    public synchronized void unplug() {
        plugged = false;
        drop();
    }

    @Override
    public synchronized void plug() throws IOException {
        plugged = true;
        reopen();
    }

    /** Whether the device has power; without it connections are refused. */
    public synchronized void powered(boolean on) throws IOException {
        powered = on;
        if (on) {
            reopen();
        } else {
            drop();
        }
    }

    @Override
    public synchronized void drain(boolean wanted) {
        draining = wanted;
        notifyAll();
    }

    @Override
    public synchronized void close() {
        closed = true;
        drop();
    }

    private ServerSocket listen(int wanted) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, wanted), 16);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw new IOException(
                    "Cannot listen on " + host.getHostAddress() + " port " + wanted
                            + ": is another simulator or printer using it? Choose another port.",
                    e);
        }
    }

    private void reopen() throws IOException {
        if (server == null && plugged && powered && !closed) {
            serve(listen(port));
        }
    }

    private void serve(ServerSocket listening) {
        server = listening;
        acceptor = Thread.ofPlatform().daemon().name("simulator-proxy-" + port).start(() -> accept(listening));
    }

    private synchronized void drop() {
        Threads.closeQuietly(server);
        server = null;
        if (acceptor != null) {
            // Linux takes connections on a closed port for as long as a thread still waits in accept.
            Threads.joinBriefly(acceptor);
            acceptor = null;
        }
        open.forEach(Threads::closeQuietly);
        open.clear();
        notifyAll();
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                Socket near = listening.accept();
                Thread.ofPlatform()
                        .daemon()
                        .name("simulator-proxy-" + port + "-in")
                        .start(() -> join(near));
            } catch (IOException pulled) {
                return;
            }
        }
    }

    private void join(Socket near) {
        try (near;
                Socket far = new Socket()) {
            far.connect(new InetSocketAddress(host, target), 10_000);
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            if (!keep(near, far)) {
                return;
            }
            Thread back = Thread.ofPlatform()
                    .daemon()
                    .name("simulator-proxy-" + port + "-back")
                    .start(() -> back(far, near));
            outward(near, far);
            far.shutdownOutput();
            back.join();
        } catch (IOException connectionEnded) {
            // One end closed, or the plug or the power went: both are closed.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            forget(near);
        }
    }

    private synchronized boolean keep(Socket near, Socket far) {
        if (server == null) {
            return false;
        }
        open.add(near);
        open.add(far);
        return true;
    }

    private synchronized void forget(Socket near) {
        open.remove(near);
        open.removeIf(Socket::isClosed);
    }

    private void outward(Socket near, Socket far) throws IOException, InterruptedException {
        InputStream in = near.getInputStream();
        OutputStream out = far.getOutputStream();
        byte[] buffer = new byte[8192];
        int n;
        while (awaitDraining() && (n = in.read(buffer)) >= 0) {
            traffic.saw(Traffic.Way.FROM_HOST, Arrays.copyOf(buffer, n));
            out.write(buffer, 0, n);
            out.flush();
        }
    }

    private synchronized boolean awaitDraining() throws InterruptedException {
        while (!draining && server != null) {
            wait();
        }
        return server != null;
    }

    /** Carries answers back; the writer has a thread of its own, so that a late answer delays no other connection. */
    private void back(Socket far, Socket near) {
        byte[] buffer = new byte[8192];
        try (PacedWriter writer =
                new PacedWriter("simulator-proxy-" + port, near.getOutputStream(), Pace.network(port))) {
            InputStream in = far.getInputStream();
            int n;
            while ((n = in.read(buffer)) >= 0) {
                answer(writer, Arrays.copyOf(buffer, n));
            }
            CountDownLatch left = new CountDownLatch(1);
            writer.send(new byte[0], Duration.ZERO, left::countDown);
            awaitEnd(near, left);
        } catch (IOException connectionEnded) {
            // The host or the device closed: so does the other end.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Threads.closeQuietly(near);
    }

    private static void awaitEnd(Socket near, CountDownLatch left) throws InterruptedException {
        while (!near.isClosed() && !left.await(20, java.util.concurrent.TimeUnit.MILLISECONDS)) {
            // What was sent late has not left yet.
        }
    }

    private void answer(PacedWriter writer, byte[] bytes) {
        List<LineFaults.Piece> pieces = faults.instead(bytes, Duration.ZERO);
        if (pieces.isEmpty()) {
            traffic.saw(Traffic.Way.LOST, bytes);
        }
        for (LineFaults.Piece piece : pieces) {
            writer.send(piece.bytes(), piece.thinking(), () -> {
                traffic.saw(Traffic.Way.TO_HOST, piece.bytes());
                if (piece.thenUnplug()) {
                    unplug();
                }
            });
        }
    }
}
