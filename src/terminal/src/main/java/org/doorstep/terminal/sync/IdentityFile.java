// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.doorstep.wire.BadMessage;
import org.doorstep.wire.Json;
import org.doorstep.wire.PrivateFile;

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
            return Optional.of(Json.read(PrivateFile.read(file), TerminalIdentity.class));
        } catch (BadMessage e) {
            throw new IOException(
                    file + " is damaged (" + e.getMessage()
                            + "). Move it away and enrol again with the same work order's code.",
                    e);
        }
    }

    void write(TerminalIdentity identity) throws IOException {
        PrivateFile.write(folder.resolve(NAME), Json.write(identity));
    }
}
