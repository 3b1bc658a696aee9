// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central;

import org.doorstep.contract.IdNumbers;

/** People who do not exist: area 999999. */
public final class MadeUp {
    private MadeUp() {}

    /** A right number of a made-up person born 1955-03-08. */
    public static String idNumber(int sequence) {
        String head = "99999919550308%03d".formatted(sequence);
        return head + IdNumbers.check(head.toCharArray());
    }
}
