// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance.recording;

/**
 * Takes personal data out of one link's traffic, which it sees piece by piece in order.
 *
 * <p>A piece is what one call read or wrote and may end inside a field, so a scrubber follows the frames. It answers
 * with as many bytes as it was given, and what it does not understand it takes out: better a recording that is of no use
 * than one that tells a name. Checks over a frame it makes right again, so that what is left is still a valid frame.
 * Not safe for threads.
 */
@FunctionalInterface
public interface Scrubber {
    byte[] scrub(Recording.Direction direction, byte[] bytes);
}
