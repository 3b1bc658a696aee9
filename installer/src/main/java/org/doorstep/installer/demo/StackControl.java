// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.doorstep.installer.stack.Stack;

/** Lets the driver, which is another process, stop central and start it again: one line in, one line out. */
final class StackControl implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(StackControl.class.getName());

    private final Stack stack;
    private final ServerSocket server;

    private StackControl(Stack stack, ServerSocket server) {
        this.stack = stack;
        this.server = server;
    }

    static StackControl open(Stack stack) throws IOException {
        StackControl control = new StackControl(stack, new ServerSocket(0, 4, InetAddress.getLoopbackAddress()));
        Thread.ofPlatform().daemon().name("stack-control").start(control::serve);
        return control;
    }

    int port() {
        return server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket caller = server.accept();
                    BufferedReader in =
                            new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
                    Writer out = new OutputStreamWriter(caller.getOutputStream(), StandardCharsets.UTF_8)) {
                String line = in.readLine();
                out.write((line == null ? "nothing was asked" : carryOut(line)) + "\n");
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "a call has ended", e);
            }
        }
    }

    private String carryOut(String line) {
        try {
            switch (line) {
                case "central stop" -> stack.stopCentral();
                case "central start" -> stack.restartCentral();
                default -> {
                    return "not known: " + line;
                }
            }
            return "ok";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
