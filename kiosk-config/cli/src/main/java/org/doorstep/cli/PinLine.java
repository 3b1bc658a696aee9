// SPDX-License-Identifier: Apache-2.0
package org.doorstep.cli;

import java.util.ArrayList;
import java.util.List;
import org.doorstep.device.runtime.DevicePin;
import org.jspecify.annotations.Nullable;

/** A pin as a {@code [[device]]} of the settings has it. Pure. */
final class PinLine {
    private PinLine() {}

    static String of(DevicePin pin) {
        List<String> parts = new ArrayList<>();
        add(parts, "path", pin.path());
        add(parts, "vendor", usbId(pin.vendor()));
        add(parts, "product", usbId(pin.product()));
        add(parts, "serial", pin.serial());
        return "pin = { " + String.join(", ", parts) + " }";
    }

    private static void add(List<String> parts, String key, @Nullable String value) {
        if (value != null) {
            parts.add(key + " = " + quoted(value));
        }
    }

    private static @Nullable String usbId(@Nullable Integer id) {
        return id == null ? null : "%04x".formatted(id);
    }

    /** A basic string of TOML; a serial number can hold anything. */
    private static String quoted(String value) {
        StringBuilder text = new StringBuilder("\"");
        value.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                text.append('\\').appendCodePoint(c);
            } else if (c < ' ' || c == 0x7f) {
                text.append("\\u%04x".formatted(c));
            } else {
                text.appendCodePoint(c);
            }
        });
        return text.append('"').toString();
    }
}
