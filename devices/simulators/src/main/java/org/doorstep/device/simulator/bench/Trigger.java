// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.bench;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * One thing that can be done to a device or to its wire.
 *
 * @param id such as {@code receipt.paper-out}
 * @param side whether it is the device or the wire that fails
 * @param title key of its title in {@link Words}; with {@code .does} behind it, of what it does
 * @param faults codes of the fault catalogue that it brings about at the terminal; empty where a sound adapter shows none
 * @param make brings it about
 * @param mend undoes it; empty where it passes by itself
 * @param amount the number that {@code make} takes
 * @param inForce whether it is so now; asks the device and may wait for its lock
 */
public record Trigger(
        String id,
        Side side,
        String title,
        List<String> faults,
        Order make,
        Optional<Order> mend,
        Optional<Amount> amount,
        BooleanSupplier inForce) {
    public Trigger {
        faults = List.copyOf(faults);
        if (make.words().contains("#") != amount.isPresent()) {
            throw new IllegalArgumentException(id + ": the words have a # where there is an amount, and only there");
        }
    }

    /** What fails. */
    public enum Side {
        DEVICE,
        /** The device, by a sign that its protocol has for it: a status of the reader, an error bit of the printer. */
        SIGN,
        WIRE
    }

    /**
     * A number that a trigger takes.
     *
     * @param usual what is taken where nobody says
     * @param unit key of its unit in {@link Words}
     */
    public record Amount(int usual, int least, int most, String unit) {}

    /** The command that brings it about with its usual number. */
    public String command() {
        return amount.map(a -> make.with(a.usual())).orElse(make.words());
    }

    /** The command that brings it about with {@code number}, where it takes one. */
    public String command(int number) {
        return make.with(number);
    }
}
