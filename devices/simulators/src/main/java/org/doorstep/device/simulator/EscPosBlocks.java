// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The bodies of {@code GS ( k} (QR codes) and {@code GS ( L} (graphics). */
final class EscPosBlocks {
    private EscPosBlocks() {}

    /** Null where the symbol is not a QR code or the function is unknown. */
    static @Nullable EscPosCommand qr(byte[] body) {
        if (body.length < 3 || body[0] != '1') {
            return null;
        }
        return switch (body[1]) {
            case 'A' -> new EscPosCommand.Nothing();
            case 'C' -> new EscPosCommand.QrModule(Math.max(1, body[2] & 0xff));
            case 'E' -> new EscPosCommand.QrLevel(Math.clamp(body[2] - '0', 0, 3));
            case 'P' -> new EscPosCommand.QrStore(Arrays.copyOfRange(body, 3, body.length));
            case 'Q' -> new EscPosCommand.QrPrint();
            default -> null;
        };
    }

    /** Null where the function is unknown. */
    static @Nullable EscPosCommand graphics(byte[] body) {
        if (body.length < 2 || body[0] != '0') {
            return null;
        }
        if (body[1] == 2 || body[1] == '2') {
            return new EscPosCommand.GraphicsPrint();
        }
        if (body[1] != 'p' || body.length < 10) {
            return null;
        }
        int width = (body[6] & 0xff) | (body[7] & 0xff) << 8;
        int rows = (body[8] & 0xff) | (body[9] & 0xff) << 8;
        int rowBytes = (width + 7) / 8;
        byte[] dots = Arrays.copyOfRange(body, 10, 10 + rowBytes * rows);
        return new EscPosCommand.GraphicsStore(new EscPosCommand.Raster(rowBytes, rows, body[3], body[4], dots));
    }
}
