// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.device.runtime.CommandEntry;
import org.doorstep.device.runtime.CommandJournal;
import org.doorstep.device.runtime.JournalFailedException;
import org.doorstep.device.runtime.Settlement;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.DeviceId;
import org.doorstep.device.spi.Evidence;
import org.doorstep.device.spi.FaultCode;

/**
 * A journal in one file that only grows: a line for each change, forced to disk before the change counts. A last line
 * that a power cut tore is cut off at the next opening, since nobody was told of it.
 *
 * <pre>
 * admit ID DEVICE KIND
 * begin ID
 * settle ID OUTCOME EVIDENCE|- FAULT|- DONE OF
 * </pre>
 */
public final class FileCommandJournal implements CommandJournal, AutoCloseable {
    private final Path file;
    private final RandomAccessFile out;
    private final Map<CommandId, CommandEntry> entries = new LinkedHashMap<>();

    private FileCommandJournal(Path file, RandomAccessFile out) {
        this.file = file;
        this.out = out;
    }

    /**
     * Opens the journal of that file, which is made when missing. One journal at a time may have the file open.
     *
     * @throws IOException when the file cannot be read or written, or holds what is no journal
     */
    public static FileCommandJournal open(Path file) throws IOException {
        String text = Files.exists(file) ? Files.readString(file, UTF_8) : "";
        int whole = text.lastIndexOf('\n') + 1;
        var out = new RandomAccessFile(file.toFile(), "rw");
        try {
            out.setLength(text.substring(0, whole).getBytes(UTF_8).length);
            out.seek(out.length());
            out.getFD().sync();
            var journal = new FileCommandJournal(file, out);
            int number = 0;
            for (String line : text.substring(0, whole).lines().toList()) {
                number++;
                journal.replay(line, number);
            }
            return journal;
        } catch (IOException | RuntimeException e) {
            out.close();
            throw e;
        }
    }

    private void replay(String line, int number) throws IOException {
        try {
            String[] words = line.split(" ", 4);
            var id = new CommandId(words[1]);
            switch (words[0]) {
                case "admit" -> {
                    entries.remove(id);
                    entries.put(id, new CommandEntry(id, new DeviceId(words[2]), words[3], false, null));
                }
                case "begin" -> entries.compute(id, (_, e) -> begun(known(id, e)));
                case "settle" -> {
                    var settlement = settlement(line.split(" ", 7));
                    entries.compute(id, (_, e) -> settled(known(id, e), settlement));
                }
                default -> throw new IllegalArgumentException("unknown word");
            }
        } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
            throw new IOException(file + ", line " + number + ": no line of a journal; move the file aside", e);
        }
    }

    private static Settlement settlement(String[] words) {
        return new Settlement(
                Settlement.Kind.valueOf(words[2]),
                words[3].equals("-") ? null : Evidence.valueOf(words[3]),
                words[4].equals("-") ? null : new FaultCode(words[4]),
                Integer.parseInt(words[5]),
                Integer.parseInt(words[6]));
    }

    private static CommandEntry known(CommandId id, @org.jspecify.annotations.Nullable CommandEntry entry) {
        if (entry == null) {
            throw new IllegalStateException(id + " was never admitted");
        }
        return entry;
    }

    private static CommandEntry begun(CommandEntry e) {
        return new CommandEntry(e.id(), e.device(), e.kind(), true, e.settlement());
    }

    private static CommandEntry settled(CommandEntry e, Settlement settlement) {
        return new CommandEntry(e.id(), e.device(), e.kind(), e.begun(), settlement);
    }

    private void append(String line) throws JournalFailedException {
        try {
            out.write((line + "\n").getBytes(UTF_8));
            out.getFD().sync();
        } catch (IOException e) {
            throw new JournalFailedException(file + " cannot be written; see that its disk has room", e);
        }
    }

    @Override
    public synchronized Admission admit(CommandId id, DeviceId device, String kind) throws JournalFailedException {
        if (kind.isBlank() || kind.length() > 40 || kind.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("A kind of command is 1 to 40 characters on one line");
        }
        CommandEntry entry = entries.get(id);
        if (entry != null && entry.settlement() == null) {
            return new Admission.StillOpen(entry);
        }
        if (entry != null && entry.settlement() != null && entry.settlement().kind() != Settlement.Kind.REFUSED) {
            return new Admission.AlreadySettled(entry);
        }
        append("admit " + id + " " + device + " " + kind);
        entries.remove(id);
        entries.put(id, new CommandEntry(id, device, kind, false, null));
        return new Admission.Fresh();
    }

    @Override
    public synchronized void effectBegins(CommandId id) throws JournalFailedException {
        CommandEntry entry = known(id, entries.get(id));
        if (entry.settlement() != null) {
            throw new IllegalStateException(id + " is not open");
        }
        if (!entry.begun()) {
            append("begin " + id);
            entries.put(id, begun(entry));
        }
    }

    @Override
    public synchronized void settle(CommandId id, Settlement settlement) throws JournalFailedException {
        CommandEntry entry = known(id, entries.get(id));
        Settlement before = entry.settlement();
        if (settlement.equals(before)) {
            return;
        }
        if (before != null
                && (before.kind() != Settlement.Kind.UNKNOWN || settlement.kind() == Settlement.Kind.UNKNOWN)) {
            throw new IllegalStateException(id + " is settled as " + before.kind() + " already");
        }
        append("settle " + id + " " + settlement.kind() + " " + orDash(settlement.evidence()) + " "
                + orDash(settlement.fault()) + " " + settlement.done() + " " + settlement.of());
        entries.put(id, settled(entry, settlement));
    }

    private static String orDash(@org.jspecify.annotations.Nullable Object value) {
        return value == null ? "-" : value.toString();
    }

    @Override
    public synchronized Optional<CommandEntry> find(CommandId id) {
        return Optional.ofNullable(entries.get(id));
    }

    @Override
    public synchronized List<CommandEntry> open() {
        return entries.values().stream().filter(e -> e.settlement() == null).toList();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
