// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.spi;

import java.util.regex.Pattern;

/** The name a terminal's settings give to a device, such as {@code idcard} or {@code receipt}. */
public record DeviceId(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    public DeviceId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("A device's name is 1 to 32 of a-z, 0-9 and -, beginning with a letter");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
