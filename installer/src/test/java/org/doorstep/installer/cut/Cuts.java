// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.cut;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.doorstep.installer.stack.Child;
import org.doorstep.installer.stack.Programs;
import org.doorstep.installer.stack.Stack;
import org.doorstep.terminal.app.PlayedTerminal;

/** One stack and a terminal that is played, whose programs can be stopped dead at a place and killed there. */
public final class Cuts implements AutoCloseable {
    private static final Duration LIVENESS = Duration.ofMinutes(4);

    private final Path home;
    private final Path agent;
    private final Path armed;
    private final Stack stack;
    private int terminalsKilled;

    /** @param catalog folder of the items to publish */
    public Cuts(Path home, Path catalog) throws IOException, InterruptedException {
        this.home = home;
        this.agent = CutAgent.jar(home);
        this.armed = home.resolve("armed");
        this.stack = Stack.start(Programs.onClassPath(), home, catalog, Stack.Ports.any());
    }

    public Path home() {
        return home;
    }

    public Stack stack() {
        return stack;
    }

    public int terminalsKilled() {
        return terminalsKilled;
    }

    /** What residents were told so far, a line each. */
    public List<String> told() throws IOException {
        Path file = home.resolve("told.txt");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    /** Plays a journey to its end, until all is sent; gives how many places there were to stop at. */
    public int playWhole(String item, int card) throws IOException, InterruptedException {
        try (Child terminal = terminal(item, card, 0)) {
            JsonNode end = terminal.json(LIVENESS);
            terminal.join();
            return end.path("passed").asInt();
        } finally {
            lift();
        }
    }

    /** Plays a journey until the terminal stands at the {@code place}-th stop, and kills it there. */
    public void killTerminalAt(int place, String item, int card) throws IOException, InterruptedException {
        try (Child terminal = terminal(item, card, place)) {
            terminal.json(LIVENESS);
            terminal.kill();
            terminalsKilled++;
        } finally {
            lift();
        }
    }

    /**
     * Plays a journey while central or the desk stops at a place, is killed there, and is started again; whether it came to
     * that place before the journey ended.
     */
    public boolean killServerAt(String program, int place, String item, int card)
            throws IOException, InterruptedException {
        Files.deleteIfExists(armed);
        stack.restart(
                program,
                List.of("-javaagent:" + agent, property(CutPoints.ARMED, armed), property(CutPoints.STOP, place)));
        try (Child terminal = terminal(item, card, 0)) {
            boolean stopped = stack.awaitLine(program, terminal, LIVENESS);
            stack.restart(program, List.of());
            terminal.json(LIVENESS);
            terminal.join();
            return stopped;
        } finally {
            lift();
        }
    }

    private static String property(String name, Object value) {
        return "-D" + name + "=" + value;
    }

    private Child terminal(String item, int card, int stop) throws IOException {
        Files.deleteIfExists(armed);
        return Child.start(
                "played",
                Programs.onClassPath()
                        .any(
                                PlayedTerminal.class.getName(),
                                List.of(
                                        "-javaagent:" + agent,
                                        property(CutPoints.ARMED, armed),
                                        property(CutPoints.STOP, stop)),
                                stack.settings().toString(),
                                item,
                                Integer.toString(card),
                                Integer.toString(stack.controlPort()),
                                home.resolve("told.txt").toString(),
                                armed.toString()),
                home);
    }

    private void lift() throws IOException {
        stack.device("card lift");
    }

    @Override
    public void close() {
        stack.close();
    }
}
