// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance.recording;

import java.util.Arrays;
import org.doorstep.device.conformance.recording.Recording.Direction;

/**
 * What is sent to a receipt printer without what it says: text becomes X and boxes of the same width, pictures become
 * blank, the content of bar and QR codes becomes X. Commands are kept as far as they are known; behind one that is not,
 * everything counts as text. Answers hold nothing of a person.
 */
public final class EscPosScrubber implements Scrubber {
    private static final int DLE = 0x10;
    private static final int ESC = 0x1B;
    private static final int FS = 0x1C;
    private static final int GS = 0x1D;

    private final int[] head = new int[9];
    private int heads;
    private int pass;
    private int hide;
    private int hidden;
    private boolean second;

    /** Offers it to {@link ScrubberProvider#of}. */
    public static final class Provider implements ScrubberProvider {
        /** Made by the service loader. */
        public Provider() {}

        @Override
        public String adapter() {
            return "receipt-escpos";
        }

        @Override
        public Scrubber scrubber() {
            return new EscPosScrubber();
        }
    }

    private EscPosScrubber() {}

    @Override
    public byte[] scrub(Direction direction, byte[] bytes) {
        byte[] out = Arrays.copyOf(bytes, bytes.length);
        if (direction == Direction.SENT) {
            for (int i = 0; i < out.length; i++) {
                out[i] = (byte) next(bytes[i] & 0xff);
            }
        }
        return out;
    }

    private int next(int b) {
        if (pass > 0) {
            pass--;
            return b;
        }
        if (hide > 0) {
            hide--;
            return hidden;
        }
        if (heads > 0 || (!second && (b == DLE || b == ESC || b == FS || b == GS))) {
            head[heads++] = b;
            if (heads == head.length || decided()) {
                heads = 0;
            }
            return b;
        }
        return text(b);
    }

    /** Two bytes of a Chinese character become those of a box. */
    private int text(int b) {
        if (second) {
            second = false;
            return 0xF5;
        }
        if (b >= 0x80) {
            second = true;
            return 0xA1;
        }
        return b < ' ' ? b : 'X';
    }

    /** Whether enough of a command is there to know how it goes on. */
    private boolean decided() {
        if (heads < 2) {
            return false;
        }
        return switch (head[0]) {
            case DLE -> realTime();
            case ESC -> escape();
            case FS -> fileSeparator();
            default -> groupSeparator();
        };
    }

    private boolean then(int passed, int then, int as) {
        pass = passed;
        hide = then;
        hidden = as;
        return true;
    }

    private boolean realTime() {
        if (head[1] != 0x14) {
            return then(1, 0, 0);
        }
        return heads > 2 && then(head[2] == 8 ? 7 : 2, 0, 0);
    }

    private boolean escape() {
        return switch (head[1]) {
            case '@', '2', 'i', 'm' -> then(0, 0, 0);
            case '$', '\\', 'c' -> then(2, 0, 0);
            case 'p' -> then(3, 0, 0);
            case '*' -> heads == 5 && then(0, low(3) * (head[2] < 32 ? 1 : 3), 0);
            default -> then(1, 0, 0);
        };
    }

    private boolean fileSeparator() {
        return switch (head[1]) {
            case '&', '.' -> then(0, 0, 0);
            case 'S' -> then(2, 0, 0);
            case '2' -> then(2, 72, 0);
            default -> then(1, 0, 0);
        };
    }

    private boolean groupSeparator() {
        return switch (head[1]) {
            case 'V' ->
                heads == 3 && then(head[2] == 0 || head[2] == 1 || head[2] == 48 || head[2] == 49 ? 0 : 1, 0, 0);
            case 'L', 'W', '$', '\\', 'P' -> then(2, 0, 0);
            case '(' -> heads == 7 ? function() : heads == 5 && low(3) < 2 && then(low(3), 0, 0);
            case 'v' -> heads == 8 && then(0, low(4) * low(6), 0);
            case 'k' -> heads == 3 ? head[2] < 65 && then(0, 0, 0) : heads == 4 && then(0, head[3], 'X');
            default -> then(1, 0, 0);
        };
    }

    /** {@code GS ( X pL pH} and two bytes of parameters: only what a code stores and graphics are are content. */
    private boolean function() {
        int left = low(3) - 2;
        return switch (head[2]) {
            case 'k' -> head[6] == 0x50 ? then(1, left - 1, 'X') : then(left, 0, 0);
            case 'H', 'E', 'A', 'K', 'D' -> then(left, 0, 0);
            default -> then(0, left, 0);
        };
    }

    private int low(int at) {
        return head[at] | head[at + 1] << 8;
    }
}
