// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.stack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How each program is started: from the folders that {@code installer/lib/assemble.sh} fills, or, in tests, from the class
 * path of the test.
 */
public final class Programs {
    private final String java =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private final Path dist;
    private final boolean assembled;

    private Programs(Path dist, boolean assembled) {
        this.dist = dist;
        this.assembled = assembled;
    }

    /** Started from {@code dist}, one folder of jars for each program. */
    public static Programs in(Path dist) {
        if (!Files.isDirectory(dist)) {
            throw new IllegalArgumentException(dist + " is missing. Run installer/demo, which assembles it.");
        }
        return new Programs(dist, true);
    }

    /** Started from the class path of the running program. */
    public static Programs onClassPath() {
        return new Programs(Path.of(""), false);
    }

    /** Any program from the class path of the running one, with flags for its JVM. */
    public List<String> any(String main, List<String> jvm, String... arguments) {
        return command("driver", main, 384, jvm, arguments);
    }

    public List<String> central(String... arguments) {
        return central(List.of(), arguments);
    }

    /** @param jvm flags for its JVM */
    public List<String> central(List<String> jvm, String... arguments) {
        return command("central", "org.doorstep.central.CentralMain", 192, jvm, arguments);
    }

    public List<String> desk(String... arguments) {
        return desk(List.of(), arguments);
    }

    /** @param jvm flags for its JVM */
    public List<String> desk(List<String> jvm, String... arguments) {
        return command("desk", "org.doorstep.desk.DeskMain", 128, jvm, arguments);
    }

    public List<String> simulators(String... arguments) {
        return command("simulators", "org.doorstep.device.simulator.app.SimulatorMain", 192, List.of(), arguments);
    }

    public List<String> doorstep(String... arguments) {
        return command("terminal", "org.doorstep.cli.Doorstep", 128, List.of(), arguments);
    }

    /** The kiosk itself. */
    public List<String> terminal(List<String> jvm, String... arguments) {
        return command("terminal", "org.doorstep.terminal.app.TerminalMain", 256, jvm, arguments);
    }

    /** The kiosk with the driver of the unattended run beside it. */
    public List<String> drivenTerminal(List<String> jvm, String... arguments) {
        return command("driver", "org.doorstep.installer.drive.DrivenTerminal", 384, jvm, arguments);
    }

    private List<String> command(
            String program, String main, int heapMegabytes, List<String> jvm, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                java,
                "-XX:+UseSerialGC",
                "-Xmx" + heapMegabytes + "m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dfile.encoding=UTF-8"));
        if (!assembled) {
            // A test's programs end before the second compiler would have paid for itself.
            command.add("-XX:TieredStopAtLevel=1");
            // What is unpacked for SQLite stays behind where one is killed: it goes with the folder the test is in.
            command.add("-Dorg.sqlite.tmpdir=.");
        }
        command.addAll(jvm);
        command.add("-cp");
        command.add(assembled ? classPath(dist.resolve(program)) : System.getProperty("java.class.path"));
        command.add(main);
        command.addAll(List.of(arguments));
        return command;
    }

    /** The jars in one order everywhere: an AOT cache is good only for the class path it was made with. */
    static String classPath(Path folder) {
        try (Stream<Path> jars = Files.list(folder)) {
            return jars.filter(p -> p.toString().endsWith(".jar"))
                    .map(Path::toString)
                    .sorted()
                    .collect(Collectors.joining(File.pathSeparator));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
