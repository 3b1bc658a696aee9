// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

/**
 * Sees real-time commands in the stream as they arrive, as a printer's receiving circuit does: also inside the data of
 * another command. Not safe for use by several threads.
 */
final class RealTimeScanner {
    /** {@code DLE DC4 8 …}: clear the buffers (Epson's ESC/POS reference). */
    private static final byte[] CLEAR = {0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08};

    sealed interface Request {}

    record None() implements Request {}

    record Status(int n) implements Request {}

    record Recover(boolean clear) implements Request {}

    record Clear() implements Request {}

    private static final Request NONE = new None();

    private final byte[] seen = new byte[CLEAR.length];
    private int length;

    Request accept(byte b) {
        if (length == 0 && b != CLEAR[0]) {
            return NONE;
        }
        seen[length++] = b;
        if (length == 2 && b != 0x04 && b != 0x05 && b != CLEAR[1]) {
            return restart(b);
        }
        if (length == 3 && seen[1] != CLEAR[1]) {
            length = 0;
            if (seen[1] == 0x04 && b >= 1 && b <= 4) {
                return new Status(b);
            }
            return seen[1] == 0x05 && (b == 1 || b == 2) ? new Recover(b == 2) : restart(b);
        }
        if (length >= 3 && b != CLEAR[length - 1]) {
            return restart(b);
        }
        if (length == CLEAR.length) {
            length = 0;
            return new Clear();
        }
        return NONE;
    }

    void reset() {
        length = 0;
    }

    private Request restart(byte b) {
        length = 0;
        if (b == CLEAR[0]) {
            seen[length++] = b;
        }
        return NONE;
    }
}
