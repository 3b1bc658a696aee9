// SPDX-License-Identifier: Apache-2.0
package org.doorstep.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Looks at the state folder, by writing a file into it and taking it away again. */
final class FolderCheck {
    private static final String SUBJECT = "state folder";
    private static final long ENOUGH = 2L << 30;
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private FolderCheck() {}

    static List<Finding> of(Path folder) {
        if (!Files.exists(folder)) {
            return List.of(Finding.bad(
                    SUBJECT,
                    folder + " does not exist",
                    "Make it for the terminal's user: install -d -m 700 -o USER " + folder + "."));
        }
        if (!Files.isDirectory(folder)) {
            return List.of(Finding.bad(SUBJECT, folder + " is no folder", "Name a folder under [paths] state."));
        }
        List<Finding> findings = new ArrayList<>();
        try {
            if (Files.getPosixFilePermissions(folder).stream().anyMatch(OTHERS::contains)) {
                findings.add(Finding.doubtful(
                        SUBJECT, "others may read or write " + folder, "Run chmod 700 " + folder + "."));
            }
            write(folder);
            FileStore store = Files.getFileStore(folder);
            findings.add(kind(folder, store));
            findings.add(space(folder, store));
        } catch (IOException e) {
            findings.add(Finding.bad(
                    SUBJECT,
                    folder + " cannot be written (" + e.getClass().getSimpleName() + ")",
                    "Run this as the terminal's user; look at the folder's owner and at the disk."));
        }
        return findings;
    }

    private static void write(Path folder) throws IOException {
        Path probe = Files.createTempFile(folder, "doctor", ".probe");
        try (FileChannel out = FileChannel.open(probe, StandardOpenOption.WRITE)) {
            out.write(ByteBuffer.wrap(new byte[4096]));
            out.force(true);
        } finally {
            Files.delete(probe);
        }
    }

    private static Finding kind(Path folder, FileStore store) {
        return switch (store.type()) {
            case "tmpfs", "ramfs", "overlay" ->
                Finding.doubtful(
                        SUBJECT,
                        folder + " lies on " + store.type() + ", which may not survive a power cut",
                        "Choose a folder on a disk.");
            case "nfs", "nfs4", "cifs", "smb3" ->
                Finding.bad(
                        SUBJECT,
                        folder + " lies on a network (" + store.type() + "), where a journal is not safe",
                        "Choose a folder on a disk of this machine.");
            default -> Finding.good(SUBJECT, folder + " on " + store.type() + ", written and flushed");
        };
    }

    private static Finding space(Path folder, FileStore store) throws IOException {
        long free = store.getUsableSpace();
        String megabytes = (free >> 20) + " MB free";
        return free >= ENOUGH
                ? Finding.good("disk", megabytes)
                : Finding.doubtful("disk", megabytes + " at " + folder, "Make room: 2 GB hold a week without network.");
    }
}
