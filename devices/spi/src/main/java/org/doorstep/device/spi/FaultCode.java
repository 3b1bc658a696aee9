// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.spi;

import java.util.regex.Pattern;

/**
 * A stable short code of a fault, as printed on the resident's screen and looked up in the manual: one letter for the
 * kind of device (D any device, I ID card, P printer) and three digits.
 */
public record FaultCode(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Z]-[0-9]{3}");

    public FaultCode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("A fault code is a letter, a hyphen and three digits");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
