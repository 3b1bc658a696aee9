// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** The repository's files as terminals ask for them. Names that could lead elsewhere are not found. Any thread. */
public final class Shelf {
    private static final Pattern META = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._-]{0,79}\\.json");
    private static final Pattern BLOB = Pattern.compile("[0-9a-f]{64}");

    private final Path repository;

    /** @param repository folder with {@code meta/} and {@code blobs/} */
    public Shelf(Path repository) {
        this.repository = repository;
    }

    /**
     * @param file such as {@code timestamp.json} or {@code 3.snapshot.json}
     * @param assigned the release that the terminal is to run: its timestamp names that one
     */
    public Optional<byte[]> meta(String file, int assigned) throws IOException {
        if (file.equals("timestamp.json")) {
            return read(Lines.timestamp(repository, assigned));
        }
        return META.matcher(file).matches() ? read(repository.resolve("meta").resolve(file)) : Optional.empty();
    }

    /** @param sha256 64 small hexadecimal digits */
    public Optional<byte[]> blob(String sha256) throws IOException {
        return BLOB.matcher(sha256).matches() ? read(repository.resolve("blobs").resolve(sha256)) : Optional.empty();
    }

    private static Optional<byte[]> read(Path file) throws IOException {
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (NoSuchFileException gone) {
            return Optional.empty(); // the line of a trial release goes when it is given to all
        }
    }
}
