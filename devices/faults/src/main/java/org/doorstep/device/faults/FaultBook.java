// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * What every code means: that of the build, and what adapters say that came later. Immutable; any thread.
 *
 * <p>The files that the build merged are known by their digest and not read again.
 */
public final class FaultBook {
    /** Where a jar says what its codes mean. */
    public static final String FILE = "META-INF/doorstep/faults.yaml";

    /** The merged book in this module's jar. */
    public static final String BOOK = "META-INF/doorstep/fault-book.json";

    /** The manual's chapter in this module's jar. */
    public static final String CHAPTER = "META-INF/doorstep/faults.md";

    /** The field of the book with the digests of what went into it. */
    public static final String SOURCES = "sources";

    private static final String MARK = "!/";

    private final SequencedMap<String, FaultEntry> entries;
    private final List<FaultProblem> leftOut;

    private FaultBook(SequencedMap<String, FaultEntry> entries, List<FaultProblem> leftOut) {
        this.entries = Collections.unmodifiableSequencedMap(entries);
        this.leftOut = List.copyOf(leftOut);
    }

    /**
     * Reads the book of the build and the files of further jars that {@code loader} finds. What is wrong in one of those is
     * told by {@link #leftOut} and left out.
     *
     * @throws IllegalStateException when the program was put together without its book
     */
    public static FaultBook load(ClassLoader loader) {
        URL book = FaultBook.class.getClassLoader().getResource(BOOK);
        if (book == null) {
            throw new IllegalStateException(BOOK + " is in no jar; build devices/faults");
        }
        List<FaultProblem> problems = new ArrayList<>();
        try {
            Node root = Trees.json(BOOK, bytes(book), problems)
                    .orElseThrow(() -> new IllegalStateException(
                            problems.getFirst().text() + " The program's jar is damaged: install it again."));
            Merge merge = new Merge().add(FaultFile.of(BOOK, Optional.of(root), problems));
            Set<String> known = sources(root);
            Collections.list(loader.getResources(FILE)).forEach(file -> further(file, known, merge));
            return new FaultBook(merge.entries(), merge.problems());
        } catch (IOException e) {
            throw new UncheckedIOException("the installed jars cannot be read for their faults; install them again", e);
        }
    }

    private static void further(URL file, Set<String> known, Merge merge) {
        try {
            byte[] bytes = bytes(file);
            if (!known.contains(digest(bytes))) {
                merge.add(FaultFile.yaml(place(file), bytes));
            }
        } catch (IOException e) {
            var unread = new FaultProblem(
                    place(file), 1, "", "The file cannot be read: " + e.getMessage() + ".", "Install the jar again.");
            merge.add(new FaultFile(place(file), List.of(), List.of(unread)));
        }
    }

    /** What is said of {@code code}; empty for one that nobody explains. */
    public Optional<FaultEntry> entry(String code) {
        return Optional.ofNullable(entries.get(code));
    }

    /** The stable name of {@code code} for logs and audits; the code itself where nobody names it. */
    public String name(String code) {
        return entry(code).map(FaultEntry::name).orElse(code);
    }

    /** All, by code. */
    public List<FaultEntry> entries() {
        return List.copyOf(entries.values());
    }

    /** What was left out of the files of further jars, each with its jar and line. */
    public List<FaultProblem> leftOut() {
        return leftOut;
    }

    /** The digest by which a merged file is known again. */
    public static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static Set<String> sources(Node root) {
        Set<String> digests = new HashSet<>();
        if (root instanceof Node.Mapping(int ignored, var top)
                && top.get(SOURCES) instanceof Node.Mapping(int _, var sources)) {
            for (Node source : sources.values()) {
                if (source instanceof Node.Scalar(int _, String digest)) {
                    digests.add(digest);
                }
            }
        }
        return digests;
    }

    /** A resource as a person finds it: the jar, then the file in it. */
    private static String place(URL file) {
        String path = file.getPath();
        int end = path.indexOf(MARK);
        return end < 0 ? path : path.substring(0, end).replaceFirst("^file:", "") + ", " + path.substring(end + 2);
    }

    private static byte[] bytes(URL file) throws IOException {
        try (InputStream in = file.openStream()) {
            return in.readAllBytes();
        }
    }
}
