// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.doorstep.device.spi.DeviceFault;

/** A QR code, model 2, level M, as large as is read well from a hand's breadth and still fits the paper. Pure. */
final class QrSymbol {
    /** 0.75 mm at 203 dpi, which phones read from a hand's breadth. */
    private static final int USUAL = 6;
    /** 0.38 mm: finer ones run together on thermal paper. */
    private static final int LEAST = 3;

    private static final int QUIET = 4;

    private final byte[] content;
    private final ByteMatrix modules;
    private final int module;

    /** @throws DeviceFault when it would be finer than can be read on paper of that width */
    QrSymbol(String content, int columns) throws DeviceFault {
        this.content = content.getBytes(StandardCharsets.UTF_8);
        try {
            modules = Encoder.encode(
                            content,
                            ErrorCorrectionLevel.M,
                            Map.of(EncodeHintType.CHARACTER_SET, StandardCharsets.UTF_8.name()))
                    .getMatrix();
        } catch (WriterException e) {
            throw tooLong(e);
        }
        module = Math.min(USUAL, columns * Raster.CELL / (modules.getWidth() + 2 * QUIET));
        if (module < LEAST) {
            throw tooLong(null);
        }
    }

    private DeviceFault tooLong(@org.jspecify.annotations.Nullable WriterException cause) {
        return new DeviceFault(
                EscPosFault.QR_TOO_LONG.with(
                        "a QR code of " + content.length + " bytes does not fit the paper: shorten its content"),
                cause);
    }

    /** The commands that have the printer draw it; only where {@link #harmless}. */
    byte[] drawnByPrinter() {
        int stored = content.length + 3;
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(new byte[] {0x1D, 0x28, 0x6B, 4, 0, 0x31, 0x41, 0x32, 0});
        all.writeBytes(new byte[] {0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x43, (byte) module});
        all.writeBytes(new byte[] {0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x45, 0x31});
        all.writeBytes(new byte[] {0x1D, 0x28, 0x6B, (byte) stored, (byte) (stored >> 8), 0x31, 0x50, 0x30});
        all.writeBytes(content);
        all.writeBytes(new byte[] {0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x51, 0x30});
        return all.toByteArray();
    }

    /** Whether the printer would take no byte of its content for the beginning of a real-time command. */
    boolean harmless() {
        for (byte b : content) {
            if (b == 0x10) {
                return false;
            }
        }
        return true;
    }

    /** The commands that print it as a picture. */
    byte[] picture() {
        int size = modules.getWidth() * module;
        DotMatrix dots = new DotMatrix(size, size);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                if (modules.get(x / module, y / module) == 1) {
                    dots.set(x, y);
                }
            }
        }
        return dots.commands();
    }
}
