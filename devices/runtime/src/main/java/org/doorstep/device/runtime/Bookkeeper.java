// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.doorstep.device.spi.DeviceId;

/**
 * Keeps the records of devices in the book, behind whatever else goes on: one thread, and a pause between two writes, so
 * that neither a command nor a busy device waits for the disk. Its fields are guarded by the hub's lock.
 */
final class Bookkeeper implements Runnable {
    private static final System.Logger LOG = System.getLogger(Bookkeeper.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Hub hub;
    private final DeviceBook book;
    private final InstantSource clock;
    private final Map<DeviceId, Tally> tallies = new LinkedHashMap<>();
    private final Object writing = new Object();
    private Map<DeviceId, DeviceRecord> changed = new LinkedHashMap<>();
    private boolean stopped;
    private boolean failing;

    Bookkeeper(Hub hub, DeviceBook book, InstantSource clock) {
        this.hub = hub;
        this.book = book;
        this.clock = clock;
    }

    /** Before the thread starts: gives each device the record that was kept of it, or a new one. */
    void open(List<DeviceId> devices) {
        var kept = new HashMap<DeviceId, DeviceRecord>();
        try {
            book.all().forEach(record -> kept.put(record.device(), record));
        } catch (JournalFailedException e) {
            LOG.log(Level.ERROR, "the records of devices cannot be read; they begin anew", e);
        }
        Instant now = clock.instant();
        for (DeviceId device : devices) {
            var record = kept.getOrDefault(device, DeviceRecord.begun(device, now));
            var tally = new Tally(record, clock, () -> changed(device));
            synchronized (hub) {
                tallies.put(device, tally);
                if (!kept.containsKey(device)) {
                    changed(device);
                }
            }
        }
    }

    Tally tally(DeviceId device) {
        synchronized (hub) {
            Tally tally = tallies.get(device);
            if (tally == null) {
                throw new IllegalArgumentException("There is no running device '" + device + "'");
            }
            return tally;
        }
    }

    List<DeviceRecord> records() {
        synchronized (hub) {
            return tallies.values().stream().map(Tally::record).toList();
        }
    }

    /** Under the lock. */
    private void changed(DeviceId device) {
        Tally tally = tallies.get(device);
        if (tally != null) {
            if (changed.isEmpty()) {
                hub.notifyAll();
            }
            changed.put(device, tally.record());
        }
    }

    void stop() {
        synchronized (hub) {
            stopped = true;
            hub.notifyAll();
        }
    }

    @Override
    public void run() {
        boolean goOn = true;
        while (goOn) {
            goOn = await();
            try {
                flush();
                failing = false;
            } catch (JournalFailedException e) {
                if (!failing) {
                    LOG.log(Level.ERROR, "the records of devices cannot be kept; it is tried again", e);
                }
                failing = true;
            }
            if (goOn) {
                goOn = pause();
            }
        }
    }

    /** Waits for something to write; false when it is time to end. */
    private boolean await() {
        synchronized (hub) {
            try {
                while (changed.isEmpty() && !stopped) {
                    hub.wait();
                }
                return !stopped;
            } catch (InterruptedException e) {
                return false;
            }
        }
    }

    private boolean pause() {
        synchronized (hub) {
            long until = hub.ticker.nanos() + PAUSE.toNanos();
            try {
                while (!stopped && hub.ticker.nanos() - until < 0) {
                    hub.ticker.await(hub, Duration.ofNanos(until - hub.ticker.nanos()));
                }
            } catch (InterruptedException e) {
                return false;
            }
            return true;
        }
    }

    /** Writes what has changed, on the caller's thread; what could not be written stays to be written. */
    void flush() throws JournalFailedException {
        synchronized (writing) {
            Map<DeviceId, DeviceRecord> due;
            synchronized (hub) {
                due = changed;
                changed = new LinkedHashMap<>();
            }
            if (due.isEmpty()) {
                return;
            }
            try {
                book.keep(new ArrayList<>(due.values()));
            } catch (JournalFailedException e) {
                synchronized (hub) {
                    due.forEach(changed::putIfAbsent);
                }
                throw e;
            }
        }
    }
}
