// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.util.ArrayList;
import java.util.List;

/** Carries out what goes on paper, and holds the QR code and the picture stored for printing. Not safe for threads. */
final class PrintHead {
    private final ReceiptPaper paper;
    private final List<String> unsupported = new ArrayList<>();
    private byte[] qr = {};
    private int qrModule = 3;
    private int qrLevel = 1;
    private EscPosCommand.Raster graphics = new EscPosCommand.Raster(0, 0, 1, 1, new byte[0]);
    private long lines;

    private long pulses;

    PrintHead(ReceiptPaper paper) {
        this.paper = paper;
    }

    long lines() {
        return lines;
    }

    long pulses() {
        return pulses;
    }

    List<String> unsupported() {
        return List.copyOf(unsupported);
    }

    /** Runs a command of print; one that is none of print counts as unsupported. */
    void run(EscPosCommand command) {
        switch (command) {
            case EscPosCommand.Glyph(String text, boolean wide) -> paper.glyph(text, wide);
            case EscPosCommand.LineFeed() -> {
                paper.lineFeed();
                lines++;
            }
            case EscPosCommand.Initialise() -> paper.initialise();
            case EscPosCommand.Align(int to) -> paper.align(to);
            case EscPosCommand.Size(int width, int height) -> paper.size(width, height);
            case EscPosCommand.Bold(boolean on) -> paper.bold(on);
            case EscPosCommand.Underline(boolean on) -> paper.underline(on);
            case EscPosCommand.Reverse(boolean on) -> paper.reverse(on);
            case EscPosCommand.LineSpacing(int dots) -> paper.spacing(dots);
            case EscPosCommand.Position(int dots, boolean relative) -> paper.position(dots, relative);
            case EscPosCommand.Feed(int count, int dots) -> paper.feedDots(count * ReceiptPaper.LINE + dots);
            case EscPosCommand.Margin(int dots) -> paper.margin(dots);
            case EscPosCommand.Width(int dots) -> paper.area(dots);
            case EscPosCommand.ChineseSpacing(int left, int right) -> paper.chineseSpacing(left, right);
            case EscPosCommand.Pulse _ -> pulses++;
            case EscPosCommand.QrModule(int dots) -> qrModule = dots;
            case EscPosCommand.QrLevel(int level) -> qrLevel = level;
            case EscPosCommand.QrStore(byte[] content) -> qr = content;
            case EscPosCommand.QrPrint() -> {
                if (!paper.qr(qr, qrModule, qrLevel)) {
                    tell("QR code too large");
                }
                lines++;
            }
            case EscPosCommand.Raster raster -> picture(raster);
            case EscPosCommand.GraphicsStore(EscPosCommand.Raster raster) -> graphics = raster;
            case EscPosCommand.GraphicsPrint() -> picture(graphics);
            case EscPosCommand.Nothing() -> {}
            case EscPosCommand.Unsupported(String bytes) -> tell(bytes);
            case EscPosCommand.Cut _,
                    EscPosCommand.Status _,
                    EscPosCommand.NamedMarker _,
                    EscPosCommand.Identify _,
                    EscPosCommand.AutomaticStatus _ -> tell(command.toString());
        }
    }

    /** Notes what was not understood; the first hundred tell enough. */
    void tell(String what) {
        if (unsupported.size() < 100) {
            unsupported.add(what);
        }
    }

    private void picture(EscPosCommand.Raster raster) {
        paper.raster(raster);
        lines++;
    }
}
