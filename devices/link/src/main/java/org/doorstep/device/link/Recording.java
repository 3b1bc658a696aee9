// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.link;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What went over a link, in order.
 *
 * <p>As text it is one line for each piece: microseconds since the first piece, {@code >} for sent or {@code <} for
 * received, and the bytes in hex, such as {@code 1200 > AA AA AA 96 69}. A line that begins with {@code #} is a remark.
 *
 * @param pieces in the order they went
 */
public record Recording(List<Piece> pieces) {
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();
    private static final Pattern LINE = Pattern.compile("([0-9]{1,15}) ([<>]) ((?:[0-9A-F]{2} ?)+)");

    public Recording {
        pieces = List.copyOf(pieces);
    }

    /** Seen from the terminal. */
    public enum Direction {
        SENT('>'),
        RECEIVED('<');

        private final char sign;

        Direction(char sign) {
            this.sign = sign;
        }
    }

    /**
     * Bytes of one call.
     *
     * @param micros since the first piece
     */
    public record Piece(long micros, Direction direction, byte[] bytes) {
        /** The piece as a line of text. */
        public String line() {
            return micros + " " + direction.sign + " " + HEX.formatHex(bytes);
        }
    }

    /** @throws IllegalArgumentException at a line that is none; the message names it by number, not by content */
    public static Recording parse(List<String> lines) {
        var pieces = new ArrayList<Piece>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            var parts = LINE.matcher(line);
            if (!parts.matches()) {
                throw new IllegalArgumentException(
                        "Line " + (i + 1) + " of the recording is none; write MICROSECONDS > or < and bytes in hex");
            }
            pieces.add(new Piece(
                    Long.parseLong(parts.group(1)),
                    parts.group(2).equals(">") ? Direction.SENT : Direction.RECEIVED,
                    HEX.parseHex(parts.group(3).strip())));
        }
        return new Recording(pieces);
    }
}
