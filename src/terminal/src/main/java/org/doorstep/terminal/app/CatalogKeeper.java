// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.doorstep.catalog.release.Fetcher;
import org.doorstep.catalog.release.LiveCatalog;
import org.doorstep.catalog.release.TrustedCatalog;
import org.doorstep.catalog.release.Update;
import org.doorstep.contract.Enrolment;
import org.doorstep.device.spi.Ticker;
import org.doorstep.terminal.journal.AuditEvent;
import org.doorstep.terminal.sync.DeskBook;
import org.doorstep.terminal.sync.TrustedClock;
import org.doorstep.wire.BadMessage;
import org.doorstep.wire.Json;

/** Keeps the catalog current: stages a release whenever, puts it in force only while nobody is there. One thread. */
final class CatalogKeeper implements DeskBook, AutoCloseable {
    private static final Logger LOG = System.getLogger(CatalogKeeper.class.getName());
    private static final Duration LOOK = Duration.ofHours(6);

    private final TrustedCatalog catalog;
    private final Fetcher fetcher;
    private final TrustedClock clock;
    private final Ticker ticker;
    private final BooleanSupplier occupied;
    private final RecordEffects records;
    private final Listener listener;
    private final Object monitor = new Object();
    private final Thread thread;
    private boolean wanted;
    private boolean staged;
    private boolean closed;
    private volatile Enrolment.Desks desks = new Enrolment.Desks(java.util.List.of());
    private volatile int release;

    /** Told from the keeper's thread. */
    interface Listener {
        void inForce(LiveCatalog live);

        void current();
    }

    CatalogKeeper(
            TrustedCatalog catalog,
            Fetcher fetcher,
            TrustedClock clock,
            Ticker ticker,
            BooleanSupplier occupied,
            RecordEffects records,
            Listener listener) {
        this.catalog = catalog;
        this.fetcher = fetcher;
        this.clock = clock;
        this.ticker = ticker;
        this.occupied = occupied;
        this.records = records;
        this.listener = listener;
        this.thread = Thread.ofPlatform().daemon().name("catalog").unstarted(this::run);
    }

    void start() {
        catalog.live().ifPresent(this::take);
        thread.start();
    }

    /** Number of the release in force; 0 for none. */
    int release() {
        return release;
    }

    /** Central wants another release than this one, or it is unknown whether it does. */
    void look() {
        synchronized (monitor) {
            wanted = true;
            monitor.notifyAll();
        }
    }

    /** Nobody is there now. */
    void free() {
        synchronized (monitor) {
            if (staged) {
                monitor.notifyAll();
            }
        }
    }

    @Override
    public Optional<Enrolment.Desk> find(String id) {
        return DeskBook.of(desks).find(id);
    }

    private void run() {
        try {
            while (true) {
                boolean stage;
                synchronized (monitor) {
                    if (closed) {
                        return;
                    }
                    if (!wanted && !(staged && !occupied.getAsBoolean())) {
                        ticker.await(monitor, LOOK);
                        wanted = wanted || !staged;
                    }
                    stage = wanted;
                    wanted = false;
                }
                if (stage) {
                    stage();
                }
                if (staged && !occupied.getAsBoolean()) {
                    staged = false;
                    catalog.activate().ifPresent(this::switched);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stage() {
        switch (catalog.stage(fetcher, clock.instant())) {
            case Update.Staged(int number) -> {
                LOG.log(Level.INFO, "release {0} is staged", number);
                staged = true;
                listener.current();
            }
            case Update.Switched(int number) -> LOG.log(Level.INFO, "release {0} is in force", number);
            case Update.Current ignored -> listener.current();
            case Update.Refused(Update.Reason reason, String detail) -> {
                LOG.log(Level.ERROR, "a release was refused: {0}: {1}", reason, detail);
                records.audit(AuditEvent.RELEASE_REFUSED);
                records.alarm("RELEASE_REFUSED", "", reason.name());
            }
            case Update.Unreachable(String detail) -> LOG.log(Level.INFO, "the catalog cannot be reached: {0}", detail);
        }
    }

    private void switched(LiveCatalog live) {
        records.audit(AuditEvent.RELEASE_APPLIED, Integer.toString(live.release()));
        live.hidden()
                .forEach(hidden -> records.alarm(
                        "ITEM_HIDDEN", hidden.target(), hidden.problems().toString()));
        take(live);
    }

    private void take(LiveCatalog live) {
        release = live.release();
        desks = live.other("desks.json").map(CatalogKeeper::read).orElseGet(() -> new Enrolment.Desks(java.util.List.of()));
        listener.inForce(live);
    }

    private static Enrolment.Desks read(byte[] json) {
        try {
            return Json.read(json, Enrolment.Desks.class);
        } catch (BadMessage e) {
            LOG.log(Level.ERROR, "desks.json of the live release: {0}", e.getMessage());
            return new Enrolment.Desks(java.util.List.of());
        }
    }

    @Override
    public void close() {
        synchronized (monitor) {
            closed = true;
        }
        thread.interrupt();
    }
}
