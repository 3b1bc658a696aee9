// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.doorstep.contract.Suite;

/** Blobs by their SHA-256. A blob whose bytes are not those of its name is as good as none. */
final class BlobStore {
    private final Path folder;
    private final Suite suite;

    BlobStore(Path folder, Suite suite) {
        this.folder = folder;
        this.suite = suite;
    }

    Optional<byte[]> read(Metadata.Named named) throws IOException {
        Path file = folder.resolve(named.sha256());
        if (!named.sha256().matches("[0-9a-f]{64}") || !Files.exists(file)) {
            return Optional.empty();
        }
        byte[] bytes = Files.readAllBytes(file);
        return bytes.length == named.length() && Metadata.sha256(suite, bytes).equals(named.sha256())
                ? Optional.of(bytes)
                : Optional.empty();
    }

    void write(Metadata.Named named, byte[] bytes) throws IOException {
        Durable.write(folder.resolve(named.sha256()), bytes);
    }

    /** Removes what is not among {@code wanted}, leftovers of interrupted writes included. */
    void keepOnly(Collection<String> wanted) throws IOException {
        Set<String> names = Set.copyOf(wanted);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (!names.contains(file.getFileName().toString())) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
