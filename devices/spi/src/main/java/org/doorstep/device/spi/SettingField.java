// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One field of an adapter's settings, from which the technician's screens and the validator are made.
 *
 * @param name the key in the settings file
 * @param type its type
 * @param required whether it must be given
 * @param fallback the value where it is not given; null where there is none
 * @param min the least number, for {@link Type#NUMBER}
 * @param max the greatest number, for {@link Type#NUMBER}
 * @param choices the values allowed, for {@link Type#CHOICE}
 * @param unit the unit of a number, or empty
 * @param secret whether it must never be shown
 * @param help one sentence for a technician
 */
public record SettingField(
        String name,
        Type type,
        boolean required,
        @Nullable String fallback,
        long min,
        long max,
        List<String> choices,
        String unit,
        boolean secret,
        String help) {

    public enum Type {
        TEXT,
        NUMBER,
        FLAG,
        CHOICE,
        /** A link address such as {@code serial:/dev/ttyUSB0?baud=115200} or {@code tcp:192.0.2.7:9100}. */
        LINK,
        URL
    }

    public static SettingField required(String name, Type type, String help) {
        return new SettingField(name, type, true, null, 0, 0, List.of(), "", false, help);
    }

    public static SettingField number(String name, long fallback, long min, long max, String unit, String help) {
        return new SettingField(
                name, Type.NUMBER, false, Long.toString(fallback), min, max, List.of(), unit, false, help);
    }

    public static SettingField choice(String name, String fallback, List<String> choices, String help) {
        return new SettingField(name, Type.CHOICE, false, fallback, 0, 0, choices, "", false, help);
    }
}
