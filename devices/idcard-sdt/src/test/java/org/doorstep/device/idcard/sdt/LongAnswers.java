// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.idcard.sdt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The whole frames of {@code long-answers.txt}, by name. */
final class LongAnswers {
    private static final Map<String, byte[]> FRAMES = read();

    private LongAnswers() {}

    static byte[] frame(String name) {
        return Objects.requireNonNull(FRAMES.get(name), name).clone();
    }

    /** What lies between the three status bytes and the check byte. */
    static byte[] data(String name) {
        byte[] frame = frame(name);
        return java.util.Arrays.copyOfRange(frame, 10, frame.length - 1);
    }

    private static Map<String, byte[]> read() {
        Map<String, StringBuilder> hex = new LinkedHashMap<>();
        StringBuilder current = new StringBuilder();
        for (String line : text().lines().toList()) {
            if (line.startsWith("= ")) {
                current = new StringBuilder();
                hex.put(line.substring(2, line.lastIndexOf(" (")), current);
            } else if (!line.startsWith("#")) {
                current.append(line);
            }
        }
        Map<String, byte[]> frames = new LinkedHashMap<>();
        hex.forEach((name, digits) -> frames.put(name, HexFormat.of().parseHex(digits)));
        return frames;
    }

    private static String text() {
        try (InputStream in = Objects.requireNonNull(LongAnswers.class.getResourceAsStream("long-answers.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
