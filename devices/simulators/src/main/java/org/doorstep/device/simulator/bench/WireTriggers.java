// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.bench;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.doorstep.device.simulator.LineFaults;
import org.doorstep.device.simulator.TroubledWire;

/** What can be done to any wire, whatever device is at its end. */
final class WireTriggers {
    private static final Trigger.Amount LATE = new Trigger.Amount(3000, 1, 600_000, "unit.ms");
    private static final Trigger.Amount GAP = new Trigger.Amount(40, 1, 10_000, "unit.ms");
    private static final Trigger.Amount NOISE = new Trigger.Amount(20, 1, 4096, "unit.bytes");

    private WireTriggers() {}

    /**
     * Adds the rows of a wire.
     *
     * @param word first word of the commands
     * @param wrong what a terminal makes of answers whose last byte is another one
     * @param twice what it makes of answers that come twice; nothing where it can tell one from another
     */
    static void add(TriggerTable table, String word, String wrong, TroubledWire wire, String... twice) {
        LineFaults faults = wire.faults();
        table.wire("late", "D-102")
                .until(word + " late off", "answers come in time", () -> faults.late(Duration.ZERO))
                .while_(faults::isLate)
                .does(
                        word + " late #",
                        "each answer comes # milliseconds late",
                        LATE,
                        ms -> faults.late(Duration.ofMillis(ms)));
        table.wire("twice", twice)
                .until(word + " twice off", "answers come once", () -> faults.twice(false))
                .while_(faults::repeats)
                .does(word + " twice on", "each answer comes twice", () -> faults.twice(true));
        table.wire("split")
                .until(word + " split off", "answers come whole", () -> faults.split(Duration.ZERO))
                .while_(faults::splits)
                .does(
                        word + " split #",
                        "each answer comes in halves, # milliseconds apart",
                        GAP,
                        ms -> faults.split(Duration.ofMillis(ms)));
        table.wire("wrong", wrong)
                .until(word + " wrong off", "answers come as they were sent", () -> faults.wrong(false))
                .while_(faults::garbles)
                .does(word + " wrong on", "the last byte of each answer is another one", () -> faults.wrong(true));
        table.wire("garbage")
                .while_(faults::noisy)
                .does(word + " garbage #", "# bytes of noise come before the next answer", NOISE, faults::noiseNext);
        table.wire("lost", "D-102")
                .until(word + " lost off", "answers arrive again", () -> faults.lost(false))
                .while_(faults::loses)
                .does(word + " lost on", "answers are lost on the way", () -> faults.lost(true));
        table.wire("stall", "D-102", "D-107")
                .until(word + " stall off", "the wire takes bytes again", () -> wire.drain(true))
                .while_(not(wire::draining))
                .does(word + " stall on", "the wire takes no bytes from the host", () -> wire.drain(false));
        table.wire("cut", "D-101")
                .until(word + " cut off", "the next answer is not cut", () -> faults.cutNext(false))
                .while_(faults::cuts)
                .does(
                        word + " cut",
                        "the cable is pulled in the middle of the next answer",
                        () -> faults.cutNext(true));
        table.wire("unplug", "D-101")
                .until(word + " plug", "put the cable back", wire::plug)
                .while_(not(wire::plugged))
                .does(word + " unplug", "pull the cable", () -> wire.unplug());
    }

    private static BooleanSupplier not(BooleanSupplier so) {
        return () -> !so.getAsBoolean();
    }
}
