// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.doorstep.contract.Lanes;
import org.doorstep.device.spi.Ticker;
import org.doorstep.terminal.journal.Journal;

/**
 * Every 30 seconds, and when told: how this terminal is, as telemetry. While one still waits, no other is queued, so the
 * first to arrive after an outage is an old one, as its time shows, and the next follows within 30 seconds.
 */
public final class Heartbeat implements AutoCloseable {
    /** How often. */
    public static final Duration EVERY = Duration.ofSeconds(30);

    private final Journal journal;
    private final String software;
    private final IntSupplier release;
    private final Supplier<List<Lanes.Device>> devices;
    private final Loop loop;

    /**
     * @param release number of the catalog release in force; 0 for none
     * @param devices what each device says now; called from this loop's thread, returns at once
     */
    public Heartbeat(
            Journal journal,
            String software,
            IntSupplier release,
            Supplier<List<Lanes.Device>> devices,
            Ticker ticker,
            RandomGenerator random) {
        this.journal = journal;
        this.software = software;
        this.release = release;
        this.devices = devices;
        this.loop = new Loop("central-heartbeat", ticker, random, this::turn);
    }

    public void start() {
        loop.start();
    }

    /** Something changed that central should see: the next one is made now. Any thread. */
    public void soon() {
        loop.wake();
    }

    @Override
    public void close() {
        loop.close();
    }

    private void turn() throws InterruptedException {
        List<Lanes.Device> now = devices.get();
        int running = release.getAsInt();
        journal.transaction(tx -> tx.outbox()
                .offer(
                        Lanes.Kind.HEARTBEAT,
                        new Lanes.Heartbeat(
                                tx.boot(),
                                software,
                                running,
                                (int) tx.counters().slips(),
                                tx.outbox().unsent(),
                                tx.counters().lastSlip(),
                                now)));
        loop.pause(EVERY);
    }
}
