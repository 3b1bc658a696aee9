// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.doorstep.wire.BadMessage;
import org.doorstep.wire.Json;

/** {@code identity.json} in the state folder: for its owner only, replaced whole or not at all. */
final class IdentityFile {
    static final String NAME = "identity.json";

    private final Path folder;

    IdentityFile(Path folder) {
        this.folder = folder;
    }

    /** @throws IOException when it is there and cannot be read; the message names it and the remedy */
    Optional<TerminalIdentity> read() throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(Files.readAllBytes(file), TerminalIdentity.class));
        } catch (BadMessage e) {
            throw new IOException(
                    file + " is damaged (" + e.getMessage()
                            + "). Move it away and enrol again with the same work order's code.",
                    e);
        }
    }

    void write(TerminalIdentity identity) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path fresh = Files.createTempFile(
                folder,
                "identity",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(Json.write(identity));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(fresh, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }
}
