// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.document;

import com.google.zxing.common.BitMatrix;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.util.Matrix;

/** One side of A4. Places are points from the upper left corner, downwards; text stands on its baseline. */
final class Sheet implements AutoCloseable {
    static final double WIDTH = PDRectangle.A4.getWidth();
    static final double HEIGHT = PDRectangle.A4.getHeight();

    private final Composition composition;
    private final PDPageContentStream out;

    Sheet(Composition composition, PDDocument document) throws IOException {
        this.composition = composition;
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        this.out = new PDPageContentStream(document, page);
    }

    void text(Line line, double x, double baseline) throws IOException {
        double gap = line.style().tracking() * line.style().size() + line.stretch();
        double at = x;
        List<Glyph> glyphs = line.glyphs();
        int i = 0;
        while (i < glyphs.size()) {
            Face face = glyphs.get(i).face();
            if (face == null) {
                box(glyphs.get(i).codePoint(), line.style(), at, baseline);
                at += Glyph.BOX_EM * line.style().size() + gap;
                i++;
                continue;
            }
            StringBuilder run = new StringBuilder();
            double width = 0;
            while (i < glyphs.size() && glyphs.get(i).face() == face) {
                run.appendCodePoint(glyphs.get(i).codePoint());
                width += glyphs.get(i).em() * line.style().size() + gap;
                i++;
            }
            run(run.toString(), face, line.style(), gap, Matrix.getTranslateInstance((float) at, up(baseline)));
            at += width;
        }
    }

    void textRight(Line line, double right, double baseline) throws IOException {
        text(line, right - line.width(), baseline);
    }

    void textCentred(Line line, double centre, double baseline) throws IOException {
        text(line, centre - line.width() / 2, baseline);
    }

    /** Text turned about the middle of the page; what no face has is left out. */
    void watermark(Line line, double degrees) throws IOException {
        Matrix matrix = Matrix.getRotateInstance(Math.toRadians(degrees), (float) (WIDTH / 2), (float) (HEIGHT / 2));
        matrix.translate((float) (-line.width() / 2), (float) (-line.style().size() / 3));
        Face face = line.style().bold() ? Face.BOLD : Face.REGULAR;
        StringBuilder run = new StringBuilder();
        line.glyphs().stream()
                .filter(g -> g.face() == face)
                .map(Glyph::codePoint)
                .forEach(run::appendCodePoint);
        run(
                run.toString(),
                face,
                line.style(),
                line.style().tracking() * line.style().size(),
                matrix);
    }

    void rule(double x, double right, double y, double thickness, Ink ink) throws IOException {
        out.setStrokingColor(ink.colour());
        out.setLineWidth((float) thickness);
        out.moveTo((float) x, up(y));
        out.lineTo((float) right, up(y));
        out.stroke();
    }

    void shade(double x, double y, double width, double height, Ink ink) throws IOException {
        out.setNonStrokingColor(ink.colour());
        out.addRect((float) x, up(y + height), (float) width, (float) height);
        out.fill();
    }

    /** The matrix in a square of {@code side}; whoever places it leaves four modules free around it. */
    void code(BitMatrix matrix, double x, double y, double side) throws IOException {
        double module = side / matrix.getWidth();
        out.setNonStrokingColor(Ink.BLACK.colour());
        for (int row = 0; row < matrix.getHeight(); row++) {
            int column = 0;
            while (column < matrix.getWidth()) {
                int from = column;
                while (column < matrix.getWidth() && matrix.get(column, row)) {
                    column++;
                }
                if (column > from) {
                    out.addRect(
                            (float) (x + from * module),
                            up(y + (row + 1) * module),
                            (float) ((column - from) * module),
                            (float) module);
                }
                column = Math.max(column, from + 1);
            }
        }
        out.fill();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void run(String text, Face face, Style style, double gap, Matrix matrix) throws IOException {
        out.beginText();
        out.setNonStrokingColor(style.ink().colour());
        out.setFont(composition.font(face), (float) style.size());
        out.setCharacterSpacing((float) gap);
        out.setTextMatrix(matrix);
        out.showText(text);
        out.endText();
    }

    /** The code point in a box, marked so that copying the text out of the document yields the character itself. */
    private void box(int codePoint, Style style, double x, double baseline) throws IOException {
        double side = style.size();
        PDPropertyList actual = PDPropertyList.create(new org.apache.pdfbox.cos.COSDictionary());
        actual.getCOSObject().setString(COSName.ACTUAL_TEXT, Character.toString(codePoint));
        out.beginMarkedContent(COSName.getPDFName("Span"), actual);
        out.setStrokingColor(style.ink().colour());
        out.setLineWidth((float) (side * 0.04));
        double width = (Glyph.BOX_EM - 0.1) * side;
        out.addRect((float) (x + 0.05 * side), up(baseline + 0.12 * side), (float) width, (float) (0.92 * side));
        out.stroke();
        Style digits = new Style(style.bold(), side * Glyph.BOX_DIGITS, style.ink(), 0);
        double centre = x + Glyph.BOX_EM * side / 2;
        textCentred(composition.single("U+", digits), centre, baseline - 0.42 * side);
        textCentred(
                composition.single(String.format(Locale.ROOT, "%04X", codePoint), digits),
                centre,
                baseline - 0.05 * side);
        out.endMarkedContent();
    }

    private static float up(double down) {
        return (float) (HEIGHT - down);
    }
}
