// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.doorstep.catalog.flow.TextValue;

/** One document being set: its pages, and the subsets of the fonts it uses. Within one turn of {@link Fonts}. */
final class Composition {
    private final PDDocument document;
    private final Fonts fonts;
    private final Map<Face, PDType0Font> embedded = new EnumMap<>(Face.class);
    private final List<Sheet> sheets = new ArrayList<>();

    Composition(PDDocument document, Fonts fonts) {
        this.document = document;
        this.fonts = fonts;
    }

    Sheet newSheet() throws IOException {
        Sheet sheet = new Sheet(this, document);
        sheets.add(sheet);
        return sheet;
    }

    List<Sheet> sheets() {
        return List.copyOf(sheets);
    }

    /** Ends every page; nothing can be drawn after it. */
    void finish() throws IOException {
        for (Sheet sheet : sheets) {
            sheet.close();
        }
    }

    Line single(String text, Style style) throws IOException {
        return LineBreaker.single(fonts.glyphs(text.codePoints().toArray(), style.bold()), style);
    }

    Line single(TextValue text, Style style) throws IOException {
        return LineBreaker.single(glyphs(text, style), style);
    }

    List<Line> ragged(String text, Style style, double width) throws IOException {
        return LineBreaker.ragged(fonts.glyphs(text.codePoints().toArray(), style.bold()), style, width);
    }

    List<Line> ragged(TextValue text, Style style, double width) throws IOException {
        return LineBreaker.ragged(glyphs(text, style), style, width);
    }

    List<Line> justified(TextValue text, Style style, double width, double indent) throws IOException {
        return LineBreaker.justified(glyphs(text, style), style, width, indent);
    }

    private List<Glyph> glyphs(TextValue text, Style style) throws IOException {
        char[] chars = text.copy();
        int[] points = new int[Character.codePointCount(chars, 0, chars.length)];
        int at = 0;
        for (int i = 0; i < points.length; i++) {
            points[i] = Character.codePointAt(chars, at);
            at += Character.charCount(points[i]);
        }
        try {
            return fonts.glyphs(points, style.bold());
        } finally {
            Arrays.fill(chars, '\0');
            Arrays.fill(points, 0);
        }
    }

    double width(String text, Style style) throws IOException {
        return single(text, style).width();
    }

    /** The face as a subset of this document; embedded on first use. */
    PDType0Font font(Face face) throws IOException {
        PDType0Font known = embedded.get(face);
        if (known != null) {
            return known;
        }
        PDType0Font fresh = PDType0Font.load(document, fonts.font(face), true);
        embedded.put(face, fresh);
        return fresh;
    }
}
