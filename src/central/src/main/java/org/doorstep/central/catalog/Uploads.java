// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.catalog;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.doorstep.catalog.author.Authoring;

/**
 * Sorts what somebody uploads into files of the catalog: single files, or zip files with the catalog's folders. An item goes where the
 * item of its id stands already, whatever the uploaded file is called. Nothing that is uploaded is believed: sizes and counts are
 * bounded, also of what a zip unpacks to.
 */
public final class Uploads {
    static final int MOST_FILES = 2_000;
    static final int MOST_FILE_BYTES = 1 << 20;
    static final int MOST_BYTES = 16 << 20;

    /** A code list has entries; an item has none. */
    private static final Pattern LIST = Pattern.compile("(?m)^entries:");

    private static final Charset OLD_CHINESE = Charset.forName("GB18030");

    private final Map<String, String> known;
    private final SortedMap<String, String> files = new TreeMap<>();
    private final List<Note> notes = new ArrayList<>();
    private long bytes;
    private int count;

    private Uploads(Map<String, String> known) {
        this.known = known;
    }

    /** A file as it came. */
    public record Raw(String name, byte[] bytes) {}

    /**
     * @param files content by name in the catalog
     * @param notes what is not as the uploader may have thought
     */
    public record Taken(SortedMap<String, String> files, List<Note> notes) {
        /** Files that were not taken. */
        public List<Note> refused() {
            return notes.stream().filter(note -> note.why() != Why.RENAMED).toList();
        }
    }

    public enum Why {
        /** Taken under another name, which the detail says. */
        RENAMED,
        NOT_UTF8,
        TOO_LARGE,
        TOO_MANY,
        /** Its name has letters that not every file system knows, or an ending that no catalog has. */
        NAME,
        BAD_ZIP,
        EMPTY
    }

    /** @param detail more, or empty */
    public record Note(Why why, String name, String detail) {}

    /** @param known files of the draft by name */
    public static Taken read(List<Raw> raws, Map<String, String> known) {
        Uploads uploads = new Uploads(known);
        for (Raw raw : raws) {
            if (raw.name().toLowerCase(java.util.Locale.ROOT).endsWith(".zip")) {
                uploads.zip(raw);
            } else {
                uploads.single(raw.name(), raw.bytes());
            }
        }
        return new Taken(uploads.files, List.copyOf(uploads.notes));
    }

    /** One file that keeps its name, as it is edited. */
    public static Taken under(String name, String content) {
        Uploads uploads = new Uploads(Map.of());
        uploads.text(name, content.getBytes(StandardCharsets.UTF_8)).ifPresent(text -> uploads.files.put(name, text));
        return new Taken(uploads.files, List.copyOf(uploads.notes));
    }

    /** The id that an item's file begins with, by a look at its text alone. */
    public static Optional<String> id(String yaml) {
        return CatalogFolder.id(yaml);
    }

    private void zip(Raw raw) {
        try {
            unpack(raw, StandardCharsets.UTF_8);
        } catch (IOException | IllegalArgumentException notUtf8) {
            // Windows writes Chinese names in the system's own letters, which Java refuses as UTF-8.
            try {
                unpack(raw, OLD_CHINESE);
            } catch (IOException | IllegalArgumentException broken) {
                note(Why.BAD_ZIP, raw.name(), "");
            }
        }
    }

    private void unpack(Raw raw, Charset names) throws IOException {
        List<Raw> entries = new ArrayList<>();
        List<Note> tooLarge = new ArrayList<>();
        long unpacked = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(raw.bytes()), names)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName().replace('\\', '/');
                if (entry.isDirectory() || hidden(name)) {
                    continue;
                }
                byte[] content = zip.readNBytes(MOST_FILE_BYTES + 1);
                unpacked += content.length;
                if (content.length > MOST_FILE_BYTES) {
                    tooLarge.add(new Note(Why.TOO_LARGE, name, ""));
                    break;
                }
                if (unpacked > MOST_BYTES || entries.size() >= MOST_FILES) {
                    tooLarge.add(new Note(Why.TOO_MANY, raw.name(), ""));
                    break;
                }
                entries.add(new Raw(name, content));
            }
        }
        if (entries.isEmpty() && tooLarge.isEmpty()) {
            throw new IOException("no files");
        }
        notes.addAll(tooLarge);
        String root = root(entries);
        for (Raw entry : entries) {
            String name = entry.name().startsWith(root) ? entry.name().substring(root.length()) : entry.name();
            if (name.contains("/") && !name.startsWith(CatalogFolder.ITEMS)) {
                inFolder(name, entry.bytes());
            } else {
                single(name, entry.bytes());
            }
        }
    }

    /** What stands before {@code items/}, or before {@code texts.yaml}. */
    private static String root(List<Raw> entries) {
        for (String mark : List.of(CatalogFolder.ITEMS, "texts.yaml")) {
            for (Raw entry : entries) {
                int at = entry.name().indexOf(mark);
                if (at == 0 || (at > 0 && entry.name().charAt(at - 1) == '/')) {
                    return entry.name().substring(0, at);
                }
            }
        }
        return "";
    }

    private static boolean hidden(String name) {
        return name.startsWith("__MACOSX/")
                || name.contains("/.")
                || name.startsWith(".")
                || name.startsWith("examples/")
                || name.contains("/examples/")
                || name.endsWith(".md");
    }

    private void inFolder(String name, byte[] content) {
        if (!CatalogFolder.NAME.matcher(name).matches()) {
            note(Why.NAME, name, "");
            return;
        }
        text(name, content).ifPresent(text -> files.put(name, text));
    }

    private void single(String path, byte[] content) {
        String base = path.substring(path.replace('\\', '/').lastIndexOf('/') + 1);
        Optional<String> text = text(base, content);
        if (text.isEmpty()) {
            return;
        }
        String name = place(base, text.get());
        if (!CatalogFolder.NAME.matcher(name).matches()) {
            note(Why.NAME, base, "");
            return;
        }
        if (!name.endsWith("/" + base) && !name.equals(base)) {
            note(Why.RENAMED, base, name);
        }
        files.put(name, text.get());
    }

    /** The place of a file by its content first: browsers call a second copy {@code name (1).yaml}. */
    private String place(String base, String text) {
        if (Authoring.besideItems(base)) {
            return base;
        }
        Optional<String> id =
                base.endsWith(".yaml") || base.endsWith(".yml") ? CatalogFolder.id(text) : Optional.empty();
        if (id.isPresent() && LIST.matcher(text).find()) {
            return "lists/" + id.get() + ".yaml";
        }
        if (id.isPresent()) {
            return known.entrySet().stream()
                    .filter(file -> file.getKey().startsWith(CatalogFolder.ITEMS))
                    .filter(file -> CatalogFolder.id(file.getValue()).equals(id))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(CatalogFolder.ITEMS + id.get() + ".yaml");
        }
        return known.keySet().stream()
                .filter(name -> name.endsWith("/" + base))
                .findFirst()
                .orElse(CatalogFolder.ITEMS + base);
    }

    private Optional<String> text(String name, byte[] content) {
        bytes += content.length;
        count++;
        if (content.length > MOST_FILE_BYTES) {
            note(Why.TOO_LARGE, name, "");
            return Optional.empty();
        }
        if (bytes > MOST_BYTES || count > MOST_FILES) {
            note(Why.TOO_MANY, name, "");
            return Optional.empty();
        }
        Optional<String> text = CatalogFolder.text(content);
        if (text.isEmpty()) {
            note(Why.NOT_UTF8, name, "");
        } else if (text.get().isBlank()) {
            note(Why.EMPTY, name, "");
            return Optional.empty();
        }
        return text;
    }

    private void note(Why why, String name, String detail) {
        notes.add(new Note(why, name, detail));
    }
}
