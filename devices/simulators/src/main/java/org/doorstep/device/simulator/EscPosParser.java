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
    /** Tab stops of {@code ESC D} and characters of a bar code: more of them are no command but rubbish. */
    private static final int LONGEST_LIST = 256;

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
    private int page;

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
        page = 0;
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
            return new Parsed(new EscPosCommand.Glyph(CodePages.text(page, first), false), 1);
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
            page = 0;
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
            case 'i', 'm' -> new Parsed(new EscPosCommand.Cut(EscPosCommand.CutKind.PARTIAL, 0), length);
            case 'p' -> new Parsed(new EscPosCommand.Pulse(n & 1), length);
            case 't' -> {
                page = n;
                yield new Parsed(new EscPosCommand.Nothing(), length);
            }
            case '*' -> columns(in, at);
            case 'D' -> tabs(in, at);
            case 'c', 'B', 'M', 'R', 'V', '{', '=', ' ' -> new Parsed(new EscPosCommand.Nothing(), length);
            default -> unsupported(in, at, length);
        };
    }

    private @Nullable Parsed tabs(byte[] in, int at) {
        for (int end = at + 2; end < in.length; end++) {
            if (in[end] == 0) {
                return new Parsed(new EscPosCommand.Nothing(), end + 1 - at);
            }
        }
        return endless(in, at);
    }

    /** {@code ESC *}. */
    private @Nullable Parsed columns(byte[] in, int at) {
        int length = EscPosImages.columnsLength(in, at);
        return lacks(in, at, length) ? null : new Parsed(EscPosImages.columns(in, at), length);
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
            return lacks(in, at, 3) ? null : chineseBlock(in, at);
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
            case 'S' -> new Parsed(new EscPosCommand.ChineseSpacing(n, in[at + 3] & 0xff), length);
            case 'C' -> new Parsed(new EscPosCommand.Nothing(), length);
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
            case 'V' -> cut(in, at, n);
            case 'r' -> new Parsed(new EscPosCommand.Status(n & 3), 3);
            case 'a' -> new Parsed(new EscPosCommand.AutomaticStatus(n), 3);
            case 'v' -> raster(in, at);
            case '(' -> block(in, at, n, 5, 2);
            case '8' -> block(in, at, n, 7, 4);
            case 'k' -> barcode(in, at, n);
            case 'I' -> new Parsed(new EscPosCommand.Identify(n), 3);
            case 'h', 'w', 'H', 'f', 'b' -> new Parsed(new EscPosCommand.Nothing(), 3);
            case 'L', 'W', 'P' -> lacks(in, at, 4) ? null : new Parsed(area(name, n | (in[at + 3] & 0xff) << 8), 4);
            default -> unsupported(in, at, 2);
        };
    }

    /** {@code GS V}: 0, 1, 48 and 49 cut at once; A and B, a and b take a distance to feed before. */
    private @Nullable Parsed cut(byte[] in, int at, int kind) {
        EscPosCommand.CutKind how = switch (kind) {
            case 1, '1', 'B', 'b', 'h' -> EscPosCommand.CutKind.PARTIAL;
            default -> EscPosCommand.CutKind.FULL;
        };
        if (kind < 0x40) {
            return new Parsed(new EscPosCommand.Cut(how, 0), 3);
        }
        return lacks(in, at, 4) ? null : new Parsed(new EscPosCommand.Cut(how, in[at + 3] & 0xff), 4);
    }

    private @Nullable Parsed raster(byte[] in, int at) {
        if (lacks(in, at, EscPosImages.RASTER_HEAD)) {
            return null;
        }
        int length = EscPosImages.rasterLength(in, at);
        if (length < 0) {
            return unsupported(in, at, EscPosImages.RASTER_HEAD);
        }
        return lacks(in, at, length) ? null : new Parsed(EscPosImages.raster(in, at, length), length);
    }

    private static EscPosCommand area(char name, int dots) {
        return switch (name) {
            case 'L' -> new EscPosCommand.Margin(dots);
            case 'W' -> new EscPosCommand.Width(dots);
            default -> new EscPosCommand.Nothing();
        };
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
        return endless(in, at);
    }

    /** {@code FS ( A}: which of its Chinese fonts; there is one here. */
    private @Nullable Parsed chineseBlock(byte[] in, int at) {
        if (lacks(in, at, 5)) {
            return null;
        }
        int whole = 5 + ((in[at + 3] & 0xff) | (in[at + 4] & 0xff) << 8);
        if (lacks(in, at, whole)) {
            return null;
        }
        return in[at + 2] == 'A' ? new Parsed(new EscPosCommand.Nothing(), whole) : unsupported(in, at, whole);
    }

    /** A list that ends with 00, which has not come yet. */
    private @Nullable Parsed endless(byte[] in, int at) {
        int have = in.length - at;
        return have > LONGEST_LIST ? unsupported(in, at, 2) : need(have + 1);
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
        EscPosCommand command = EscPosBlocks.command((char) name, body);
        return command == null ? unsupported(in, at, whole) : new Parsed(command, whole);
    }

    private static Parsed unsupported(byte[] in, int at, int length) {
        String shown = HexFormat.ofDelimiter(" ").formatHex(in, at, at + Math.min(length, 8));
        return new Parsed(new EscPosCommand.Unsupported(shown), length);
    }
}
