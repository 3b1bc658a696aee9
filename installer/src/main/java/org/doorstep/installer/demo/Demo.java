// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.doorstep.installer.drive.Play;
import org.doorstep.installer.drive.SearchedFor;
import org.doorstep.installer.stack.Child;
import org.doorstep.installer.stack.Plainly;
import org.doorstep.installer.stack.Programs;
import org.doorstep.installer.stack.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the stack and one terminal; unattended, lets the driver play the journey. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Central, a desk, simulated devices and one terminal on this machine.")
public final class Demo implements Callable<Integer> {
    @Option(names = "--dist", hidden = true)
    private Path dist = Path.of("");

    @Option(names = "--class-path", hidden = true, description = "start programs from this program's class path")
    private boolean onClassPath;

    @Option(names = "--catalog", required = true, hidden = true)
    private Path catalog = Path.of("");

    @Option(names = "--cache", hidden = true)
    private @Nullable Path cache;

    @Option(names = "--flag", hidden = true)
    private List<String> flags = List.of();

    @Option(names = "--state", description = "folder for state and keys")
    private @Nullable Path state;

    @Option(
            names = "--devices-window",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "a window with buttons for the simulated devices, on the second screen where there is one;"
                    + " never in an unattended run")
    private boolean devicesWindow;

    @Option(names = "--unattended", description = "play the journey by itself, then end")
    private boolean unattended;

    @Option(names = "--play", hidden = true, description = "${COMPLETION-CANDIDATES}")
    private Play play = Play.JOURNEY;

    @Option(names = "--out", description = "where an unattended run leaves what came of it")
    private @Nullable Path out;

    /** What an unattended run leaves; that of an earlier one goes. */
    private static final List<String> MADE =
            List.of("journey.json", "central.json", "screens", "documents", "receipts");

    private final PrintStream console = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    public static void main(String[] arguments) {
        System.exit(Plainly.run(new Demo(), arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path into = out;
        if (unattended != (into != null)) {
            console.println("--unattended and --out DIR, where it leaves what came of the journeys, need each other");
            return 2;
        }
        if (into != null) {
            Files.createDirectories(into);
            for (String made : MADE) {
                Trees.delete(into.resolve(made));
            }
        }
        Path home = home();
        int exit;
        try (Stack stack = Stack.start(
                onClassPath ? Programs.onClassPath() : Programs.in(dist),
                home,
                catalog.toAbsolutePath(),
                unattended ? Stack.Ports.any() : Stack.Ports.USUAL,
                devicesWindow && !unattended ? Stack.DevicesWindow.SHOWN : Stack.DevicesWindow.NONE,
                play.settings())) {
            exit = unattended && into != null ? drive(stack, into.toAbsolutePath()) : show(stack);
        }
        if (unattended && exit == 0) {
            Trees.delete(home);
        } else if (exit != 0) {
            console.println("logs are in " + home);
        }
        return exit;
    }

    private Path home() throws IOException {
        if (unattended) {
            return Files.createTempDirectory("doorstep-demo-");
        }
        Path wanted = state;
        Path home =
                wanted != null ? wanted : Path.of(System.getProperty("user.home"), ".local", "state", "doorstep-demo");
        Files.createDirectories(home);
        return home.toAbsolutePath();
    }

    private int drive(Stack stack, Path into) throws IOException, InterruptedException {
        SearchedFor.write(stack.home());
        try (StackControl control = StackControl.open(stack);
                Child terminal = stack.child(
                        "terminal",
                        stack.programs()
                                .drivenTerminal(
                                        flags,
                                        "--settings",
                                        stack.settings().toString(),
                                        "--out",
                                        into.toString(),
                                        "--control",
                                        Integer.toString(stack.controlPort()),
                                        "--stack",
                                        Integer.toString(control.port()),
                                        "--desk",
                                        stack.deskUrl(),
                                        "--central",
                                        stack.publicUrl(),
                                        "--home",
                                        stack.home().toString(),
                                        "--play",
                                        play.name(),
                                        "--catalog",
                                        catalog.toAbsolutePath().toString()))) {
            int exit = terminal.join();
            Path verdict = stack.home().resolve("drive.txt");
            console.println(
                    Files.exists(verdict)
                            ? Files.readString(verdict).strip()
                            : "The terminal ended with " + exit + " before the journey did." + terminal.lastWords());
            return exit;
        }
    }

    private int show(Stack stack) throws IOException, InterruptedException {
        console.printf(
                """
                Console:  %s   (user demo, password in %s)
                Phone:    %s/demo/phone   (the codes that are sent)
                Desk:     %s   (user demo, password in %s)
                Devices:  %s
                          or type a command, such as: card put 1 | card lift | document paper out | help
                """,
                stack.publicUrl(),
                stack.home().resolve("central").resolve("demo-account.txt"),
                stack.publicUrl(),
                stack.deskUrl(),
                stack.home().resolve("desk").resolve("demo-login.txt"),
                devicesWindow
                        ? "in their own window (on the second screen; on one screen, switch to it)"
                        : "have no window");
        try (Child terminal = stack.child(
                "terminal",
                stack.programs()
                        .terminal(kiosk(), "--settings", stack.settings().toString()))) {
            Thread.ofVirtual().name("commands").start(() -> commands(stack));
            int exit = terminal.join();
            if (stack.ending()) {
                return 0;
            }
            if (exit != 0) {
                console.println("The terminal ended with " + exit + "." + terminal.lastWords());
            }
            return exit;
        }
    }

    private List<String> kiosk() {
        List<String> all = new ArrayList<>(flags);
        if (cache != null) {
            all.add("-XX:AOTCache=" + cache);
        }
        return all;
    }

    private void commands(Stack stack) {
        java.util.Scanner in = new java.util.Scanner(System.in, StandardCharsets.UTF_8);
        while (in.hasNextLine()) {
            String line = in.nextLine().strip();
            if (!line.isEmpty()) {
                try {
                    console.println(stack.device(line));
                } catch (IOException e) {
                    console.println(e.getMessage());
                }
            }
        }
    }
}
