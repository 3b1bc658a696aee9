// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.spi;

/**
 * The answer to an effectful command. A time-out is {@link Unknown}, never a failure.
 *
 * @param <T> what a completed command yields
 */
public sealed interface Outcome<T> {
    /** It happened, as {@code evidence} shows. */
    record Done<T>(T value, Evidence evidence) implements Outcome<T> {}

    /** Certainly nothing happened; illegal once the effect may have begun. */
    record Refused<T>(Fault fault) implements Outcome<T> {}

    /** It certainly stopped at a known point. */
    record Partial<T>(Fault fault, Reached reached) implements Outcome<T> {}

    /**
     * Nobody can tell. What follows is {@link DeviceAdapter#reconcile}, then a person; never a repeat.
     *
     * @param lastByteOut {@link Ticker#nanos()} when the last byte of the command left
     */
    record Unknown<T>(Fault fault, long lastByteOut) implements Outcome<T> {}

    /** How far a command came, in units of what it makes (pages, lines, notes). */
    record Reached(int done, int of) {
        public Reached {
            if (done < 0 || of < done) {
                throw new IllegalArgumentException("reached " + done + " of " + of);
            }
        }
    }
}
