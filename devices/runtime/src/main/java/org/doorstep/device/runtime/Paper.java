// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import java.util.ArrayList;
import java.util.List;
import org.doorstep.device.runtime.DeviceRecord.Load;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.Snapshot;
import org.doorstep.device.spi.Snapshot.Level;
import org.doorstep.device.spi.Snapshot.Supply;
import org.doorstep.device.spi.Snapshot.Unit;

/**
 * Brings together what a device's sensors say of its paper and what was counted in and out. The sensor overrules: EMPTY
 * is 0 whatever the count; LOW caps the count; OK while the count is 0 means that the count is wrong and some is there.
 * A device that counts its sheets itself is believed. Pure.
 */
final class Paper {
    /** The supply that is counted; a device with trays has others named {@code paper-TRAY}. */
    static final String NAME = "paper";

    private static final int LOW_PART = 10;
    private static final int LOW_LEAST = 5;

    private Paper() {}

    /**
     * @param snapshot what listeners are to see
     * @param load the count as the sensor left it
     */
    record Merged(Snapshot snapshot, Load load) {}

    /** At how many left it warns: a tenth of what was filled in, but 5 at least. */
    static int lowAt(Load load) {
        return Math.max(LOW_LEAST, load.of() / LOW_PART);
    }

    static Merged merge(Snapshot raw, Load load) {
        var sensors = raw.supplies().stream().filter(Paper::isPaper).toList();
        if (!sensors.isEmpty() && sensors.stream().allMatch(Paper::counts)) {
            int all = sensors.stream().mapToInt(Supply::remaining).sum();
            return new Merged(raw, new Load(all, Math.max(all, load.of()), load.at()));
        }
        return switch (sensed(raw, sensors)) {
            case EMPTY -> with(raw, load.left(0), Level.EMPTY, 0);
            case LOW -> {
                Load capped = load.left(Math.min(load.left(), lowAt(load)));
                yield with(raw, capped, Level.LOW, capped.left() == 0 ? -1 : capped.left());
            }
            case OK -> load.left() == 0 ? with(raw, load, Level.OK, -1) : byCount(raw, load);
            case UNKNOWN -> byCount(raw, load);
        };
    }

    private static Merged byCount(Snapshot raw, Load load) {
        return with(raw, load, load.left() > lowAt(load) ? Level.OK : Level.LOW, load.left());
    }

    private static boolean isPaper(Supply supply) {
        return supply.name().equals(NAME) || supply.name().startsWith(NAME + "-");
    }

    private static boolean counts(Supply supply) {
        return supply.unit() == Unit.SHEETS && supply.remaining() >= 0;
    }

    private static Level sensed(Snapshot raw, List<Supply> sensors) {
        if (has(raw, CoreFault.PAPER_OUT) || (!sensors.isEmpty() && all(sensors, Level.EMPTY))) {
            return Level.EMPTY;
        }
        if (has(raw, CoreFault.PAPER_LOW) || any(sensors, Level.LOW)) {
            return Level.LOW;
        }
        return any(sensors, Level.OK) ? Level.OK : Level.UNKNOWN;
    }

    private static boolean all(List<Supply> sensors, Level level) {
        return sensors.stream().allMatch(sensor -> sensor.level() == level);
    }

    private static boolean any(List<Supply> sensors, Level level) {
        return sensors.stream().anyMatch(sensor -> sensor.level() == level);
    }

    private static boolean has(Snapshot raw, CoreFault code) {
        return raw.faults().stream().anyMatch(code::is);
    }

    private static Merged with(Snapshot raw, Load load, Level level, int remaining) {
        var supplies = new ArrayList<Supply>();
        supplies.add(new Supply(NAME, level, remaining, Unit.SHEETS));
        raw.supplies().stream().filter(supply -> !supply.name().equals(NAME)).forEach(supplies::add);
        var faults = new ArrayList<Fault>(raw.faults());
        if (level == Level.LOW && !has(raw, CoreFault.PAPER_LOW)) {
            faults.add(CoreFault.PAPER_LOW.with(
                    remaining < 0 ? "near its end" : remaining + " left by the count; add paper and say how much"));
        }
        return new Merged(new Snapshot(faults, supplies, raw.card(), raw.model()), load);
    }
}
