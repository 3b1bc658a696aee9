// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The simulators as a program: starts the demo's devices and obeys lines on standard input and on a control port. */
@Command(
        name = "doorstep-simulators",
        mixinStandardHelpOptions = true,
        description = "Starts an ID reader, a receipt printer and a document printer for a demo terminal.")
public final class SimulatorMain implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--state", required = true, description = "folder for the reader's port, slips and documents")
    private @Nullable Path state;

    @Option(names = "--receipt", defaultValue = "127.0.0.1:9100", description = "host:port of the receipt printer")
    private String receipt = "";

    @Option(
            names = "--document-port",
            defaultValue = "8631",
            description = "port of the document printer, 0: a free one")
    private int documentPort;

    @Option(names = "--control-port", defaultValue = "0", description = "port for commands, 0: a free one")
    private int controlPort;

    @Option(names = "--baud", defaultValue = "115200", description = "speed of the reader's line")
    private int baud;

    @Option(names = "--columns", defaultValue = "48", description = "columns of the receipt printer")
    private int columns;

    @Option(names = "--seed", defaultValue = "1", description = "seed of noise and of broken frames")
    private long seed;

    @Option(names = "--people", description = "table of people instead of the shipped one")
    private @Nullable Path people;

    private SimulatorMain() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new SimulatorMain()).execute(args));
    }

    /** Runs until {@code quit} or a signal; prints the state as one line of JSON when all is up. */
    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(java.util.Objects.requireNonNull(state));
        List<CardData> cards = people == null ? People.shipped() : People.from(people);
        DemoDevices.Setup setup = new DemoDevices.Setup(folder, address(), documentPort, baud, columns, seed, cards);
        CountDownLatch end = new CountDownLatch(1);
        try (DemoDevices devices = DemoDevices.start(setup)) {
            Thread hook = new Thread(devices::close, "simulator-shutdown");
            Runtime.getRuntime().addShutdownHook(hook);
            DemoCommands commands = new DemoCommands(devices);
            try (ControlPort control = new ControlPort(commands, controlPort, end::countDown)) {
                Files.writeString(folder.resolve("control.port"), control.port() + "\n");
                PrintWriter out = printer();
                out.println(new JsonLine()
                        .put("ok", true)
                        .put("control", control.port())
                        .putJson("state", devices.state())
                        .end());
                Thread.ofPlatform().daemon().name("simulator-stdin").start(() -> obey(commands, out, end));
                end.await();
            }
        }
        return 0;
    }

    private PrintWriter printer() {
        return java.util.Objects.requireNonNull(spec).commandLine().getOut();
    }

    private InetSocketAddress address() {
        int colon = receipt.lastIndexOf(':');
        if (colon < 1 || !receipt.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new ParameterException(
                    java.util.Objects.requireNonNull(spec).commandLine(),
                    "--receipt is host:port, such as 127.0.0.1:9100");
        }
        return new InetSocketAddress(receipt.substring(0, colon), Integer.parseInt(receipt.substring(colon + 1)));
    }

    /** Obeys lines until {@code quit}; the end of input does not end the program, which may have been started without. */
    private static void obey(DemoCommands commands, PrintWriter out, CountDownLatch end) {
        try {
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            String line;
            while ((line = in.readLine()) != null) {
                if (line.strip().equals("quit")) {
                    end.countDown();
                    return;
                }
                out.println(commands.run(line));
            }
        } catch (IOException e) {
            out.println(new JsonLine()
                    .put("ok", false)
                    .put("error", "standard input failed: use the control port")
                    .end());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
