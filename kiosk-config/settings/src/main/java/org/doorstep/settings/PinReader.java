// SPDX-License-Identifier: Apache-2.0
package org.doorstep.settings;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlTable;

/** The {@code pin} of a {@code [[device]]}. */
final class PinReader {
    private static final Pattern USB_ID = Pattern.compile("(0[xX])?[0-9a-fA-F]{4}");

    private PinReader() {}

    /** The pin; null where there is none. */
    static DeviceSettings.@Nullable Pin read(Section device) {
        if (!device.has("pin")) {
            return null;
        }
        try (Section pin = device.table("pin")) {
            String path = optional(pin, "path", "usb:1-1.4:1.0");
            Integer vendor = usbId(pin, "vendor", "1a86");
            Integer product = usbId(pin, "product", "7523");
            String serial = optional(pin, "serial", "A50285BI");
            if (pin.keys().isEmpty() && device.value("pin") instanceof TomlTable) {
                device.wrong(
                        "pin",
                        "pin records nothing",
                        "Write at least one of path, vendor, product and serial into it, or remove it.");
            }
            return new DeviceSettings.Pin(path, vendor, product, serial);
        }
    }

    private static @Nullable String optional(Section pin, String key, String example) {
        return pin.has(key) ? pin.text(key, example) : null;
    }

    /** As lsusb shows it: four hexadecimal digits. A number would leave open whether 1234 is hexadecimal. */
    private static @Nullable Integer usbId(Section pin, String key, String example) {
        String text = optional(pin, key, example);
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (!USB_ID.matcher(text).matches()) {
            pin.wrong(
                    key,
                    key + " is no USB id",
                    "Write the four hexadecimal digits that lsusb shows: \"" + example + "\", for instance.");
            return null;
        }
        return Integer.valueOf(text.substring(text.length() - 4), 16);
    }
}
