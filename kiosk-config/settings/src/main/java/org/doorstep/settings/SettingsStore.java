// SPDX-License-Identifier: Apache-2.0
package org.doorstep.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * Keeps the last good settings of a terminal, so that a mistake in the file does not stop it. The copy holds the very
 * bytes that were accepted, and comes into being whole or not at all, a power cut included. One process at a time.
 */
public final class SettingsStore {
    private final Path folder;

    /** @param stateDir the terminal's state folder; made when the first copy is kept */
    public SettingsStore(Path stateDir) {
        this.folder = stateDir.resolve("settings");
    }

    /** What is in force now. */
    public sealed interface Standing {}

    /**
     * The file is right and in force.
     *
     * @param notKept why no copy could be kept of it; empty when it was
     */
    public record InForce(TerminalSettings settings, List<Problem> notKept) implements Standing {
        public InForce {
            notKept = List.copyOf(notKept);
        }
    }

    /**
     * The file is refused and the last good one goes on being in force.
     *
     * @param refused every problem of the file
     */
    public record LastGood(TerminalSettings settings, List<Problem> refused) implements Standing {
        public LastGood {
            refused = List.copyOf(refused);
        }
    }

    /**
     * The file is refused and there is no good one to fall back on.
     *
     * @param refused every problem of the file, then those of a kept copy that is not right any more
     */
    public record Nothing(List<Problem> refused) implements Standing {
        public Nothing {
            refused = List.copyOf(refused);
        }
    }

    /** A further look at settings that are right in themselves, such as whether the devices fit their adapters. */
    @FunctionalInterface
    public interface Check {
        /** Nothing more is asked. */
        Check NONE = settings -> List.of();

        /** The problems found; empty when there are none. */
        List<Problem> of(TerminalSettings settings);
    }

    /** The folder's file with the last good settings. */
    public Path lastGood() {
        return folder.resolve("last-good.toml");
    }

    /**
     * Reads {@code file} and says which settings are in force. Where it is right, a copy of it is on disk on return;
     * where it is not, nothing is changed.
     */
    public Standing load(Path file, Check check) {
        List<Problem> refused = new ArrayList<>();
        switch (SettingsFile.bytesOf(file)) {
            case SettingsFile.Unreadable(var problem) -> refused.add(problem);
            case SettingsFile.Bytes(var bytes) -> {
                switch (checked(SettingsFile.parse(file.toString(), bytes), check)) {
                    case SettingsFile.Loaded(var settings) -> {
                        return new InForce(settings, keep(bytes));
                    }
                    case SettingsFile.Rejected(var problems) -> refused.addAll(problems);
                }
            }
        }
        if (!Files.exists(lastGood())) {
            return new Nothing(refused);
        }
        return switch (checked(SettingsFile.read(lastGood()), check)) {
            case SettingsFile.Loaded(var settings) -> new LastGood(settings, refused);
            case SettingsFile.Rejected(var problems) -> {
                refused.addAll(problems);
                yield new Nothing(refused);
            }
        };
    }

    private static SettingsFile.Result checked(SettingsFile.Result result, Check check) {
        return switch (result) {
            case SettingsFile.Rejected rejected -> rejected;
            case SettingsFile.Loaded loaded -> {
                List<Problem> more = check.of(loaded.settings());
                yield more.isEmpty() ? loaded : new SettingsFile.Rejected(more);
            }
        };
    }

    private List<Problem> keep(byte[] bytes) {
        try {
            if (Files.exists(lastGood()) && java.util.Arrays.equals(Files.readAllBytes(lastGood()), bytes)) {
                return List.of();
            }
            Files.createDirectories(folder);
            Path fresh = folder.resolve("last-good.toml.new");
            Files.deleteIfExists(fresh);
            try (FileChannel out = FileChannel.open(
                    fresh,
                    EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    out.write(rest);
                }
                out.force(true);
            }
            Files.move(fresh, lastGood(), StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
                directory.force(true);
            }
            return List.of();
        } catch (IOException e) {
            return List.of(new Problem(
                    lastGood().toString(),
                    Place.WHOLE_FILE,
                    "",
                    "No copy of these settings could be kept (" + e.getClass().getSimpleName() + ")",
                    "Look at the disk and at the rights of the state folder; a later mistake would stop this"
                            + " terminal."));
        }
    }
}
