// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.spi;

import java.util.regex.Pattern;

/**
 * The identity of one effectful command, derived from the business fact it serves (receipt number and copy, order
 * number and attempt). A retry of the same fact reuses it; two different facts never share one. It appears in journals,
 * logs and print job names, so it never carries personal data.
 *
 * @param value 3 to 80 characters out of {@code a-z A-Z 0-9 . _ : / -}
 */
public record CommandId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:/-]{3,80}");

    public CommandId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("A command id is 3 to 80 characters of letters, digits and . _ : / -");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
