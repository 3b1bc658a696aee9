// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The bodies of {@code GS ( x} and {@code GS 8 L}. */
final class EscPosBlocks {
    private static final int GRAPHICS_HEAD = 10;

    private EscPosBlocks() {}

    /** Null where the command is unknown. */
    static @Nullable EscPosCommand command(char name, byte[] body) {
        return switch (name) {
            case 'k' -> qr(body);
            case 'L' -> graphics(body);
            case 'H' -> marker(body);
            default -> null;
        };
    }

    private static @Nullable EscPosCommand qr(byte[] body) {
        if (body.length < 3 || body[0] != '1') {
            return null;
        }
        return switch (body[1]) {
            case 'A' -> new EscPosCommand.Nothing();
            case 'C' -> new EscPosCommand.QrModule(Math.clamp(body[2] & 0xff, 1, 16));
            case 'E' -> new EscPosCommand.QrLevel(Math.clamp(body[2] - '0', 0, 3));
            case 'P' -> new EscPosCommand.QrStore(Arrays.copyOfRange(body, 3, body.length));
            case 'Q' -> new EscPosCommand.QrPrint();
            default -> null;
        };
    }

    private static @Nullable EscPosCommand graphics(byte[] body) {
        if (body.length < 2 || body[0] != '0') {
            return null;
        }
        if (body[1] == 2 || body[1] == '2') {
            return new EscPosCommand.GraphicsPrint();
        }
        if (body[1] != 'p' || body.length < GRAPHICS_HEAD) {
            return null;
        }
        int width = (body[6] & 0xff) | (body[7] & 0xff) << 8;
        int rows = (body[8] & 0xff) | (body[9] & 0xff) << 8;
        int rowBytes = (width + 7) / 8;
        if ((long) rowBytes * rows > body.length - GRAPHICS_HEAD) {
            return null;
        }
        byte[] dots = Arrays.copyOfRange(body, GRAPHICS_HEAD, GRAPHICS_HEAD + rowBytes * rows);
        return new EscPosCommand.GraphicsStore(
                new EscPosCommand.Raster(rowBytes, rows, Math.clamp(body[3], 1, 2), Math.clamp(body[4], 1, 2), dots));
    }

    /** Function 48 of {@code GS ( H}: four bytes to be sent back. */
    private static @Nullable EscPosCommand marker(byte[] body) {
        return body.length == 6 && body[0] == '0' && body[1] == '0'
                ? new EscPosCommand.NamedMarker(Arrays.copyOfRange(body, 2, 6))
                : null;
    }
}
