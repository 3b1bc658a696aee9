// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.doorstep.device.simulator.FreePort;
import org.doorstep.settings.SettingsTemplate;

/**
 * Central, the desk of the demo department and the simulated devices, running and introduced to each other, and the
 * settings of a terminal that is enrolled with them.
 */
public final class Stack implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Stack.class.getName());
    private static final Duration READY = Duration.ofMinutes(2);

    /** The document printer itself listens this far above the port of its wire. */
    private static final int BEHIND_THE_WIRE = 10_000;

    private static final String TERMINAL = "00317";
    private static final String SITE = "demo";
    private static final String CENTRAL = "central";
    private static final String DESK = "desk";

    /** 王秀兰 of the made-up people, who vouches for others. */
    private static final String ATTENDANT = "999999197806200029";

    /**
     * Where the programs listen; 0 for any free port.
     *
     * @param machines central's, for terminals and desks; not 0 where the state is to be used again
     * @param web central's pages
     * @param deskWeb the desk's pages
     * @param receipt the simulated receipt printer
     * @param document the simulated document printer
     */
    public record Ports(int machines, int web, int deskWeb, int receipt, int document) {
        /** Ports of this stack alone, which a program finds free again when it is started anew. */
        public static Ports any() throws IOException {
            return new Ports(FreePort.find(), FreePort.find(), FreePort.find(), 0, 0);
        }

        /** Those a person can remember: 8443, 8080, 8090, 9100, 8631. */
        public static final Ports USUAL = new Ports(8443, 8080, 8090, 9100, 8631);

        /** Those that something else on this machine listens to. */
        private List<Integer> taken() {
            return IntStream.of(
                            machines, web, deskWeb, receipt, document, document == 0 ? 0 : document + BEHIND_THE_WIRE)
                    .filter(port -> port != 0 && !free(port))
                    .boxed()
                    .toList();
        }

        private static boolean free(int port) {
            try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return probe.isBound();
            } catch (IOException e) {
                return false;
            }
        }
    }

    /** Whether the simulated devices have a window. */
    public enum DevicesWindow {
        SHOWN,
        NONE
    }

    private final Programs programs;
    private final Path home;
    private final Path catalog;
    private final DevicesWindow window;
    private final Map<String, String> more;
    private final List<Child> children = new CopyOnWriteArrayList<>();
    private final Thread atTheEnd = new Thread(this::endAll, "stack-end");
    private volatile boolean ending;
    private int port;
    private int webPort;
    private String deskUrl = "";
    private JsonNode devices = com.fasterxml.jackson.databind.node.NullNode.getInstance();

    private Stack(Programs programs, Path home, Path catalog, DevicesWindow window, Map<String, String> more) {
        this.window = window;
        this.more = Map.copyOf(more);
        this.programs = programs;
        this.home = home;
        this.catalog = catalog;
    }

    /** Starts everything below {@code home}, without a window for the devices. */
    public static Stack start(Programs programs, Path home, Path catalog, Ports ports)
            throws IOException, InterruptedException {
        return start(programs, home, catalog, ports, DevicesWindow.NONE, Map.of());
    }

    /**
     * Starts everything below {@code home}; what was made there by an earlier start is used again.
     *
     * @param catalog folder of the items to publish
     * @param more settings of the terminal by dotted key, beside those that name the stack
     */
    public static Stack start(
            Programs programs, Path home, Path catalog, Ports ports, DevicesWindow window, Map<String, String> more)
            throws IOException, InterruptedException {
        List<Integer> taken = ports.taken();
        if (!taken.isEmpty()) {
            throw new IOException("Something on this machine listens on " + taken + " already, perhaps another demo."
                    + " `ss -ltnp` names it; end it, then start again.");
        }
        Stack stack = new Stack(programs, home, catalog, window, more);
        Runtime.getRuntime().addShutdownHook(stack.atTheEnd);
        try {
            stack.up(ports);
            return stack;
        } catch (IOException | InterruptedException | RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    private void up(Ports ports) throws IOException, InterruptedException {
        Files.createDirectories(home);
        boolean first = !Files.exists(introduced());
        startCentral(ports.machines(), ports.web(), List.of());
        if (first) {
            run(
                    "",
                    "site",
                    "add",
                    "--id",
                    SITE,
                    "--name",
                    "示范镇便民服务中心",
                    "--phone",
                    "0537-12345",
                    "--hours",
                    "8:30-17:30");
            run(ATTENDANT + "\n", "attendant", "add", "--site", SITE, "--name", "王秀兰");
            Child.run(
                    "desk-enrol",
                    programs.desk(
                            "enrol",
                            "--central",
                            centralUrl(),
                            "--public-url",
                            publicUrl(),
                            "--code",
                            order("desk", "--code", "rs", "--name", "示范市人力资源和社会保障局"),
                            "--state",
                            home.resolve("desk").toString()),
                    home,
                    "");
        }
        startDesk(ports.deskWeb(), List.of());
        publish(catalog);
        startSimulators(ports);
        writeSettings();
        if (first) {
            Child.run(
                    "enrol",
                    programs.doorstep(
                            "enrol",
                            "--settings",
                            settings().toString(),
                            "--code",
                            order("terminal", "--site", SITE, "--number", TERMINAL, "--name", "示范镇大厅一号机")),
                    home,
                    "");
            Files.writeString(introduced(), "");
        }
    }

    private void startCentral(int wantedPort, int wantedWebPort, List<String> jvm)
            throws IOException, InterruptedException {
        Child central = child(
                CENTRAL,
                programs.central(
                        jvm,
                        "serve",
                        "--state",
                        home.resolve("central").toString(),
                        "--port",
                        Integer.toString(wantedPort),
                        "--web-port",
                        Integer.toString(wantedWebPort),
                        "--host",
                        "127.0.0.1",
                        "--demo"));
        Files.writeString(home.resolve("central.pid"), central.pid() + "\n");
        JsonNode ready = central.json(READY);
        port = ready.path("port").asInt();
        webPort = ready.path("webPort").asInt();
    }

    private void startSimulators(Ports ports) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(
                "--state",
                home.resolve("devices").toString(),
                "--receipt",
                "127.0.0.1:" + ports.receipt(),
                "--document-port",
                Integer.toString(ports.document())));
        switch (window) {
            case SHOWN -> arguments.add("--stay");
            case NONE -> arguments.add("--no-window");
        }
        devices = child("simulators", programs.simulators(arguments.toArray(String[]::new)))
                .json(READY);
    }

    private void startDesk(int wantedPort, List<String> jvm) throws IOException, InterruptedException {
        Child desk = child(
                DESK,
                programs.desk(
                        jvm,
                        "serve",
                        "--state",
                        home.resolve("desk").toString(),
                        "--web-port",
                        Integer.toString(wantedPort),
                        "--public-url",
                        publicUrl(),
                        "--demo"));
        deskUrl = desk.json(READY).path("web").asText();
    }

    /** Left when all have enrolled, so that a start that broke off is not taken for done. */
    private Path introduced() {
        return home.resolve("introduced");
    }

    /** Publishes the items below {@code folder} as a new release. */
    public void publish(Path folder) throws IOException, InterruptedException {
        run("", "publish", "--catalog", folder.toString());
    }

    private String order(String kind, String... more) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("work-order", kind));
        arguments.addAll(List.of(more));
        return run("", arguments.toArray(String[]::new)).strip();
    }

    /** Runs a command of central beside the running server. */
    private String run(String input, String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--state");
        all.add(home.resolve("central").toString());
        return Child.run("central-" + arguments[0], programs.central(all.toArray(String[]::new)), home, input);
    }

    /** Starts a program that ends with the stack, also when a signal ends this one. */
    public Child child(String name, List<String> command) throws IOException {
        Child child = Child.start(name, command, home);
        children.add(child);
        if (ending) {
            child.close();
            throw new IOException("the stack is ending, so " + name + " does not begin");
        }
        return child;
    }

    private void writeSettings() throws IOException {
        JsonNode state = devices.path("state");
        Map<String, String> values = new HashMap<>(more);
        values.put("central.url", centralUrl());
        values.put("paths.state", home.resolve("terminal").toString());
        values.put("device.idcard.link", state.path("idcard").path("link").asText());
        values.put("device.receipt.link", state.path("receipt").path("link").asText());
        values.put("device.document.url", state.path("document").path("url").asText());
        Files.writeString(settings(), SettingsTemplate.with(values));
    }

    /** One command to the simulated devices, such as {@code card put 1}; gives their state. */
    public String device(String command) throws IOException {
        return device(devices.path("control").asInt(), command);
    }

    /** One command to simulated devices whose control port is {@code port}. */
    public static String device(int port, String command) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                Writer out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8);
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            out.write(command + "\n");
            out.flush();
            String answer = in.readLine();
            if (answer == null) {
                throw new IOException("the simulated devices did not answer to: " + command);
            }
            return answer;
        }
    }

    public Path home() {
        return home;
    }

    public Path settings() {
        return home.resolve("terminal.toml");
    }

    public int controlPort() {
        return devices.path("control").asInt();
    }

    public String centralUrl() {
        return "https://127.0.0.1:" + port;
    }

    public String publicUrl() {
        return "http://127.0.0.1:" + webPort;
    }

    public String deskUrl() {
        return deskUrl;
    }

    /** Whether all is being ended, by {@link #close} or by a signal. */
    public boolean ending() {
        return ending;
    }

    public Programs programs() {
        return programs;
    }

    public URI deskAddress() {
        return URI.create(deskUrl);
    }

    /** Ends central as a power cut would. */
    public void stopCentral() throws InterruptedException {
        named(CENTRAL).kill();
    }

    /** Starts central again on the ports it had. */
    public void restartCentral() throws IOException, InterruptedException {
        restart(CENTRAL, List.of());
    }

    /**
     * Kills central or the desk, if it still runs, and starts it again on the ports it had.
     *
     * @param jvm flags for its JVM
     */
    public void restart(String program, List<String> jvm) throws IOException, InterruptedException {
        Child old = named(program);
        old.kill();
        children.remove(old);
        switch (program) {
            case CENTRAL -> startCentral(port, webPort, jvm);
            case DESK -> startDesk(URI.create(deskUrl).getPort(), jvm);
            default -> throw new IllegalArgumentException(program + " is not one that is started again");
        }
        children.addFirst(children.removeLast());
    }

    /** Waits until a program of the stack, or {@code other}, says a line, or ends; whether the program of the stack did. */
    public boolean awaitLine(String program, Child other, Duration within) throws IOException, InterruptedException {
        return Child.awaitEither(named(program), other, within);
    }

    private Child named(String name) {
        return children.stream()
                .filter(child -> child.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " is not running"));
    }

    @Override
    public void close() {
        endAll();
        try {
            Runtime.getRuntime().removeShutdownHook(atTheEnd);
        } catch (IllegalStateException e) {
            LOG.log(System.Logger.Level.DEBUG, "a signal ends this program, and the stack with it", e);
        }
    }

    private void endAll() {
        ending = true;
        children.reversed().forEach(Child::close);
        children.clear();
    }
}
