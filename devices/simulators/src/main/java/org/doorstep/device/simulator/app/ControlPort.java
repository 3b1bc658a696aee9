// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.doorstep.device.simulator.bench.Commands;
import org.doorstep.device.simulator.bench.JsonLine;

/** Takes command lines on a TCP port of this machine; one line of JSON answers each. */
public final class ControlPort implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ControlPort.class.getName());

    private final Commands commands;
    private final Runnable quit;
    private final ServerSocket server;

    /**
     * Listens at once.
     *
     * @param port 0 for a free one
     * @param quit run when somebody says {@code quit}
     * @throws IOException when the port is taken
     */
    public ControlPort(Commands commands, int port, Runnable quit) throws IOException {
        this.commands = commands;
        this.quit = quit;
        server = new ServerSocket(port, 8, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("simulator-control").start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "control port", e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "control port", e);
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                PrintWriter out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8)) {
            String line;
            while ((line = in.readLine()) != null) {
                if (line.strip().equals("quit")) {
                    out.println(new JsonLine().put("ok", true).end());
                    quit.run();
                    return;
                }
                out.println(commands.run(line));
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "a control connection ended", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
