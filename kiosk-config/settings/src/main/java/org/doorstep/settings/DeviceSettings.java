// SPDX-License-Identifier: Apache-2.0
package org.doorstep.settings;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One {@code [[device]]} of the file.
 *
 * @param file the file it stands in
 * @param id the terminal's name for the device
 * @param adapter id of the adapter that speaks to it
 * @param pin what its connection looked like when it was set up; null where nobody recorded it
 * @param values every other key with its value as text: {@code true}, {@code 9600}, or the text itself
 * @param place where the table begins
 * @param places where each key stands, {@code id}, {@code adapter} and {@code pin} among them
 */
public record DeviceSettings(
        String file,
        String id,
        String adapter,
        @Nullable Pin pin,
        Map<String, String> values,
        Place place,
        Map<String, Place> places) {
    /**
     * What was recorded of a device's connection; what is null was not. One of them is not null.
     *
     * @param path the port, such as {@code usb:1-1.4:1.0}
     * @param vendor USB vendor id
     * @param product USB product id
     * @param serial serial number
     */
    public record Pin(
            @Nullable String path,
            @Nullable Integer vendor,
            @Nullable Integer product,
            @Nullable String serial) {}

    public DeviceSettings {
        values = Map.copyOf(values);
        places = Map.copyOf(places);
    }

    /** A problem with {@code key} of this device, at the key's place, or at the table's where the key is missing. */
    public Problem problem(String key, String message, String remedy) {
        return new Problem(file, places.getOrDefault(key, place), "device." + id + "." + key, message, remedy);
    }

    /** Says the device and its adapter only; a value can be a secret. */
    @Override
    public String toString() {
        return "DeviceSettings[" + id + " " + adapter + "]";
    }
}
