// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * What went over a wire lately, without what a card or a slip says: of each piece only the beginning is kept, which
 * holds the frame's head and no text of a card. Safe for use by several threads.
 */
public final class Traffic {
    /** A card's text begins behind preamble, length, status and three lengths: 14 bytes. */
    static final int HEAD = 14;

    private static final int KEPT = 64;

    /** Which way a piece went. */
    public enum Way {
        FROM_HOST,
        TO_HOST,
        /** Meant for the host and lost on the way, as a fault of the wire. */
        LOST
    }

    /**
     * One piece.
     *
     * @param at when it passed
     * @param head its first bytes in hex, at most {@value Traffic#HEAD} of them
     * @param length how many bytes it had
     */
    public record Sighting(Instant at, Way way, String head, int length) {}

    private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

    private final InstantSource clock;
    private final ArrayDeque<Sighting> seen = new ArrayDeque<>();

    public Traffic(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void saw(Way way, byte[] bytes) {
        if (seen.size() == KEPT) {
            seen.removeFirst();
        }
        byte[] head = Arrays.copyOf(bytes, Math.min(HEAD, bytes.length));
        seen.addLast(new Sighting(clock.instant(), way, HEX.formatHex(head), bytes.length));
    }

    /** The last {@code most} pieces, the newest last. */
    public synchronized List<Sighting> last(int most) {
        return seen.stream().skip(Math.max(0, seen.size() - most)).toList();
    }
}
