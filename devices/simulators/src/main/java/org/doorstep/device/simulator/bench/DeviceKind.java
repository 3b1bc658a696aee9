// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The devices there are, by the first word of their commands. */
public enum DeviceKind {
    READER,
    RECEIPT,
    DOCUMENT;

    /** As commands and {@code --devices} name it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException naming those there are */
    public static DeviceKind named(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no device " + word + "; there are " + all()));
    }

    static String all() {
        return Arrays.stream(values()).map(DeviceKind::word).collect(Collectors.joining(", "));
    }
}
