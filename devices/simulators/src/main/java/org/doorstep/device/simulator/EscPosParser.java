// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to commands, wherever they were split. Understands two bytes of Chinese at a time, as a GBK printer does: a
 * sequence of four bytes comes out as rubbish. Not safe for use by several threads.
 */
final class EscPosParser {
    private static final Charset GBK = Charset.forName("GBK");
    /** What a byte means outside Chinese mode. */
    private static final Charset LATIN = Charset.forName("IBM437");

    private static final int ESC = 0x1B;
    private static final int FS = 0x1C;
    private static final int GS = 0x1D;
    private static final int DLE = 0x10;
    /** What a printer puts where it knows no character. */
    private static final String RUBBISH = "\u25A1";

    private byte[] pending = new byte[256];
    private int length;
    private int wanted = 1;
    private boolean chinese = true;

    /** A command and the number of bytes it took. */
    private record Parsed(EscPosCommand command, int length) {}

    List<EscPosCommand> accept(byte[] bytes) {
        if (length + bytes.length > pending.length) {
            pending = Arrays.copyOf(pending, (length + bytes.length) * 2);
        }
        System.arraycopy(bytes, 0, pending, length, bytes.length);
        length += bytes.length;
        if (length < wanted) {
            return List.of();
        }
        byte[] all = Arrays.copyOf(pending, length);
        List<EscPosCommand> commands = new ArrayList<>();
        int at = 0;
        while (all.length - at >= wanted) {
            Parsed parsed = parse(all, at);
            if (parsed != null) {
                commands.add(parsed.command());
                at += parsed.length();
                wanted = 1;
            }
        }
        length = all.length - at;
        System.arraycopy(all, at, pending, 0, length);
        return commands;
    }

    void reset() {
        length = 0;
        wanted = 1;
        chinese = true;
    }

    /** Null when more than {@link #wanted} bytes are needed, which is then raised. */
    private @Nullable Parsed parse(byte[] in, int at) {
        int first = in[at] & 0xff;
        return switch (first) {
            case ESC -> escape(in, at);
            case FS -> chineseCommand(in, at);
            case GS -> group(in, at);
            case DLE -> realTime(in, at);
            case 0x0A -> new Parsed(new EscPosCommand.LineFeed(), 1);
            case 0x09 -> new Parsed(new EscPosCommand.Glyph(" ", false), 1);
            default -> first < 0x20 ? new Parsed(new EscPosCommand.Nothing(), 1) : glyph(in, at);
        };
    }

    private @Nullable Parsed need(int bytes) {
        wanted = bytes;
        return null;
    }

    private boolean lacks(byte[] in, int at, int bytes) {
        if (in.length - at >= bytes) {
            return false;
        }
        wanted = bytes;
        return true;
    }

    private @Nullable Parsed glyph(byte[] in, int at) {
        int first = in[at] & 0xff;
        if (first < 0x80) {
            return new Parsed(new EscPosCommand.Glyph(String.valueOf((char) first), false), 1);
        }
        if (!chinese) {
            return new Parsed(new EscPosCommand.Glyph(new String(in, at, 1, LATIN), false), 1);
        }
        if (first == 0x80 || first == 0xFF) {
            return new Parsed(new EscPosCommand.Glyph(RUBBISH, false), 1);
        }
        if (lacks(in, at, 2)) {
            return null;
        }
        int second = in[at + 1] & 0xff;
        if (second < 0x40 || second == 0x7F || second == 0xFF) {
            return new Parsed(new EscPosCommand.Glyph(RUBBISH, true), 1);
        }
        String text = new String(in, at, 2, GBK);
        return new Parsed(new EscPosCommand.Glyph(text.contains("\uFFFD") ? RUBBISH : text, true), 2);
    }

    private @Nullable Parsed realTime(byte[] in, int at) {
        if (lacks(in, at, 3)) {
            return null;
        }
        int whole = switch (in[at + 1]) {
            case 0x04, 0x05 -> 3;
            case 0x14 -> in[at + 2] == 8 ? 10 : 5;
            default -> 0;
        };
        if (whole == 0) {
            return unsupported(in, at, 2);
        }
        return lacks(in, at, whole) ? null : new Parsed(new EscPosCommand.Nothing(), whole);
    }

    private @Nullable Parsed escape(byte[] in, int at) {
        if (lacks(in, at, 2)) {
            return null;
        }
        char name = (char) in[at + 1];
        if (name == '@') {
            chinese = true;
            return new Parsed(new EscPosCommand.Initialise(), 2);
        }
        if (name == '2') {
            return new Parsed(new EscPosCommand.LineSpacing(ReceiptPaper.LINE), 2);
        }
        int length = switch (name) {
            case '$', '\\', 'c', 'B' -> 4;
            case 'p' -> 5;
            case '*' -> 5;
            case 'a', 'E', 'G', '-', '3', 'd', 'J', '!', 'M', 't', 'R', 'V', '{', '=', ' ' -> 3;
            case 'i', 'm' -> 2;
            case 'D' -> 3;
            default -> 2;
        };
        if (lacks(in, at, length)) {
            return null;
        }
        int n = length > 2 ? in[at + 2] & 0xff : 0;
        int two = length > 3 ? n | (in[at + 3] & 0xff) << 8 : n;
        return switch (name) {
            case 'a' -> new Parsed(new EscPosCommand.Align(n & 3), length);
            case 'E', 'G' -> new Parsed(new EscPosCommand.Bold((n & 1) == 1), length);
            case '-' -> new Parsed(new EscPosCommand.Underline((n & 3) != 0), length);
            case '3' -> new Parsed(new EscPosCommand.LineSpacing(n), length);
            case 'd' -> new Parsed(new EscPosCommand.Feed(n, 0), length);
            case 'J' -> new Parsed(new EscPosCommand.Feed(0, n), length);
            case '!' -> new Parsed(new EscPosCommand.Size((n & 0x20) != 0 ? 2 : 1, (n & 0x10) != 0 ? 2 : 1), length);
            case '$' -> new Parsed(new EscPosCommand.Position(two, false), length);
            case '\\' -> new Parsed(new EscPosCommand.Position((short) two, true), length);
            case 'i', 'm' -> new Parsed(new EscPosCommand.Cut(), length);
            case '*' -> columns(in, at);
            case 'D' -> tabs(in, at);
            case 'c', 'B', 'p', 'M', 't', 'R', 'V', '{', '=', ' ' -> new Parsed(new EscPosCommand.Nothing(), length);
            default -> unsupported(in, at, length);
        };
    }

    private @Nullable Parsed tabs(byte[] in, int at) {
        for (int end = at + 2; end < in.length; end++) {
            if (in[end] == 0) {
                return new Parsed(new EscPosCommand.Nothing(), end + 1 - at);
            }
        }
        return need(in.length - at + 1);
    }

    /** {@code ESC *}: columns of 8 or 24 dots; turned into rows. */
    private @Nullable Parsed columns(byte[] in, int at) {
        int mode = in[at + 2] & 0xff;
        int width = (in[at + 3] & 0xff) | (in[at + 4] & 0xff) << 8;
        int tall = mode >= 32 ? 3 : 1;
        int length = 5 + width * tall;
        if (lacks(in, at, length)) {
            return null;
        }
        int rowBytes = (width + 7) / 8;
        byte[] rows = new byte[rowBytes * tall * 8];
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < tall * 8; y++) {
                if ((in[at + 5 + x * tall + y / 8] >> (7 - y % 8) & 1) != 0) {
                    rows[y * rowBytes + x / 8] |= (byte) (0x80 >> x % 8);
                }
            }
        }
        return new Parsed(new EscPosCommand.Raster(rowBytes, tall * 8, (mode & 1) == 0 ? 2 : 1, 1, rows), length);
    }

    private @Nullable Parsed chineseCommand(byte[] in, int at) {
        if (lacks(in, at, 2)) {
            return null;
        }
        char name = (char) in[at + 1];
        if (name == '&' || name == '.') {
            chinese = name == '&';
            return new Parsed(new EscPosCommand.Nothing(), 2);
        }
        if (name == '(') {
            return lacks(in, at, 3) ? null : block(in, at, 0, 5, 2);
        }
        int length = name == 'S' ? 4 : name == '-' || name == '!' || name == 'W' || name == 'C' ? 3 : 2;
        if (lacks(in, at, length)) {
            return null;
        }
        int n = length > 2 ? in[at + 2] & 0xff : 0;
        return switch (name) {
            case '-' -> new Parsed(new EscPosCommand.Underline((n & 3) != 0), length);
            case 'W' -> new Parsed(new EscPosCommand.Size(1 + (n & 1), 1 + (n & 1)), length);
            case '!' -> new Parsed(new EscPosCommand.Size((n & 4) != 0 ? 2 : 1, (n & 8) != 0 ? 2 : 1), length);
            case 'S', 'C' -> new Parsed(new EscPosCommand.Nothing(), length);
            default -> unsupported(in, at, length);
        };
    }

    private @Nullable Parsed group(byte[] in, int at) {
        if (lacks(in, at, 3)) {
            return null;
        }
        char name = (char) in[at + 1];
        int n = in[at + 2] & 0xff;
        return switch (name) {
            case '!' -> new Parsed(new EscPosCommand.Size(1 + (n >> 4 & 7), 1 + (n & 7)), 3);
            case 'B' -> new Parsed(new EscPosCommand.Reverse((n & 1) == 1), 3);
            case 'V' -> n < 0x40 || n == '0' || n == '1' ? new Parsed(new EscPosCommand.Cut(), 3) : lengthCut(in, at);
            case 'r' -> new Parsed(new EscPosCommand.Status(n & 3), 3);
            case 'a' -> new Parsed(new EscPosCommand.AutomaticStatus(n), 3);
            case 'v' -> raster(in, at);
            case '(' -> block(in, at, n, 5, 2);
            case '8' -> block(in, at, n, 7, 4);
            case 'k' -> barcode(in, at, n);
            case 'I' -> new Parsed(new EscPosCommand.Identify(n), 3);
            case 'h', 'w', 'H', 'f', 'b' -> new Parsed(new EscPosCommand.Nothing(), 3);
            case 'L', 'W', 'P' -> lacks(in, at, 4) ? null : new Parsed(new EscPosCommand.Nothing(), 4);
            default -> unsupported(in, at, 2);
        };
    }

    private @Nullable Parsed lengthCut(byte[] in, int at) {
        return lacks(in, at, 4) ? null : new Parsed(new EscPosCommand.Cut(), 4);
    }

    private @Nullable Parsed raster(byte[] in, int at) {
        if (lacks(in, at, 8)) {
            return null;
        }
        int mode = in[at + 3] & 3;
        int rowBytes = (in[at + 4] & 0xff) | (in[at + 5] & 0xff) << 8;
        int rows = (in[at + 6] & 0xff) | (in[at + 7] & 0xff) << 8;
        int length = 8 + rowBytes * rows;
        if (lacks(in, at, length)) {
            return null;
        }
        byte[] dots = Arrays.copyOfRange(in, at + 8, at + length);
        return new Parsed(new EscPosCommand.Raster(rowBytes, rows, 1 + (mode & 1), 1 + (mode >> 1), dots), length);
    }

    private @Nullable Parsed barcode(byte[] in, int at, int kind) {
        if (kind >= 65) {
            if (lacks(in, at, 4)) {
                return null;
            }
            int length = 4 + (in[at + 3] & 0xff);
            return lacks(in, at, length) ? null : unsupported(in, at, length);
        }
        for (int end = at + 3; end < in.length; end++) {
            if (in[end] == 0) {
                return unsupported(in, at, end + 1 - at);
            }
        }
        return need(in.length - at + 1);
    }

    /** {@code GS ( x} and {@code GS 8 x}: a length in {@code lengthBytes} bytes, then that much. */
    private @Nullable Parsed block(byte[] in, int at, int name, int head, int lengthBytes) {
        if (lacks(in, at, head)) {
            return null;
        }
        long length = 0;
        for (int i = 0; i < lengthBytes; i++) {
            length |= (in[at + 3 + i] & 0xffL) << (8 * i);
        }
        if (length > 1 << 20) {
            return unsupported(in, at, head);
        }
        int whole = head + (int) length;
        if (lacks(in, at, whole)) {
            return null;
        }
        byte[] body = Arrays.copyOfRange(in, at + head, at + whole);
        EscPosCommand command = switch ((char) name) {
            case 'k' -> EscPosBlocks.qr(body);
            case 'L' -> EscPosBlocks.graphics(body);
            default -> null;
        };
        return command == null ? unsupported(in, at, whole) : new Parsed(command, whole);
    }

    private static Parsed unsupported(byte[] in, int at, int length) {
        String shown = HexFormat.ofDelimiter(" ").formatHex(in, at, at + Math.min(length, 8));
        return new Parsed(new EscPosCommand.Unsupported(shown), length);
    }
}
