// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.catalog;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.doorstep.central.audit.AuditLog;
import org.doorstep.central.store.Changes;
import org.doorstep.central.store.Releases;
import org.doorstep.central.store.Store;
import org.doorstep.contract.Enrolment;

/** Makes releases and withdraws items. One publication at a time in a process; any thread. */
public final class Publishing {
    private final Store store;
    private final ReleaseRepository repository;
    private final AuditLog audit;
    private final InstantSource clock;
    private final ReentrantLock publishing = new ReentrantLock();

    public Publishing(Store store, ReleaseRepository repository, AuditLog audit, InstantSource clock) {
        this.store = store;
        this.repository = repository;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Publishes the items of a folder together with the desks that are enrolled now.
     *
     * @throws ReleaseRefused when an item is not right; nothing was published then
     */
    public Releases.Release publish(Path items, String by) throws IOException, ReleaseRefused {
        publishing.lock();
        try {
            List<Enrolment.Desk> desks = store.read(tx -> tx.desks().all()).stream()
                    .filter(desk -> desk.revoked() == null)
                    .map(desk -> new Enrolment.Desk(desk.id(), desk.name(), desk.sealingKey(), desk.signingKey()))
                    .toList();
            ReleaseRepository.Made made = repository.publish(items, new Enrolment.Desks(desks), clock.instant());
            Releases.Release release = new Releases.Release(
                    made.number(), clock.instant(), by, made.items(), desks.size(), String.join(" ", made.changed()));
            store.change(tx -> {
                tx.releases().add(release);
                tx.changes().note(Changes.Topic.CATALOG);
                audit.append(tx, by, "catalog.publish", Integer.toString(made.number()));
            });
            return release;
        } finally {
            publishing.unlock();
        }
    }

    /** Signs a new timestamp; to be called well within a day. */
    public void refresh() throws IOException {
        repository.refresh(clock.instant());
    }

    /** Takes one item off every terminal within seconds, without a release. */
    public void withdraw(String item, String reason, String by) {
        if (!item.matches("[A-Za-z0-9._-]{1,80}")) {
            throw new IllegalArgumentException("An item's id has letters, digits, dots and hyphens.");
        }
        store.change(tx -> {
            tx.releases().withdraw(new Releases.Withdrawn(item, clock.instant(), by, reason));
            tx.changes().note(Changes.Topic.CATALOG);
            audit.append(tx, by, "item.withdraw", item);
        });
    }

    /** Offers a withdrawn item again; false when it was not withdrawn. */
    public boolean restore(String item, String by) {
        return store.write(tx -> {
            boolean done = tx.releases().restore(item);
            if (done) {
                tx.changes().note(Changes.Topic.CATALOG);
                audit.append(tx, by, "item.restore", item);
            }
            return done;
        });
    }
}
