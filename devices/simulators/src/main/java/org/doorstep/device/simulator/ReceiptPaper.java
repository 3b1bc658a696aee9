// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The paper in a receipt printer and the head above it: what was printed since the last cut, as dots and as text. Not
 * safe for use by several threads.
 */
final class ReceiptPaper {
    /** Dots from one line to the next unless told otherwise. */
    static final int LINE = 30;

    private static final List<ErrorCorrectionLevel> LEVELS =
            List.of(ErrorCorrectionLevel.L, ErrorCorrectionLevel.M, ErrorCorrectionLevel.Q, ErrorCorrectionLevel.H);

    private static final int CELL = 12;
    private static final int TALL = 24;
    private static final int MARGIN = 32;
    private static final int BASELINE = 21;

    private record Cell(
            String text, int x, int cells, int width, int height, boolean bold, boolean line, boolean white) {}

    /** A piece of paper that went through; without a picture where it is blank. */
    private record Strip(int height, @Nullable BufferedImage picture) {}

    /** What hangs out uncut is kept to three metres at 8 dots to the millimetre; more has fallen to the floor. */
    private static final int LONGEST = 24_000;

    private static final int MOST_LINES = 4_000;

    private final int width;
    private final Glyphs glyphs = new Glyphs(TALL);
    private final ArrayDeque<Strip> strips = new ArrayDeque<>();
    private final ArrayDeque<String> lines = new ArrayDeque<>();
    private int hangs;
    private final List<Cell> row = new ArrayList<>();
    private int x;
    private int align;
    private int margin;
    private int area = Integer.MAX_VALUE;
    private int chineseLeft;
    private int chineseRight;
    private int scaleX = 1;
    private int scaleY = 1;
    private int spacing = LINE;
    private boolean bold;
    private boolean underline;
    private boolean reverse;

    /** Paper whose printable width is {@code dots}. */
    ReceiptPaper(int dots) {
        width = dots;
    }

    void initialise() {
        align = 0;
        scaleX = 1;
        scaleY = 1;
        spacing = LINE;
        bold = false;
        underline = false;
        reverse = false;
        margin = 0;
        area = Integer.MAX_VALUE;
        chineseLeft = 0;
        chineseRight = 0;
        row.clear();
        x = 0;
    }

    void align(int to) {
        align = to;
    }

    void size(int wide, int tall) {
        scaleX = wide;
        scaleY = tall;
    }

    void bold(boolean on) {
        bold = on;
    }

    void underline(boolean on) {
        underline = on;
    }

    void reverse(boolean on) {
        reverse = on;
    }

    void spacing(int dots) {
        spacing = dots;
    }

    void margin(int dots) {
        margin = Math.min(dots, width - CELL);
    }

    void area(int dots) {
        area = Math.max(dots, CELL);
    }

    void chineseSpacing(int left, int right) {
        chineseLeft = left;
        chineseRight = right;
    }

    /** Dots that a line may take. */
    private int usable() {
        return Math.min(area, width - margin);
    }

    void position(int dots, boolean relative) {
        x = Math.clamp(relative ? x + dots : dots, 0, usable());
    }

    /** Puts a character into the line; a full line is printed first. */
    void glyph(String text, boolean wide) {
        int cells = wide ? 2 : 1;
        int before = wide ? chineseLeft : 0;
        int behind = wide ? chineseRight : 0;
        if (x + before + cells * CELL * scaleX > usable()) {
            lineFeed();
        }
        x += before;
        row.add(new Cell(text, x, cells, scaleX, scaleY, bold, underline, reverse));
        x += cells * CELL * scaleX + behind;
    }

    /** Prints the line, an empty one where nothing is in it. */
    void lineFeed() {
        int tall = row.stream().mapToInt(Cell::height).max().orElse(1);
        BufferedImage strip = strip(Math.max(spacing, tall * TALL));
        Graphics2D on = ink(strip);
        int shift = shift(row.isEmpty() ? 0 : x);
        StringBuilder text = new StringBuilder();
        int end = -shift;
        for (Cell cell : row) {
            text.repeat(' ', Math.max(0, cell.x() - end) / CELL).append(cell.text());
            end = cell.x() + cell.cells() * CELL * cell.width();
            draw(on, cell, shift, tall);
        }
        on.dispose();
        written(text.toString().stripTrailing());
        row.clear();
        x = 0;
    }

    void feedDots(int dots) {
        if (!row.isEmpty()) {
            lineFeed();
        }
        if (dots > 0) {
            hang(new Strip(dots, null));
        }
    }

    void raster(EscPosCommand.Raster raster) {
        feedDots(0);
        int across = raster.rowBytes() * 8 * raster.scaleX();
        BufferedImage strip = strip(Math.clamp(raster.rows() * (long) raster.scaleY(), 1, LONGEST));
        int shift = shift(Math.min(usable(), across));
        for (int y = 0; y < strip.getHeight(); y++) {
            for (int dot = 0; dot < Math.min(across, width - shift); dot++) {
                int column = dot / raster.scaleX();
                int at = y / raster.scaleY() * raster.rowBytes() + column / 8;
                if (at < raster.dots().length && (raster.dots()[at] >> (7 - column % 8) & 1) != 0) {
                    strip.setRGB(MARGIN + shift + dot, y, 0xFF000000);
                }
            }
        }
        written("[image " + across + "x" + strip.getHeight() + "]");
    }

    /** Prints {@code content} as a QR code; false where it does not fit into one. */
    boolean qr(byte[] content, int module, int level) {
        feedDots(0);
        String text = new String(content, StandardCharsets.UTF_8);
        ByteMatrix matrix;
        try {
            matrix = Encoder.encode(text, LEVELS.get(level)).getMatrix();
        } catch (WriterException tooLong) {
            return false;
        }
        int size = matrix.getWidth() * module;
        if (size > usable()) {
            return false;
        }
        BufferedImage strip = strip(size);
        Graphics2D on = ink(strip);
        int shift = shift(size);
        for (int row = 0; row < matrix.getHeight(); row++) {
            for (int column = 0; column < matrix.getWidth(); column++) {
                if (matrix.get(column, row) == 1) {
                    on.fillRect(MARGIN + shift + column * module, row * module, module, module);
                }
            }
        }
        on.dispose();
        written("[QR] " + text);
        return true;
    }

    boolean blank() {
        return strips.isEmpty();
    }

    /** What was printed since the last cut, as text, a line a row of print. */
    List<String> text() {
        return List.copyOf(lines);
    }

    /** What was printed since the last cut, as dots. */
    BufferedImage picture() {
        int height = hangs + 2 * MARGIN;
        BufferedImage whole = new BufferedImage(width + 2 * MARGIN, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D on = whole.createGraphics();
        on.setColor(Color.WHITE);
        on.fillRect(0, 0, whole.getWidth(), height);
        int y = MARGIN;
        for (Strip strip : strips) {
            if (strip.picture() != null) {
                on.drawImage(strip.picture(), 0, y, null);
            }
            y += strip.height();
        }
        on.dispose();
        return whole;
    }

    /** Takes the paper away at the cutter. */
    void tear() {
        strips.clear();
        lines.clear();
        hangs = 0;
    }

    private int shift(int used) {
        int free = usable() - used;
        return margin + (align == 1 ? free / 2 : align == 2 ? free : 0);
    }

    private void written(String line) {
        lines.add(line);
        if (lines.size() > MOST_LINES) {
            lines.remove();
        }
    }

    private void hang(Strip strip) {
        strips.add(strip);
        hangs += strip.height();
        while (hangs > LONGEST && strips.size() > 1) {
            hangs -= strips.remove().height();
        }
    }

    private BufferedImage strip(int height) {
        BufferedImage strip = new BufferedImage(width + 2 * MARGIN, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D on = strip.createGraphics();
        on.setColor(Color.WHITE);
        on.fillRect(0, 0, strip.getWidth(), height);
        on.dispose();
        hang(new Strip(height, strip));
        return strip;
    }

    private static Graphics2D ink(BufferedImage strip) {
        Graphics2D on = strip.createGraphics();
        on.setColor(Color.BLACK);
        on.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_OFF);
        return on;
    }

    private void draw(Graphics2D on, Cell cell, int shift, int tall) {
        int left = MARGIN + shift + cell.x();
        int top = (tall - cell.height()) * TALL;
        int across = cell.cells() * CELL * cell.width();
        AffineTransform before = on.getTransform();
        if (cell.white()) {
            on.fillRect(left, top, across, TALL * cell.height());
            on.setColor(Color.WHITE);
        }
        on.translate(left, top);
        on.scale(cell.width(), cell.height());
        on.setFont(glyphs.fontFor(cell.text()));
        on.drawString(cell.text(), 0, BASELINE);
        if (cell.bold()) {
            on.drawString(cell.text(), 1, BASELINE);
        }
        on.setTransform(before);
        on.setColor(Color.BLACK);
        if (cell.line()) {
            on.fillRect(left, top + TALL * cell.height() - 2, across, 2);
        }
    }
}
