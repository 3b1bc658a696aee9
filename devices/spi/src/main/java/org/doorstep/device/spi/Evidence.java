// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.spi;

/** What a {@link Outcome.Done} rests on, strongest first. There is deliberately no grade "assumed". */
public enum Evidence {
    /** A sensor saw it, such as paper leaving the outlet. */
    SENSOR,
    /** The device itself reported completion. */
    DEVICE,
    /** A spooler took it over; the paper has not been heard of. */
    HOST_ACCEPTED;

    /** Whether this evidence is as strong as {@code floor} or stronger. */
    public boolean atLeast(Evidence floor) {
        return compareTo(floor) <= 0;
    }
}
