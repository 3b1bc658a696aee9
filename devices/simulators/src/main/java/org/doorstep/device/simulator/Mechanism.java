// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * The mechanism of {@link IppPrinter}: the script that {@code ippeveprinter} calls for each document, the files that tell
 * it what to do, and those in which it keeps what came out. Guarded by the printer's lock.
 */
final class Mechanism {
    private final Path folder;
    private final Path control;

    /** One with nothing wrong and nothing printed, in {@code folder}, which is made when missing. */
    Mechanism(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder).toAbsolutePath();
        control = Files.createDirectories(this.folder.resolve("control"));
        try (Stream<Path> left = Files.list(control)) {
            for (Path file : left.toList()) {
                Files.delete(file);
            }
        }
        Files.deleteIfExists(this.folder.resolve("printed"));
        copy("mechanism.sh", "rwxr-xr-x");
        copy("job.test", "rw-r--r--");
        copy("cancel.test", "rw-r--r--");
    }

    private void copy(String resource, String permissions) throws IOException {
        Path target = folder.resolve(resource);
        try (InputStream in = Mechanism.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the simulators' jar");
            }
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(permissions));
    }

    /** Where all of it lies. */
    Path folder() {
        return folder;
    }

    /** What ippeveprinter calls. */
    Path script() {
        return folder.resolve("mechanism.sh");
    }

    /** Gives the order of that name; the script's head lists them. */
    void tell(String order, String value) throws IOException {
        Files.writeString(control.resolve(order), value);
    }

    /** Takes an order back. Idempotent. */
    void untell(String order) throws IOException {
        Files.deleteIfExists(control.resolve(order));
    }

    boolean isTold(String order) {
        return Files.exists(control.resolve(order));
    }

    /** Whether the order stands with that value; it is gone once the script has obeyed. */
    boolean isTold(String order, String value) throws IOException {
        try {
            return Files.readString(control.resolve(order)).equals(value);
        } catch (NoSuchFileException obeyed) {
            return false;
        }
    }

    /** Documents that were printed to the last page, in that order. */
    List<Path> documents() throws IOException {
        return lines("printed").stream().map(Path::of).toList();
    }

    /** Documents that were received, whether printed or not. */
    List<Path> received() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".pdf"))
                    .sorted()
                    .toList();
        }
    }

    /** Pages that came out, over all jobs. */
    int pages() throws IOException {
        return lines("pages").size();
    }

    private List<String> lines(String log) throws IOException {
        Path file = folder.resolve(log);
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }
}
