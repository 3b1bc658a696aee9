// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.idcard.sdt;

import java.util.Arrays;

/**
 * One frame from the reader. Its data may be personal: whoever takes it wipes it.
 *
 * @param sw3 the reader's status byte, 0 to 255
 * @param data what follows the three status bytes
 */
record SdtReply(int sw3, byte[] data) {
    void wipe() {
        Arrays.fill(data, (byte) 0);
    }

    /** Never shows the data. */
    @Override
    public String toString() {
        return String.format("SW3 %02X with %d bytes", sw3, data.length);
    }
}
