// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

/**
 * What a receipt printer would tell of itself.
 *
 * @param paper how much paper is on the roll
 * @param coverOpen whether the cover stands open
 * @param offline whether somebody switched it offline at its panel
 * @param cutterError whether the cutter is stuck
 */
public record PrinterCondition(Paper paper, boolean coverOpen, boolean offline, boolean cutterError) {
    public enum Paper {
        OK,
        NEAR_END,
        OUT
    }

    static final PrinterCondition FINE = new PrinterCondition(Paper.OK, false, false, false);

    PrinterCondition with(Paper left) {
        return new PrinterCondition(left, coverOpen, offline, cutterError);
    }

    PrinterCondition withCover(boolean open) {
        return new PrinterCondition(paper, open, offline, cutterError);
    }

    PrinterCondition withOffline(boolean switched) {
        return new PrinterCondition(paper, coverOpen, switched, cutterError);
    }

    PrinterCondition withCutter(boolean stuck) {
        return new PrinterCondition(paper, coverOpen, offline, stuck);
    }

    /** Whether paper cannot move. */
    boolean stopped() {
        return paper == Paper.OUT || coverOpen || offline || cutterError;
    }

    /** The answer to {@code DLE EOT n}. */
    byte realTime(int n) {
        int bits = switch (n) {
            case 1 -> stopped() ? 0x08 : 0;
            case 2 -> (coverOpen ? 0x04 : 0) | (paper == Paper.OUT ? 0x20 : 0) | (cutterError ? 0x40 : 0);
            case 3 -> cutterError ? 0x08 : 0;
            default ->
                switch (paper) {
                    case OK -> 0;
                    case NEAR_END -> 0x0C;
                    case OUT -> 0x6C;
                };
        };
        return (byte) (0x12 | bits);
    }

    /** The answer to {@code GS r 1}. */
    byte queued() {
        return switch (paper) {
            case OK -> 0;
            case NEAR_END -> 0x03;
            case OUT -> 0x0F;
        };
    }

    /** The four bytes of automatic status. */
    byte[] automatic() {
        return new byte[] {
            (byte) (0x10 | (stopped() ? 0x08 : 0) | (coverOpen ? 0x20 : 0)),
            (byte) (cutterError ? 0x08 : 0),
            queued(),
            0
        };
    }
}
