// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.spi;

import java.util.List;

/**
 * What a technician can see of a device and have it try. Nothing here moves paper, a card or money, and nothing yields
 * personal data.
 */
public interface Diagnostics extends Auxiliary {
    /** What the device tells of itself now, in a stable order. */
    List<Fact> facts(Deadline by) throws DeviceFault, InterruptedException;

    /** What it can be told to try; the same list as long as it is open. */
    List<Check> checks();

    /**
     * Tries one of {@link #checks}.
     *
     * @throws IllegalArgumentException when there is no check of that name
     */
    Verdict run(String check, Deadline by) throws InterruptedException;

    /**
     * One thing a device tells of itself.
     *
     * @param name what it is, in English
     * @param value as printed on the device or in its manual
     */
    record Fact(String name, String value) {}

    /**
     * One thing to try.
     *
     * @param name stable, kebab-case
     * @param help one sentence for a technician: what it does and what it leaves changed
     */
    record Check(String name, String help) {}

    /** How a check ended. */
    sealed interface Verdict {
        /** The device did as told. */
        record Passed(String detail) implements Verdict {}

        record Failed(Fault fault) implements Verdict {}
    }
}
