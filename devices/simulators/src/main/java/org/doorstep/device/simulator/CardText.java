// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Fields of a card's text: UTF-16LE, padded with spaces. */
final class CardText {
    private CardText() {}

    static void fill(byte[] text) {
        for (int i = 0; i < text.length; i += 2) {
            text[i] = 0x20;
        }
    }

    static void put(byte[] text, int offset, int width, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_16LE);
        if (bytes.length > width) {
            throw new IllegalArgumentException("a field of " + width + " bytes cannot hold " + bytes.length);
        }
        System.arraycopy(bytes, 0, text, offset, bytes.length);
    }

    static void put(byte[] text, int offset, @Nullable LocalDate date, String otherwise) {
        put(text, offset, 16, date == null ? otherwise : DateTimeFormatter.BASIC_ISO_DATE.format(date));
    }
}
