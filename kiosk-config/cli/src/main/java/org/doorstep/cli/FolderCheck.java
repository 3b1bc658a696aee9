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
import org.doorstep.settings.TerminalSettings;

/** Looks at the folders of the settings, by writing a file into each and taking it away again. */
final class FolderCheck {
    /** The number of the device that a file lies on. */
    private static final String DEVICE = "unix:dev";

    private static final long ENOUGH = 2L << 30;
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final String subject;
    private final String key;

    private FolderCheck(String subject, String key) {
        this.subject = subject;
        this.key = key;
    }

    static List<Finding> state(TerminalSettings.Paths paths) {
        return new FolderCheck("state folder", "state").of(paths.state());
    }

    /** A copy on the disk of the journal is lost with it. */
    static List<Finding> journalCopy(TerminalSettings.Paths paths) {
        String subject = "journal copy";
        List<Finding> findings = new ArrayList<>();
        if (!paths.journalCopy().equals(paths.state())) {
            findings.addAll(new FolderCheck(subject, "journalCopy").of(paths.journalCopy()));
        }
        try {
            if (Files.exists(paths.state())
                    && Files.exists(paths.journalCopy())
                    && Files.getAttribute(paths.state(), DEVICE)
                            .equals(Files.getAttribute(paths.journalCopy(), DEVICE))) {
                findings.add(Finding.doubtful(
                        subject,
                        paths.journalCopy() + " is on the same disk as the journal, and lost with it",
                        "Name a folder on another disk or on a stick that stays plugged in under [paths] journalCopy;"
                                + " if it is named, see that the disk is mounted."));
            }
        } catch (IOException e) {
            findings.add(Finding.doubtful(
                    subject,
                    "the disk of " + paths.journalCopy() + " cannot be told ("
                            + e.getClass().getSimpleName() + ")",
                    "Look at the folder's owner and at the disk."));
        }
        return findings;
    }

    private List<Finding> of(Path folder) {
        if (!Files.exists(folder)) {
            return List.of(Finding.bad(
                    subject,
                    folder + " does not exist",
                    "Make it for the terminal's user: install -d -m 700 -o USER " + folder + "."));
        }
        if (!Files.isDirectory(folder)) {
            return List.of(Finding.bad(subject, folder + " is no folder", "Name a folder under [paths] " + key + "."));
        }
        List<Finding> findings = new ArrayList<>();
        try {
            if (Files.getPosixFilePermissions(folder).stream().anyMatch(OTHERS::contains)) {
                findings.add(Finding.doubtful(
                        subject, "others may read or write " + folder, "Run chmod 700 " + folder + "."));
            }
            write(folder);
            FileStore store = Files.getFileStore(folder);
            findings.add(kind(folder, store));
            findings.add(space(folder, store));
        } catch (IOException e) {
            findings.add(Finding.bad(
                    subject,
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

    private Finding kind(Path folder, FileStore store) {
        return switch (store.type()) {
            case "tmpfs", "ramfs", "overlay" ->
                Finding.doubtful(
                        subject,
                        folder + " lies on " + store.type() + ", which may not survive a power cut",
                        "Choose a folder on a disk.");
            case "nfs", "nfs4", "cifs", "smb3" ->
                Finding.bad(
                        subject,
                        folder + " lies on a network (" + store.type() + "), where a journal is not safe",
                        "Choose a folder on a disk of this machine.");
            default -> Finding.good(subject, folder + " on " + store.type() + ", written and flushed");
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
