// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.idcard.sdt;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;

/** The number of a reader's security module, which is unique among all readers. */
final class SamId {
    static final int LENGTH = 16;

    private SamId() {}

    /** As printed on readers: {@code 05.03-20260417-0000012345-0287454020}. */
    static String printed(byte[] sixteen) {
        ByteBuffer bytes = ByteBuffer.wrap(sixteen).order(ByteOrder.LITTLE_ENDIAN);
        return String.format(
                Locale.ROOT,
                "%02d.%02d-%08d-%010d-%010d",
                bytes.get(0) & 0xff,
                bytes.get(2) & 0xff,
                bytes.getInt(4) & 0xffff_ffffL,
                bytes.getInt(8) & 0xffff_ffffL,
                bytes.getInt(12) & 0xffff_ffffL);
    }
}
