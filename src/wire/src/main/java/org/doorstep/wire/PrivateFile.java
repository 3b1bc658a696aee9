// SPDX-License-Identifier: Apache-2.0
package org.doorstep.wire;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Small files that only their owner may read, such as keys and what was learned at enrolment. A write is whole or has not
 * happened, and is on disk on return.
 */
public final class PrivateFile {
    private static final System.Logger LOG = System.getLogger(PrivateFile.class.getName());
    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("---rwxrwx");

    private PrivateFile() {}

    /**
     * Replaces the file (mode 0600). Makes its folder, and closes it to others (mode 0700).
     *
     * @throws IOException which names the file and the remedy
     */
    public static void write(Path file, byte[] bytes) throws IOException {
        put(file, bytes, fresh -> Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE));
    }

    /**
     * As {@link #write}, but a file that is there stays: of several who create it at once, all find one's bytes.
     *
     * @throws IOException which names the file and the remedy
     */
    public static void create(Path file, byte[] bytes) throws IOException {
        put(file, bytes, fresh -> linkUnlessThere(file, fresh));
    }

    private static void linkUnlessThere(Path file, Path fresh) throws IOException {
        try {
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException e) {
            LOG.log(Level.DEBUG, () -> file + " was created by somebody else meanwhile");
        }
    }

    /** Puts a whole file where it belongs. */
    private interface Placing {
        void place(Path fresh) throws IOException;
    }

    private static void put(Path file, byte[] bytes, Placing placing) throws IOException {
        Path folder = folder(file);
        try {
            Files.createDirectories(folder);
            if (posix(folder)) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
            Path fresh = Files.createTempFile(folder, file.getFileName().toString(), ".new", ownerOnly(folder));
            try {
                fill(fresh, bytes);
                placing.place(fresh);
            } finally {
                Files.deleteIfExists(fresh);
            }
            try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
                directory.force(true);
            }
        } catch (IOException e) {
            throw new IOException(
                    file + " cannot be written: " + e.getMessage()
                            + ". Let the program's account own the folder, and see that the disk has room.",
                    e);
        }
    }

    /**
     * Reads the file.
     *
     * @throws IOException when it cannot be read or others could read it; names the file and the remedy
     */
    public static byte[] read(Path file) throws IOException {
        if (posix(file) && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
            throw new IOException(file + " may be read by others. Run chmod 600 on it; if others had access to this"
                    + " machine, revoke the keys in the console and enrol anew.");
        }
        return Files.readAllBytes(file);
    }

    private static void fill(Path fresh, byte[] bytes) throws IOException {
        try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                out.write(buffer);
            }
            out.force(true);
        }
    }

    private static Path folder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalArgumentException(file + " is no file in a folder");
        }
        return folder;
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) throws IOException {
        return posix(folder)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean posix(Path path) throws IOException {
        return Files.getFileStore(path).supportsFileAttributeView("posix");
    }
}
