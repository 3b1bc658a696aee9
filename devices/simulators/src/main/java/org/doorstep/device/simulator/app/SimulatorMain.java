// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.app;

import java.awt.GraphicsEnvironment;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.doorstep.device.simulator.People;
import org.doorstep.device.simulator.Ticker;
import org.doorstep.device.simulator.bench.Bench;
import org.doorstep.device.simulator.bench.Cards;
import org.doorstep.device.simulator.bench.Commands;
import org.doorstep.device.simulator.bench.DeviceKind;
import org.doorstep.device.simulator.bench.JsonLine;
import org.doorstep.device.simulator.bench.Order;
import org.doorstep.device.simulator.bench.Tongue;
import org.doorstep.device.simulator.scenario.Scenario;
import org.doorstep.device.simulator.scenario.ScenarioException;
import org.doorstep.device.simulator.scenario.ScenarioRunner;
import org.doorstep.device.simulator.scenario.Scenarios;
import org.doorstep.device.simulator.window.SimulatorWindow;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The simulators as a program: starts devices, shows a window with a button for each thing that can be done to them, and
 * obeys lines on standard input and on a control port.
 */
@Command(
        name = "doorstep-simulators",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Starts an ID reader, a receipt printer and a document printer for a terminal, to try it or to"
                + " train with it.")
public final class SimulatorMain implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--list", description = "list what can be done to the devices, and the scenarios, and end")
    private boolean list;

    @Option(
            names = "--state",
            description = "folder for serial ports, slips and documents; a new one where none is given")
    private @Nullable Path state;

    @Option(
            names = "--devices",
            split = ",",
            defaultValue = "reader,receipt,document",
            description = "which to start: ${DEFAULT-VALUE}")
    private List<String> devices = List.of();

    @Option(names = "--baud", defaultValue = "115200", description = "speed of the reader's line")
    private int baud;

    @Option(
            names = "--receipt",
            defaultValue = "127.0.0.1:9100",
            description = "where the receipt printer is: host:port, or serial for a pseudo-terminal")
    private String receipt = "";

    @Option(names = "--receipt-baud", defaultValue = "115200", description = "speed of its serial line")
    private int receiptBaud;

    @Option(names = "--columns", defaultValue = "48", description = "columns of the receipt printer")
    private int columns;

    @Option(
            names = "--document-port",
            defaultValue = "8631",
            description = "port of the document printer, 0: a free one; 10000 above it is taken too")
    private int documentPort;

    @Option(names = "--control-port", defaultValue = "0", description = "port for commands, 0: a free one")
    private int controlPort;

    @Option(names = "--seed", defaultValue = "1", description = "seed of noise and of broken frames")
    private long seed;

    @Option(names = "--people", description = "table of people instead of the shipped one")
    private @Nullable Path people;

    @Option(names = "--script", description = "scenario to play at once")
    private @Nullable Path script;

    @Option(names = "--no-window", description = "show no window; without a display there is none anyway")
    private boolean noWindow;

    @Option(names = "--stay", description = "go on when the window is closed")
    private boolean stay;

    @Option(names = "--language", defaultValue = "zh", description = "zh or en; the window has a button to change it")
    private String language = "";

    private final InputStream input;

    private SimulatorMain(InputStream input) {
        this.input = input;
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new SimulatorMain(System.in)).execute(args));
    }

    /** The program with commands from {@code input}, for tests: standard input is not theirs. */
    static CommandLine commandLine(InputStream input) {
        return new CommandLine(new SimulatorMain(input));
    }

    /** Runs until {@code quit}, a signal or the window's end; prints the state as one line of JSON when all is up. */
    @Override
    public Integer call() throws IOException, InterruptedException {
        Tongue tongue = tongue();
        Bench.Setup setup = setup();
        try (Ticker ticker = Ticker.real();
                Bench bench = Bench.start(setup, InstantSource.system(), ticker)) {
            Thread hook = new Thread(bench::close, "simulator-shutdown");
            Runtime.getRuntime().addShutdownHook(hook);
            int exit = list ? print(bench, tongue) : serve(bench, ticker, tongue, setup.state());
            Runtime.getRuntime().removeShutdownHook(hook);
            return exit;
        }
    }

    private int print(Bench bench, Tongue tongue) throws IOException {
        printer().println(Listing.of(bench, Scenarios.shipped(new Commands(bench)::refusal), tongue));
        printer().flush();
        return 0;
    }

    private int serve(Bench bench, Ticker ticker, Tongue tongue, Path folder) throws IOException, InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        Commands plain = new Commands(bench);
        ScenarioRunner runner = new ScenarioRunner(new BenchStage(bench, plain), ticker);
        List<Scenario> scenarios = new ArrayList<>(Scenarios.shipped(plain::refusal));
        Optional<Scenario> first = scripted(plain);
        first.ifPresent(scenarios::addFirst);
        Commands commands = new Commands(bench, orders(runner, scenarios));
        try (ControlPort control = new ControlPort(commands, controlPort, end::countDown)) {
            Files.writeString(folder.resolve("control.port"), control.port() + "\n");
            PrintWriter out = printer();
            out.println(new JsonLine()
                    .put("ok", true)
                    .put("control", control.port())
                    .putJson("state", bench.state())
                    .end());
            out.flush();
            Thread.ofPlatform().daemon().name("simulator-stdin").start(() -> obey(commands, out, end));
            first.ifPresent(runner::start);
            Optional<SimulatorWindow> window = noWindow || GraphicsEnvironment.isHeadless()
                    ? Optional.empty()
                    : Optional.of(SimulatorWindow.open(
                            bench, commands, runner, scenarios, tongue, stay ? () -> {} : end::countDown));
            try {
                end.await();
            } finally {
                window.ifPresent(SimulatorWindow::close);
            }
        }
        return 0;
    }

    private static List<Order> orders(ScenarioRunner runner, List<Scenario> scenarios) {
        List<Order> orders = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            orders.add(Order.plain(
                    "scenario start " + scenario.name(), scenario.title(Tongue.EN), () -> runner.start(scenario)));
        }
        orders.add(Order.plain("scenario stop", "stop the scenario that runs", runner::stop));
        return orders;
    }

    private Optional<Scenario> scripted(Commands commands) throws IOException {
        if (script == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Scenarios.read(script, commands::refusal));
        } catch (ScenarioException e) {
            throw new ParameterException(line(), String.valueOf(e.getMessage()), e);
        }
    }

    private Bench.Setup setup() throws IOException {
        Set<DeviceKind> kinds = EnumSet.noneOf(DeviceKind.class);
        try {
            devices.forEach(word -> kinds.add(DeviceKind.named(word)));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(line(), "--devices: " + e.getMessage(), e);
        }
        Path folder =
                state == null ? Files.createTempDirectory("doorstep-simulators-") : Files.createDirectories(state);
        return new Bench.Setup(
                folder,
                kinds,
                address(),
                receiptBaud,
                list ? 0 : documentPort,
                baud,
                columns,
                seed,
                people == null ? Cards.all() : People.from(people));
    }

    private Optional<InetSocketAddress> address() {
        if (list) {
            return Optional.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        }
        if (receipt.equals("serial")) {
            return Optional.empty();
        }
        int colon = receipt.lastIndexOf(':');
        if (colon < 1 || !receipt.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new ParameterException(line(), "--receipt is host:port, such as 127.0.0.1:9100, or serial");
        }
        return Optional.of(
                new InetSocketAddress(receipt.substring(0, colon), Integer.parseInt(receipt.substring(colon + 1))));
    }

    private Tongue tongue() {
        return switch (language) {
            case "zh" -> Tongue.ZH;
            case "en" -> Tongue.EN;
            default -> throw new ParameterException(line(), "--language is zh or en");
        };
    }

    private CommandLine line() {
        return Objects.requireNonNull(spec).commandLine();
    }

    private PrintWriter printer() {
        return line().getOut();
    }

    /** Obeys lines until {@code quit}; the end of input does not end the program, which may have been started without. */
    private void obey(Commands commands, PrintWriter out, CountDownLatch end) {
        try {
            BufferedReader in = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
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
