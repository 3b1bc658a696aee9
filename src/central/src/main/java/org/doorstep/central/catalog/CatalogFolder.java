// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.catalog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.doorstep.catalog.author.Authoring;

/**
 * The files of a catalog in memory: {@code items/*.yaml}, {@code texts.yaml}, {@code calendar.yaml} and lists, as their authors wrote them.
 *
 * @param files content by name relative to the catalog's folder
 */
public record CatalogFolder(SortedMap<String, String> files) {
    /** Of the files that are kept: at most one folder deep, of letters that every file system knows. */
    static final Pattern NAME =
            Pattern.compile("(?:[a-z0-9][a-z0-9_-]{0,39}/)?[A-Za-z0-9][A-Za-z0-9._-]{0,99}\\.(?:yaml|json|csv|txt)");

    static final String ITEMS = "items/";

    /** Learning material beside the items of {@code kiosk-config/catalog}, which is no part of a release. */
    private static final String EXAMPLES = "examples/";

    private static final Pattern ID = Pattern.compile("(?m)^id:[ \\t]*[\"']?([a-z0-9-]+)");

    public CatalogFolder {
        files = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /**
     * Reads what of a folder belongs to a release.
     *
     * @throws IOException when it cannot be read; names the file that is not UTF-8
     */
    static CatalogFolder read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException(
                    "There is no folder " + folder + ". Name the folder that holds the items' YAML files.");
        }
        boolean flat = !Files.isDirectory(folder.resolve("items"));
        SortedMap<String, String> files = new TreeMap<>();
        for (Path file : files(folder)) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            if (flat && name.endsWith(".yaml") && !name.contains("/") && !Authoring.besideItems(name)) {
                name = ITEMS + name;
            }
            if (NAME.matcher(name).matches() && !name.startsWith(EXAMPLES)) {
                files.put(
                        name,
                        text(Files.readAllBytes(file))
                                .orElseThrow(() -> new IOException(file + " is not UTF-8. Save it as UTF-8.")));
            }
        }
        return new CatalogFolder(files);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Text of UTF-8 bytes, without a mark at its beginning and with line feeds alone; empty when it is no UTF-8. */
    static Optional<String> text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of((text.startsWith("\uFEFF") ? text.substring(1) : text)
                    .replace("\r\n", "\n")
                    .replace('\r', '\n'));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** The id that an item's file begins with, by a look at its text alone. */
    static Optional<String> id(String yaml) {
        Matcher id = ID.matcher(yaml);
        return id.find() ? Optional.of(id.group(1)) : Optional.empty();
    }

    boolean hasItems() {
        return files.keySet().stream().anyMatch(name -> name.startsWith(ITEMS));
    }

    interface Work<T, X extends Exception> {
        T on(Path folder) throws IOException, X;
    }

    /** Writes the files into a folder of their own below {@code parent}, which is gone afterwards. */
    <T, X extends Exception> T written(Path parent, Work<T, X> work) throws IOException, X {
        Path folder = Files.createTempDirectory(parent, "draft-");
        try {
            for (var file : files.entrySet()) {
                Path target = folder.resolve(file.getKey());
                Files.createDirectories(target.getParent());
                Files.writeString(target, file.getValue());
            }
            return work.on(folder);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
