// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;

/** Where a database file lies: for its owner only, and moved aside whole when it is broken. */
final class Place {
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    /** The file itself last: until it has gone, the next start finds the broken journal again and repeats the move. */
    private static final List<String> PARTS = List.of("-wal", "-shm", "");

    private final Path file;

    Place(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    /**
     * Makes the folder and an empty file where they are missing; SQLite gives its side files the rights of the file.
     *
     * @return whether the file was missing
     */
    boolean prepare() throws IOException {
        folderReady();
        if (Files.exists(file)) {
            return false;
        }
        Files.createFile(file, OWNER_FILE);
        sync();
        return true;
    }

    /** Makes the folder where it is missing. */
    void folderReady() throws IOException {
        Files.createDirectories(folder(), OWNER_FOLDER);
    }

    /**
     * Renames the file and its side files to {@code <name>.broken-<time>}; nothing is ever overwritten.
     *
     * @return the new path of the file itself
     */
    Path moveAside(Instant now) throws IOException {
        Path aside = free(file.getFileName() + ".broken-" + STAMP.format(now));
        for (String part : PARTS) {
            Path from = sibling(file.getFileName() + part);
            if (Files.exists(from)) {
                Files.move(from, sibling(aside.getFileName() + part));
            }
        }
        sync();
        return aside;
    }

    /** A wrong clock may give the same time twice. */
    private Path free(String name) {
        Path candidate = sibling(name);
        for (int n = 2; Files.exists(candidate); n++) {
            candidate = sibling(name + "-" + n);
        }
        return candidate;
    }

    private Path sibling(String name) {
        return file.resolveSibling(name);
    }

    private Path folder() {
        Path parent = file.getParent();
        if (parent == null) {
            throw new IllegalArgumentException(file + " lies in no folder; give a full path");
        }
        return parent;
    }

    /** A rename survives a power cut only when the folder itself has been written. */
    private void sync() throws IOException {
        try (FileChannel channel = FileChannel.open(folder(), StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
