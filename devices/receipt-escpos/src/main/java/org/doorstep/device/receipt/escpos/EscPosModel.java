// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import java.util.Map;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.DeviceFault;

/**
 * What sets one model apart from another.
 *
 * @param columns characters of half width in a line
 * @param text how Chinese goes out
 * @param qr who draws a QR code
 * @param cut how a slip ends
 * @param marker how the printer says that it has printed
 * @param status how it says what is wrong with it
 */
record EscPosModel(int columns, Text text, Qr qr, Cut cut, Marker marker, Status status) {
    enum Text {
        /** In two bytes where the printer's font has it, as a picture otherwise. */
        GB18030,
        /** Everything beyond ASCII as a picture, for a printer without a Chinese font. */
        PICTURE
    }

    enum Qr {
        PRINTER,
        PICTURE
    }

    enum Cut {
        PARTIAL,
        FULL,
        /** No cutter: the slip is fed out to be torn off. */
        NONE
    }

    enum Marker {
        /** {@code GS r 1}; its answers carry no name, so they are counted. */
        COUNTED,
        /** {@code GS ( H}; its answers name what they answer, so a lost or doubled one does no harm. */
        NAMED,
        /** None: what was printed is never known. */
        NONE
    }

    enum Status {
        /** {@code DLE EOT}. */
        ASKED,
        /** {@code DLE EOT}, and during a slip {@code GS a}. */
        TOLD,
        /** None but what the marker's answer holds. */
        NONE
    }

    static final int USUAL_COLUMNS = 48;

    /** The usual printer on paper of 80 mm. */
    static EscPosModel usual() {
        return new EscPosModel(USUAL_COLUMNS, Text.GB18030, Qr.PRINTER, Cut.PARTIAL, Marker.COUNTED, Status.ASKED);
    }

    /** @throws DeviceFault when a value is none of those offered, or no outcome could ever be told */
    static EscPosModel from(Map<String, String> settings) throws DeviceFault {
        EscPosModel usual = usual();
        EscPosModel model = new EscPosModel(
                columns(settings),
                choice(settings, "text", usual.text),
                choice(settings, "qr", usual.qr),
                choice(settings, "cut", usual.cut),
                choice(settings, "marker", usual.marker),
                choice(settings, "status", usual.status));
        if (model.marker == Marker.NONE && model.status == Status.NONE) {
            throw wrong("marker and status cannot both be none: of such a printer nothing could ever be told; use"
                    + " another one");
        }
        return model;
    }

    private static int columns(Map<String, String> settings) throws DeviceFault {
        String text = settings.getOrDefault("columns", Integer.toString(USUAL_COLUMNS));
        if (!text.matches("[1-9][0-9]{1,2}")) {
            throw wrong("columns: '" + text + "' is no number of characters; write 48, 42 or 32");
        }
        return Integer.parseInt(text);
    }

    private static <E extends Enum<E>> E choice(Map<String, String> settings, String name, E usual) throws DeviceFault {
        String text = settings.getOrDefault(name, word(usual));
        for (E value : usual.getDeclaringClass().getEnumConstants()) {
            if (word(value).equals(text)) {
                return value;
            }
        }
        throw wrong(name + ": '" + text + "' is not offered");
    }

    /** How a value is written in settings. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static DeviceFault wrong(String what) {
        return new DeviceFault(CoreFault.SETTINGS.with("setting " + what));
    }
}
