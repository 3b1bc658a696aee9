// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.doorstep.device.spi.ReceiptPage;
import org.doorstep.device.spi.ReceiptPage.Align;

/** A slip into commands, a list of what makes one line of print each; the last one is the cut. Pure. */
final class SlipEncoder {
    private static final byte[] INITIALISE = {0x1B, 0x40, 0x1C, 0x26, 0x1C, 0x53, 0, 0, 0x1B, 0x32};
    /** Feeds the last line past the knife, then cuts. */
    private static final byte[] CUT = {0x1D, 0x56, 0x42, 0};

    private static final int QR_MODULE = 6;
    private static final int LINE_GAP = 6;

    private final int columns;
    private final List<byte[]> lines = new ArrayList<>();

    private SlipEncoder(int columns) {
        this.columns = columns;
    }

    static List<byte[]> encode(ReceiptPage page, int columns) {
        SlipEncoder encoder = new SlipEncoder(columns);
        page.blocks().forEach(encoder::block);
        encoder.lines.add(CUT);
        encoder.lines.set(0, join(INITIALISE, encoder.lines.getFirst()));
        return encoder.lines;
    }

    private void block(ReceiptPage.Block block) {
        switch (block) {
            case ReceiptPage.Text(String text, Align align, int scale, boolean bold) ->
                text.lines().forEach(paragraph -> text(paragraph, align, scale, bold));
            case ReceiptPage.Pair(String label, String value) -> pair(Gbk.clean(label), Gbk.clean(value));
            case ReceiptPage.Qr(String content) -> qr(content.getBytes(StandardCharsets.UTF_8));
            case ReceiptPage.Rule() -> line("\u2500".repeat(columns / 2), Align.LEFT, 1, false);
            case ReceiptPage.Feed(int count) -> {
                if (count > 0) {
                    lines.add(new byte[] {0x1B, 0x64, (byte) Math.min(count, 255)});
                }
            }
        }
    }

    private void text(String paragraph, Align align, int scale, boolean bold) {
        for (String line : LineBreaker.lines(Gbk.clean(paragraph), Math.max(2, columns / scale))) {
            line(line, align, scale, bold);
        }
    }

    private void pair(String label, String value) {
        int gap = columns - Gbk.columns(label) - Gbk.columns(value);
        if (gap >= 1) {
            line(label + " ".repeat(gap) + value, Align.LEFT, 1, false);
        } else {
            text(label, Align.LEFT, 1, false);
            text(value, Align.RIGHT, 1, false);
        }
    }

    private void line(String text, Align align, int scale, boolean bold) {
        if (text.codePoints().allMatch(Gbk::has)) {
            byte to = (byte)
                    switch (align) {
                        case LEFT -> 0;
                        case CENTRE -> 1;
                        case RIGHT -> 2;
                    };
            byte[] style = {
                0x1B, 0x61, to, 0x1D, 0x21, (byte) ((scale - 1) << 4 | (scale - 1)), 0x1B, 0x45, (byte) (bold ? 1 : 0)
            };
            lines.add(join(style, Gbk.bytes(text), new byte[] {'\n'}));
        } else {
            int free = columns / scale - Gbk.columns(text);
            int start = switch (align) {
                case LEFT -> 0;
                case CENTRE -> free * scale / 2;
                case RIGHT -> free * scale;
            };
            byte[] left = {0x1B, 0x61, 0};
            lines.add(join(left, Raster.line(text, columns, start, scale, bold), new byte[] {0x1B, 0x4A, LINE_GAP}));
        }
    }

    /** Model 2, level M, modules of 6 dots: 0.75 mm at 203 dpi, which phones read from a hand's breadth. */
    private void qr(byte[] content) {
        int stored = content.length + 3;
        byte[] before = {
            0x1B,
            0x61,
            1,
            0x1B,
            0x4A,
            24,
            0x1D,
            0x28,
            0x6B,
            4,
            0,
            0x31,
            0x41,
            0x32,
            0,
            0x1D,
            0x28,
            0x6B,
            3,
            0,
            0x31,
            0x43,
            QR_MODULE,
            0x1D,
            0x28,
            0x6B,
            3,
            0,
            0x31,
            0x45,
            0x31,
            0x1D,
            0x28,
            0x6B,
            (byte) stored,
            (byte) (stored >> 8),
            0x31,
            0x50,
            0x30
        };
        byte[] after = {0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x51, 0x30, 0x1B, 0x4A, 24};
        lines.add(join(before, content, after));
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
