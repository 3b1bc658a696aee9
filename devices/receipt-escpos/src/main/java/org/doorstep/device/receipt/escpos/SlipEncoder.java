// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.ReceiptPage;
import org.doorstep.device.spi.ReceiptPage.Align;

/** A slip into commands, a list of what makes one line of print each; the last one is the cut. Pure. */
final class SlipEncoder {
    private static final byte[] INITIALISE = {0x1B, 0x40};
    /** {@code GS a}: ended by the initialising before it, so it follows (Epson's ESC/POS reference). */
    private static final byte[] TELL = {0x1D, 0x61, (byte) 0xFF};

    private static final byte[] CHINESE = {0x1C, 0x26, 0x1C, 0x53, 0, 0};
    private static final byte[] USUAL_SPACING = {0x1B, 0x32};
    /** Feeds the last line past the knife, then cuts. */
    private static final byte[] CUT_PARTLY = {0x1D, 0x56, 0x42, 0};
    /** Four lines are 15 mm and more, the way from head to knife. */
    private static final byte[] CUT = {0x1B, 0x64, 4, 0x1D, 0x56, 0};

    private static final byte[] FEED_OUT = {0x1B, 0x64, 6};
    private static final int QR_GAP = 24;
    private static final int LINE_GAP = 6;

    private final EscPosModel model;
    private final int columns;
    private final List<byte[]> lines = new ArrayList<>();

    private SlipEncoder(EscPosModel model) {
        this.model = model;
        columns = model.columns();
    }

    /** @throws DeviceFault when something on the page does not fit the paper */
    static List<byte[]> encode(ReceiptPage page, EscPosModel model) throws DeviceFault {
        SlipEncoder encoder = new SlipEncoder(model);
        for (ReceiptPage.Block block : page.blocks()) {
            encoder.block(block);
        }
        encoder.lines.add(
                switch (model.cut()) {
                    case PARTIAL -> CUT_PARTLY;
                    case FULL -> CUT;
                    case NONE -> FEED_OUT;
                });
        encoder.lines.set(0, join(beginning(model), encoder.lines.getFirst()));
        return encoder.lines;
    }

    private static byte[] beginning(EscPosModel model) {
        byte[] none = {};
        return join(
                INITIALISE,
                model.status() == EscPosModel.Status.TOLD ? TELL : none,
                model.text() == EscPosModel.Text.GB18030 ? CHINESE : none,
                USUAL_SPACING);
    }

    private void block(ReceiptPage.Block block) throws DeviceFault {
        switch (block) {
            case ReceiptPage.Text(String text, Align align, int scale, boolean bold) ->
                text.lines().forEach(paragraph -> text(paragraph, align, scale, bold));
            case ReceiptPage.Pair(String label, String value) -> pair(Gbk.clean(label), Gbk.clean(value));
            case ReceiptPage.Qr(String content) -> qr(new QrSymbol(content, columns));
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
        if (text.codePoints().allMatch(this::has)) {
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

    private void qr(QrSymbol symbol) {
        byte[] before = {0x1B, 0x61, 1, 0x1B, 0x4A, QR_GAP};
        byte[] drawn =
                model.qr() == EscPosModel.Qr.PRINTER && symbol.harmless() ? symbol.drawnByPrinter() : symbol.picture();
        lines.add(join(before, drawn, new byte[] {0x1B, 0x4A, QR_GAP}));
    }

    private boolean has(int codePoint) {
        return switch (model.text()) {
            case GB18030 -> Gbk.has(codePoint);
            case PICTURE -> codePoint < 0x80;
        };
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
