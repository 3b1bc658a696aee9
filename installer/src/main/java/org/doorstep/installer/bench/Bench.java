// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.doorstep.installer.stack.Plainly;
import org.doorstep.installer.stack.Programs;
import org.doorstep.installer.stack.Stack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints every figure as a table: what, figure, limit or peer, ratio. */
@Command(name = "bench", mixinStandardHelpOptions = true, description = "Measures, each figure beside its peer.")
public final class Bench implements Callable<Integer> {
    @Option(names = "--dist", required = true)
    private Path dist = Path.of("");

    @Option(names = "--catalog", required = true)
    private Path catalog = Path.of("");

    @Option(names = "--cache", required = true, description = "the kiosk's AOT cache")
    private Path cache = Path.of("");

    @Option(names = "--rounds", defaultValue = "5", description = "counted rounds, after one that is not")
    private int rounds = 5;

    @Option(names = "--flag", description = "flags of the kiosk's JVM")
    private List<String> flags = List.of();

    public static void main(String[] arguments) {
        System.exit(Plainly.run(new Bench(), arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException, java.awt.AWTException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path home = Files.createTempDirectory("doorstep-bench-");
        List<Row> rows = new ArrayList<>();
        try (Stack stack = Stack.start(Programs.in(dist), home, catalog.toAbsolutePath(), Stack.Ports.any())) {
            rows.addAll(new StartBench(stack, cache.toAbsolutePath(), home, flags).run(rounds));
        }
        rows.addAll(new DeviceBench(home).run(rounds));
        out.println("| what | figure: median (least to greatest) | limit or peer | ratio |");
        out.println("|---|---|---|---|");
        rows.forEach(row -> out.println(row.line()));
        return 0;
    }
}
