// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

/**
 * How bytes leave a simulated device.
 *
 * @param baud bits a second, ten to a byte; 0 for as fast as the wire takes them
 * @param longestPiece the most bytes written at once; pieces are of random length up to it
 * @param seed of the random lengths
 */
public record Pace(int baud, int longestPiece, long seed) {
    public Pace {
        if (baud < 0 || longestPiece < 1) {
            throw new IllegalArgumentException("baud is 0 or more, a piece 1 byte or more");
        }
    }

    /** A serial line of {@code baud}, broken into pieces of 1 to 48 bytes. */
    public static Pace serial(int baud, long seed) {
        return new Pace(baud, 48, seed);
    }

    /** As fast as the wire takes them, in pieces of 1 to 200 bytes. */
    public static Pace network(long seed) {
        return new Pace(0, 200, seed);
    }

    /** Nanoseconds that {@code bytes} take: a start bit, eight data bits and a stop bit each. */
    long nanos(long bytes) {
        return baud == 0 ? 0 : bytes * 10 * 1_000_000_000L / baud;
    }
}
