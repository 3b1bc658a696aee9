// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.doorstep.installer.stack.Child;
import org.doorstep.installer.stack.Plainly;
import org.doorstep.installer.stack.Programs;
import org.doorstep.installer.stack.Stack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the kiosk's AOT cache: runs the assembled kiosk once, touches it, and lets it end. */
@Command(name = "training", mixinStandardHelpOptions = true, description = "Makes the kiosk's AOT cache.")
public final class Training implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Option(names = "--dist", required = true)
    private Path dist = Path.of("");

    @Option(names = "--catalog", required = true)
    private Path catalog = Path.of("");

    @Option(names = "--cache", required = true, description = "the file to make")
    private Path cache = Path.of("");

    @Option(names = "--flag", description = "flags of the kiosk's JVM")
    private List<String> flags = List.of();

    public static void main(String[] arguments) {
        System.exit(Plainly.run(new Training(), arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException, java.awt.AWTException {
        Path home = Files.createTempDirectory("doorstep-training-");
        Path made = cache.toAbsolutePath().resolveSibling(cache.getFileName() + ".new");
        Files.createDirectories(made.getParent());
        List<String> jvm = new ArrayList<>(flags);
        jvm.add("-XX:AOTCacheOutput=" + made);
        Eye eye = new Eye();
        try (Stack stack = Stack.start(Programs.in(dist), home, catalog.toAbsolutePath(), Stack.Ports.any())) {
            Child kiosk = Child.start(
                    "training-kiosk",
                    stack.programs()
                            .terminal(jvm, "--settings", stack.settings().toString()),
                    home);
            try {
                eye.awaitPage(PATIENCE);
                eye.awaitStill(PATIENCE);
                eye.press(0.5, 0.5);
                eye.awaitStill(PATIENCE);
            } finally {
                kiosk.end(PATIENCE);
            }
        }
        if (!Files.exists(made)) {
            throw new IOException("the kiosk ended without an AOT cache; see " + home.resolve("training-kiosk.log"));
        }
        Files.move(made, cache.toAbsolutePath(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        return 0;
    }
}
