// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A device behind a TCP port, one host at a time; refuses connections while it has no power or plug. */
final class TcpWire implements SimulatedWire, Outlet {
    private final FarEnd device;
    private final InetAddress host;
    private final int port;
    private final Pace pace;
    private final Thread thread;
    private @Nullable ServerSocket server;
    private @Nullable Socket socket;
    private @Nullable PacedWriter writer;
    private boolean plugged = true;
    private boolean powered = true;
    private boolean draining = true;
    private boolean closed;

    TcpWire(FarEnd device, InetSocketAddress address, Pace pace) throws IOException {
        this.device = device;
        this.pace = pace;
        host = address.getAddress();
        ServerSocket first = listen(host, address.getPort() == 0 ? FreePort.find() : address.getPort());
        server = first;
        port = first.getLocalPort();
        thread = Thread.ofPlatform().daemon().name("simulator-tcp-" + port).unstarted(this::run);
        device.attach(this);
        thread.start();
    }

    private static ServerSocket listen(InetAddress host, int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port), 1);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw new IOException(
                    "Cannot listen on " + host.getHostAddress() + " port " + port
                            + ": is another simulator or printer using it? Choose another port.",
                    e);
        }
    }

    @Override
    public String address() {
        return "tcp:" + host.getHostAddress() + ":" + port;
    }

    @Override
    public synchronized void send(byte[] bytes, Duration thinking) {
        if (writer != null) {
            writer.send(bytes, thinking, () -> {});
        }
    }

    @Override
    public synchronized void send(byte[] bytes, Duration thinking, Runnable then) {
        if (writer != null) {
            writer.send(bytes, thinking, then);
        }
    }

    @Override
    public synchronized void cut() {
        powered = false;
        drop();
    }

    @Override
    public synchronized void restored() {
        powered = true;
        notifyAll();
    }

    @Override
    public synchronized void unplug() {
        plugged = false;
        drop();
    }

    @Override
    public synchronized void plug() {
        plugged = true;
        notifyAll();
    }

    @Override
    public synchronized void drain(boolean wanted) {
        draining = wanted;
        notifyAll();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            drop();
            notifyAll();
        }
        Threads.joinBriefly(thread);
    }

    private synchronized void drop() {
        if (writer != null) {
            writer.close();
        }
        // A host that sees its connection end must find nobody listening either.
        Threads.closeQuietly(server);
        Threads.closeQuietly(socket);
        socket = null;
        server = null;
        writer = null;
        notifyAll();
    }

    private void run() {
        try {
            while (true) {
                ServerSocket listening = listening();
                if (listening == null) {
                    return;
                }
                serve(listening);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable ServerSocket listening() throws InterruptedException {
        while (!closed) {
            if (server != null) {
                return server;
            }
            if (plugged && powered) {
                try {
                    server = listen(host, port);
                    return server;
                } catch (IOException portTaken) {
                    wait(100);
                }
            } else {
                wait();
            }
        }
        return null;
    }

    private void serve(ServerSocket listening) throws InterruptedException {
        try (Socket accepted = listening.accept()) {
            accepted.setTcpNoDelay(true);
            synchronized (this) {
                if (server != listening) {
                    return;
                }
                socket = accepted;
                writer = new PacedWriter("simulator-tcp-" + port, accepted.getOutputStream(), pace);
            }
            device.hostArrived();
            byte[] buffer = new byte[4096];
            int n;
            while (awaitDraining() && (n = accepted.getInputStream().read(buffer)) >= 0) {
                device.receive(java.util.Arrays.copyOf(buffer, n));
            }
        } catch (IOException connectionEnded) {
            // The host went, or the plug or the power: the next turn listens again when it may.
        } finally {
            synchronized (this) {
                if (writer != null) {
                    writer.close();
                }
                writer = null;
                socket = null;
            }
        }
    }

    private synchronized boolean awaitDraining() throws InterruptedException {
        while (!draining && !closed && socket != null) {
            wait();
        }
        return true;
    }
}
