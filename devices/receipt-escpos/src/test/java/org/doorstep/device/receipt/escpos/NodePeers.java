// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Packages of npm run by Node.js, put below {@code target} on first use from npm's cache or its registry. */
final class NodePeers {
    private static final long INSTALLING_MINUTES = 4;
    private static final long RUNNING_MINUTES = 2;

    private final Path folder;

    private NodePeers(Path folder) {
        this.folder = folder;
    }

    /** The packages that the module's build names, in the versions it names. */
    static NodePeers installed() throws IOException, InterruptedException {
        NodePeers peers = new NodePeers(Path.of(property("peers.folder")));
        List<String> wanted = new ArrayList<>();
        for (String name : List.of("receiptio", "receiptline")) {
            String version = property("peers." + name);
            if (!peers.has(name, version)) {
                wanted.add(name + "@" + version);
            }
        }
        if (!wanted.isEmpty()) {
            peers.install(wanted);
        }
        return peers;
    }

    private static String property(String name) {
        return Objects.requireNonNull(
                System.getProperty(name), () -> "run by Maven, or give -D" + name + " as the module's pom.xml does");
    }

    private boolean has(String name, String version) throws IOException {
        Path manifest = folder.resolve("node_modules").resolve(name).resolve("package.json");
        return Files.exists(manifest) && Files.readString(manifest).contains("\"version\": \"" + version + "\"");
    }

    private void install(List<String> wanted) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("package.json"), "{\"private\": true}\n");
        List<String> command = new ArrayList<>(List.of(
                "npm",
                "install",
                "--no-audit",
                "--no-fund",
                "--ignore-scripts",
                "--prefer-offline",
                "--fetch-retries=5",
                "--fetch-timeout=60000"));
        command.addAll(wanted);
        run(
                command,
                INSTALLING_MINUTES,
                "get " + wanted + " from npm's registry: is it reached? (npm install by hand in " + folder + " tells)");
    }

    /** What {@code script} writes when it is given {@code arguments}. */
    String run(String script, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node", "-e", script, "--"));
        command.addAll(List.of(arguments));
        return run(command, RUNNING_MINUTES, "run a script of Node.js");
    }

    private String run(List<String> command, long minutes, String purpose) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        try {
            Process process = start(command, out, err);
            if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("could not " + purpose + ": no end after " + minutes + " minutes");
            }
            if (process.exitValue() != 0) {
                throw new AssertionError("could not " + purpose + ":\n" + Files.readString(err));
            }
            return Files.readString(out, StandardCharsets.UTF_8);
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private Process start(List<String> command, Path out, Path err) {
        try {
            return new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
        } catch (IOException e) {
            throw new AssertionError(
                    command.getFirst() + " does not start: install the Debian packages nodejs and npm", e);
        }
    }
}
