// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;

/**
 * The fonts of documents, read once for the life of the program: some 16 MB of heap for each of the two weights. The two
 * files of rare characters (53 MB together) are read for the document that needs them and dropped with it.
 *
 * <p>One document is set at a time; others wait. Any thread.
 */
public final class Fonts implements AutoCloseable {
    private final FontFiles files;
    private final ReentrantLock turn = new ReentrantLock();
    private final Map<Face, Loaded> loaded = new EnumMap<>(Face.class);

    private record Loaded(TrueTypeFont font, CmapLookup characters) {}

    private Fonts(FontFiles files) {
        this.files = files;
    }

    /**
     * Reads the two weights.
     *
     * @throws FontsMissingException when a file is missing, naming its package
     * @throws IOException when one is there but is no font
     */
    public static Fonts load(FontFiles files) throws IOException {
        List<String> problems = files.problems();
        if (!problems.isEmpty()) {
            throw new FontsMissingException(problems);
        }
        Fonts fonts = new Fonts(files);
        try {
            fonts.face(Face.REGULAR);
            fonts.face(Face.BOLD);
        } catch (IOException e) {
            fonts.close();
            throw e;
        }
        return fonts;
    }

    /** Whether a document can show this character, and not only its code point in a box. */
    public boolean has(int codePoint) throws IOException {
        turn.lock();
        try {
            return glyph(codePoint, false).face() != null;
        } finally {
            release();
        }
    }

    /** Waits until no other document is being set. */
    void take() {
        turn.lock();
    }

    /** Ends a document's turn and lets the files of rare characters go. */
    void release() {
        drop(Face.RARE_A);
        drop(Face.RARE_B);
        turn.unlock();
    }

    /** How {@code codePoint} is set. Within a turn only. */
    Glyph glyph(int codePoint, boolean bold) throws IOException {
        for (Face face : List.of(bold ? Face.BOLD : Face.REGULAR, Face.RARE_A, Face.RARE_B)) {
            Loaded candidate = face(face);
            int id = candidate.characters().getGlyphId(codePoint);
            if (id > 0) {
                double units = candidate.font().getAdvanceWidth(id);
                return new Glyph(codePoint, face, units / candidate.font().getUnitsPerEm());
            }
        }
        return new Glyph(codePoint, null, Glyph.BOX_EM);
    }

    /** The parsed file. Within a turn only. */
    TrueTypeFont font(Face face) throws IOException {
        return face(face).font();
    }

    /** What can be seen of a text. Within a turn only. */
    List<Glyph> glyphs(int[] codePoints, boolean bold) throws IOException {
        List<Glyph> glyphs = new ArrayList<>();
        for (int codePoint : codePoints) {
            switch (Character.getType(codePoint)) {
                // Nothing of these is seen on paper, variation selectors (which no font here knows) among them.
                case Character.CONTROL, Character.FORMAT -> {
                    if (codePoint == '\t' || codePoint == '\n') {
                        glyphs.add(glyph(' ', bold));
                    }
                }
                case Character.NON_SPACING_MARK -> {
                    if (!Character.getName(codePoint).startsWith("VARIATION SELECTOR")) {
                        glyphs.add(glyph(codePoint, bold));
                    }
                }
                default -> glyphs.add(glyph(codePoint, bold));
            }
        }
        return glyphs;
    }

    private Loaded face(Face face) throws IOException {
        Loaded known = loaded.get(face);
        if (known != null) {
            return known;
        }
        java.nio.file.Path file = switch (face) {
            case REGULAR -> files.regular();
            case BOLD -> files.bold();
            case RARE_A -> files.rareA();
            case RARE_B -> files.rareB();
        };
        TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBufferedFile(file));
        Loaded fresh = new Loaded(font, font.getUnicodeCmapLookup());
        loaded.put(face, fresh);
        return fresh;
    }

    private void drop(Face face) {
        Loaded gone = loaded.remove(face);
        if (gone != null) {
            try {
                gone.font().close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    /** Lets all fonts go; documents cannot be set after it. Idempotent. */
    @Override
    public void close() {
        turn.lock();
        try {
            List.of(Face.values()).forEach(this::drop);
        } finally {
            turn.unlock();
        }
    }
}
