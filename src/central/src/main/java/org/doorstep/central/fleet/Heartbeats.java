// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.fleet;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.doorstep.central.store.SlipRows;
import org.doorstep.central.store.Terminals;
import org.doorstep.central.store.Tx;
import org.doorstep.contract.Lanes;
import org.doorstep.wire.BadMessage;
import org.doorstep.wire.Json;

/**
 * Turns a terminal's heartbeat into its row, its devices' failures into alarms that stand while they last, and slips that it
 * issued but has not sent into what the centre must look out for.
 */
public final class Heartbeats {
    private static final String FAILED = "FAILED";

    private final InstantSource clock;
    private final AlarmBook alarms;

    public Heartbeats(InstantSource clock, AlarmBook alarms) {
        this.clock = clock;
        this.alarms = alarms;
    }

    /** How the devices of a heartbeat are kept. */
    public record Devices(List<Lanes.Device> devices) {}

    /**
     * Starts and slips are counted by the highest that was ever said: a machine that lost its journal begins to count anew
     * before it knows better, and must not make central forget.
     *
     * @param series of the journal that it speaks of
     */
    public void apply(Tx tx, String terminal, int series, Lanes.Heartbeat beat) {
        Terminals.Terminal before = tx.terminals().find(terminal).orElseThrow();
        slips(tx, before, series, beat);
        boolean newest = beat.issued() >= before.issued();
        tx.terminals()
                .beat(new Terminals.Beat(
                        terminal,
                        clock.instant(),
                        beat.software(),
                        Math.max(beat.boot(), before.boot()),
                        beat.release(),
                        Math.max(beat.issued(), before.issued()),
                        beat.unsent(),
                        newest && !beat.lastSlip().isEmpty() ? beat.lastSlip() : before.lastSlip(),
                        Json.text(new Devices(beat.devices()))));
        List<String> failed = beat.devices().stream()
                .filter(device -> device.state().equals(FAILED))
                .map(device -> AlarmBook.standing(AlarmBook.DEVICE_FAILED, terminal, device.id()))
                .toList();
        String mine = AlarmBook.standing(AlarmBook.DEVICE_FAILED, terminal, "");
        for (String standing : tx.alarms().standing(mine)) {
            if (!failed.contains(standing)) {
                tx.alarms().clear(standing, clock.instant());
            }
        }
        for (Lanes.Device device : beat.devices()) {
            if (device.state().equals(FAILED)) {
                alarms.stand(
                        tx,
                        AlarmBook.DEVICE_FAILED,
                        terminal,
                        device.id(),
                        device.id() + " " + String.join(" ", device.faults()));
            }
        }
    }

    /** A terminal that has nothing unsent has no slip that is missing here. */
    private void slips(Tx tx, Terminals.Terminal before, int series, Lanes.Heartbeat beat) {
        if (beat.unsent() == 0) {
            tx.slips().settle(before.id(), series);
            return;
        }
        tx.slips().waiting(before.id(), series, beat.unsent());
        if (beat.issued() > before.issued()) {
            tx.slips()
                    .add(new SlipRows.Span(
                            before.id(), series, before.issued() + 1, beat.issued(), clock.instant(), beat.unsent()));
        }
    }

    /** The devices of a terminal's row. */
    public static List<Lanes.Device> devices(Terminals.Terminal terminal) {
        try {
            return Json.read(terminal.devices().getBytes(StandardCharsets.UTF_8), Devices.class)
                    .devices();
        } catch (BadMessage damaged) {
            throw new IllegalStateException(
                    "The devices of terminal " + terminal.id() + " in the database cannot be read", damaged);
        }
    }
}
