// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A small file that names a release. It changes by a rename, so it always names a whole one. */
final class Pointer {
    private final Path file;

    Pointer(Path file) {
        this.file = file;
    }

    /** Empty when there is none; a file that holds no number counts as none. */
    Optional<Integer> get() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
        return text.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    void set(int release) throws IOException {
        Durable.write(file, (release + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    void clear() throws IOException {
        Durable.delete(file);
    }
}
