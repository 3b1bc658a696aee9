// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance.recording;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What went over a link, in order, and what is remarked of it.
 *
 * <p>As text it is one line for each piece: microseconds since the first piece, {@code >} for sent or {@code <} for
 * received, and the bytes in hex, such as {@code 1200 > AA AA AA 96 69}. A line {@code # NAME: VALUE} is a remark of
 * that name, such as the outcome that the conversation had; any other line that begins with {@code #} is for people.
 *
 * @param remarks by name, in their order
 * @param pieces in the order they went
 */
public record Recording(Map<String, String> remarks, List<Piece> pieces) {
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();
    private static final Pattern LINE = Pattern.compile("([0-9]{1,15}) ([<>]) ((?:[0-9A-F]{2} ?)+)");
    private static final Pattern REMARK = Pattern.compile("# ([a-z]+): (.*)");

    public Recording {
        remarks = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(remarks));
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

    /** The remark of that name; empty where there is none. */
    public Optional<String> remark(String name) {
        return Optional.ofNullable(remarks.get(name));
    }

    /** The recording as lines of text. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        remarks.forEach((name, value) -> lines.add("# " + name + ": " + value));
        pieces.forEach(piece -> lines.add(piece.line()));
        return lines;
    }

    /** Writes it as text; the folder is made when missing. */
    public void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, lines());
    }

    /** @throws IllegalArgumentException at a line that is none; the message names it by number, not by content */
    public static Recording parse(List<String> lines) {
        var remarks = new LinkedHashMap<String, String>();
        var pieces = new ArrayList<Piece>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                var remark = REMARK.matcher(line);
                if (remark.matches()) {
                    remarks.put(remark.group(1), remark.group(2));
                }
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
        return new Recording(remarks, pieces);
    }

    /**
     * Reads a recording that lies beside a class.
     *
     * @throws IllegalArgumentException when there is none of that name; the message says how to make it
     */
    public static Recording resource(Class<?> beside, String name) throws IOException {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no recording " + name + " beside " + beside.getName()
                        + "; make it by -D" + RecordingRules.MAKE + "=src/test/resources");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        }
    }
}
