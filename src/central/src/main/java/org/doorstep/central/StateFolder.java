// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Where central keeps what it must not lose: only its own account may look in. */
record StateFolder(Path path) {
    static StateFolder open(Path path) throws IOException {
        Path absolute = path.toAbsolutePath().normalize();
        if (!Files.isDirectory(absolute)) {
            Files.createDirectories(
                    absolute, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        Files.setPosixFilePermissions(absolute, PosixFilePermissions.fromString("rwx------"));
        return new StateFolder(absolute);
    }

    Path database() {
        return path.resolve("central.db");
    }

    Path keys() {
        return path.resolve("keys");
    }

    /** The repository that terminals fetch from. */
    Path catalog() {
        return path.resolve("catalog");
    }

    /** The keys that sign releases; a city keeps the root's elsewhere. */
    Path catalogKeys() {
        return path.resolve("catalog-keys");
    }

    Path demoAccount() {
        return path.resolve("demo-account.txt");
    }
}
