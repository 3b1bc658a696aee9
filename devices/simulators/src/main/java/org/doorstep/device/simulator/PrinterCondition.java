// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a receipt printer would tell of itself.
 *
 * @param paper how much paper is on the roll
 * @param signs everything else that its status shows
 */
public record PrinterCondition(Paper paper, Set<Sign> signs) {
    public enum Paper {
        OK,
        NEAR_END,
        OUT
    }

    /** What a printer shows beside its paper, each with a bit of its own in real-time or automatic status. */
    public enum Sign {
        COVER_OPEN(true),
        /** Switched off line at its panel. */
        OFFLINE(true),
        /** Pin 3 of the drawer's connector is high. */
        DRAWER_HIGH(false),
        /** Somebody holds the feed button; paper runs meanwhile. */
        FEED_BUTTON(true),
        /** Waits to be recovered. */
        AWAITS_RECOVERY(true),
        CUTTER(true),
        MECHANICAL(true),
        UNRECOVERABLE(true),
        /** An error that passes by itself, as a hot print head's. */
        HOT_HEAD(true);

        private final boolean stops;

        Sign(boolean stops) {
            this.stops = stops;
        }
    }

    static final PrinterCondition FINE = new PrinterCondition(Paper.OK, Set.of());

    private static final Set<Sign> ERRORS = EnumSet.of(Sign.CUTTER, Sign.MECHANICAL, Sign.UNRECOVERABLE, Sign.HOT_HEAD);

    public PrinterCondition {
        signs = signs.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(signs));
    }

    public boolean shows(Sign sign) {
        return signs.contains(sign);
    }

    public boolean coverOpen() {
        return shows(Sign.COVER_OPEN);
    }

    public boolean offline() {
        return shows(Sign.OFFLINE);
    }

    public boolean cutterError() {
        return shows(Sign.CUTTER);
    }

    PrinterCondition with(Paper left) {
        return new PrinterCondition(left, signs);
    }

    PrinterCondition with(Sign sign, boolean shown) {
        EnumSet<Sign> next = EnumSet.noneOf(Sign.class);
        next.addAll(signs);
        if (shown) {
            next.add(sign);
        } else {
            next.remove(sign);
        }
        return new PrinterCondition(paper, next);
    }

    /** Whether paper cannot move. */
    boolean stopped() {
        return paper == Paper.OUT || signs.stream().anyMatch(sign -> sign.stops);
    }

    /** The answer to {@code DLE EOT n}. */
    byte realTime(int n) {
        int bits = switch (n) {
            case 1 ->
                bit(0x04, Sign.DRAWER_HIGH)
                        | (stopped() ? 0x08 : 0)
                        | bit(0x20, Sign.AWAITS_RECOVERY)
                        | bit(0x40, Sign.FEED_BUTTON);
            case 2 ->
                bit(0x04, Sign.COVER_OPEN)
                        | bit(0x08, Sign.FEED_BUTTON)
                        | (paper == Paper.OUT ? 0x20 : 0)
                        | (signs.stream().anyMatch(ERRORS::contains) ? 0x40 : 0);
            case 3 -> bit(0x08, Sign.CUTTER) | bit(0x20, Sign.UNRECOVERABLE) | bit(0x40, Sign.HOT_HEAD);
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
            (byte) (0x10
                    | bit(0x04, Sign.DRAWER_HIGH)
                    | (stopped() ? 0x08 : 0)
                    | bit(0x20, Sign.COVER_OPEN)
                    | bit(0x40, Sign.FEED_BUTTON)),
            (byte) (bit(0x04, Sign.MECHANICAL)
                    | bit(0x08, Sign.CUTTER)
                    | bit(0x20, Sign.UNRECOVERABLE)
                    | bit(0x40, Sign.HOT_HEAD)),
            queued(),
            0
        };
    }

    private int bit(int value, Sign sign) {
        return shows(sign) ? value : 0;
    }
}
