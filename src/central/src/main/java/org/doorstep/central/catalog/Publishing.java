// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.catalog;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.doorstep.catalog.author.Problem;
import org.doorstep.central.audit.AuditLog;
import org.doorstep.central.catalog.ReleaseRefused.Why;
import org.doorstep.central.store.Changes;
import org.doorstep.central.store.Releases;
import org.doorstep.central.store.Sources;
import org.doorstep.central.store.Store;
import org.doorstep.central.store.Tx;
import org.doorstep.contract.Enrolment;

/**
 * Makes releases, gives them to terminals, and withdraws items. Numbers form one row and only rise, for the repository and for every
 * terminal. One publication at a time in a process; any thread. Whatever is refused changed nothing.
 */
public final class Publishing {
    private final Store store;
    private final ReleaseRepository repository;
    private final Drafts drafts;
    private final Examiner examiner;
    private final Path work;
    private final Ledger ledger;
    private final InstantSource clock;
    private final ReentrantLock publishing = new ReentrantLock();

    /** @param work folder in which files are laid out while they are published */
    public Publishing(
            Store store,
            ReleaseRepository repository,
            Drafts drafts,
            Examiner examiner,
            Path work,
            AuditLog audit,
            InstantSource clock) {
        this.store = store;
        this.repository = repository;
        this.drafts = drafts;
        this.examiner = examiner;
        this.work = work;
        this.ledger = new Ledger(audit, clock);
        this.clock = clock;
    }

    /** Whether somebody may approve what the same person wrote. */
    public enum FourEyes {
        REQUIRED,
        /** In a demo there is one account. */
        DEMO
    }

    /**
     * Who does it and why.
     *
     * @param reason never about a resident; it is kept for ever
     */
    public record Order(String by, String reason, FourEyes fourEyes) {}

    public Drafts drafts() {
        return drafts;
    }

    public Examiner examiner() {
        return examiner;
    }

    public PublishedItems published() {
        return repository.published();
    }

    /**
     * Publishes the items of a folder, together with the desks that are enrolled now, for all terminals.
     *
     * @throws ReleaseRefused when an item is not right
     */
    public Releases.Release publish(Path items, String by) throws IOException, ReleaseRefused {
        CatalogFolder folder = CatalogFolder.read(items);
        publishing.lock();
        try {
            refuse(examiner.errors(folder));
            return publish(folder, new Audience.All(), new Order(by, "", FourEyes.DEMO), List.of());
        } finally {
            publishing.unlock();
        }
    }

    /**
     * Publishes the draft, together with the desks that are enrolled now, and empties it.
     *
     * @param mark of the draft that was looked at
     */
    public Releases.Release publish(String mark, Audience audience, Order order) throws IOException, ReleaseRefused {
        Ledger.reason(order);
        publishing.lock();
        try {
            Drafts.Draft draft = drafts.now();
            if (!draft.mark().equals(mark)) {
                throw new ReleaseRefused(Why.CHANGED_MEANWHILE, "The draft changed meanwhile. Look at it again.");
            }
            if (draft.empty() && !desksDiffer()) {
                throw new ReleaseRefused(Why.NOTHING_CHANGED, "The draft changes nothing.");
            }
            notOwn(draft.authors(), order);
            refuse(examiner.examine(draft).findings().stream()
                    .map(Examiner.Finding::problem)
                    .filter(Problem::isError)
                    .toList());
            return publish(draft.folder(), audience, order, draft.authors());
        } finally {
            publishing.unlock();
        }
    }

    private Releases.Release publish(CatalogFolder folder, Audience audience, Order order, List<String> authors)
            throws IOException, ReleaseRefused {
        known(audience);
        Enrolment.Desks desks = desks();
        ReleaseRepository.Made made = folder.<ReleaseRepository.Made, ReleaseRefused>written(
                work, laidOut -> repository.publish(laidOut, desks, clock.instant()));
        Map<String, Sources.Hashed> files = new LinkedHashMap<>();
        folder.files().forEach((name, content) -> files.put(name, drafts.hashed(content)));
        Releases.Release release = release(made, order, desks.desks().size(), 0, authors);
        store.change(tx -> {
            tx.releases().add(release);
            tx.sources().keep(made.number(), files);
            if (!authors.isEmpty()) {
                tx.sources().clearDraft();
            }
            ledger.note(tx, order, Releases.Action.PUBLISHED, made.number(), "", "");
            give(tx, made.number(), audience, order);
        });
        step();
        return release;
    }

    /**
     * Publishes the items of an earlier release under a new number. The desks stay as they are now: their keys do not roll back.
     */
    public Releases.Release rollBack(int to, Audience audience, Order order) throws IOException, ReleaseRefused {
        Ledger.reason(order);
        publishing.lock();
        try {
            known(audience);
            Releases.Release last = find(store.read(tx -> tx.releases().newest()));
            find(to);
            ReleaseRepository.Made made = repository.rollback(to, clock.instant());
            Releases.Release release = release(made, order, last.desks(), to, List.of());
            store.change(tx -> {
                tx.releases().add(release);
                tx.sources().copy(to, made.number());
                ledger.note(tx, order, Releases.Action.ROLLED_BACK, made.number(), "", "");
                give(tx, made.number(), audience, order);
            });
            step();
            return release;
        } finally {
            publishing.unlock();
        }
    }

    /** Gives a release that was on trial to every terminal. */
    public void giveToAll(int release, Order order) throws IOException, ReleaseRefused {
        Ledger.reason(order);
        publishing.lock();
        try {
            Releases.Release found = find(release);
            if (release <= store.read(tx -> tx.releases().current())) {
                throw new ReleaseRefused(
                        Why.NOT_HIGHER, "Every terminal runs release " + release + " or a higher one.");
            }
            notOwn(Arrays.asList(found.authors().split(" ")), order);
            store.change(tx -> give(tx, release, new Audience.All(), order));
            step();
        } finally {
            publishing.unlock();
        }
    }

    /** Signs new timestamps; to be called well within a day. */
    public void refresh() throws IOException {
        publishing.lock();
        try {
            step();
        } finally {
            publishing.unlock();
        }
    }

    /** Takes one item off every terminal within seconds, without a release. */
    public void withdraw(String item, Order order) throws ReleaseRefused {
        Ledger.reason(order);
        if (!item.matches("[A-Za-z0-9._-]{1,80}")) {
            throw new ReleaseRefused(Why.NO_ITEM, "An item's id has letters, digits, dots and hyphens.");
        }
        store.change(tx -> {
            if (tx.releases().withdraw(new Releases.Withdrawn(item, clock.instant(), order.by(), order.reason()))) {
                tx.changes().note(Changes.Topic.CATALOG);
                ledger.note(tx, order, Releases.Action.WITHDRAWN, 0, item, "");
            }
        });
    }

    /** Offers a withdrawn item again. */
    public void restore(String item, Order order) throws ReleaseRefused {
        Ledger.reason(order);
        boolean done = store.write(tx -> {
            boolean restored = tx.releases().restore(item);
            if (restored) {
                tx.changes().note(Changes.Topic.CATALOG);
                ledger.note(tx, order, Releases.Action.RESTORED, 0, item, "");
            }
            return restored;
        });
        if (!done) {
            throw new ReleaseRefused(Why.NO_ITEM, "This item is not withdrawn.");
        }
    }

    /**
     * Whether desks enrolled, were renamed or were revoked since the newest release: terminals know desks by the release they
     * run, so it is worth publishing though no file changed.
     */
    public boolean desksDiffer() {
        int newest = store.read(tx -> tx.releases().newest());
        return newest > 0 && !repository.names(newest, desks());
    }

    private Enrolment.Desks desks() {
        return new Enrolment.Desks(store.read(tx -> tx.desks().all()).stream()
                .filter(desk -> desk.revoked() == null)
                .map(desk -> new Enrolment.Desk(desk.id(), desk.name(), desk.sealingKey(), desk.signingKey()))
                .toList());
    }

    private static void refuse(List<Problem> errors) throws ReleaseRefused {
        if (!errors.isEmpty()) {
            throw new ReleaseRefused(errors.stream().map(Problem::toString).toList());
        }
    }

    private Releases.Release release(
            ReleaseRepository.Made made, Order order, int desks, int origin, List<String> authors) {
        Instant now = clock.instant();
        return new Releases.Release(
                made.number(),
                now,
                order.by(),
                made.items(),
                desks,
                String.join(" ", made.changed()),
                null,
                origin,
                String.join(" ", authors));
    }

    private void give(Tx tx, int release, Audience audience, Order order) {
        switch (audience) {
            case Audience.One(String terminal) -> {
                tx.releases().tryOn(terminal, release);
                ledger.note(tx, order, Releases.Action.TRIED, release, "", terminal);
            }
            case Audience.All() -> {
                tx.releases().giveToAll(release, clock.instant());
                ledger.note(tx, order, Releases.Action.FOR_ALL, release, "", "");
            }
        }
        tx.changes().note(Changes.Topic.CATALOG);
    }

    /** After what is assigned changed, never before: a terminal takes a timestamp's number for what it saw under it. */
    private void step() throws IOException {
        repository.step(store.read(tx -> tx.releases().inUse()), clock.instant());
    }

    private Releases.Release find(int release) throws ReleaseRefused {
        return store.read(tx -> tx.releases().find(release))
                .orElseThrow(() -> new ReleaseRefused(Why.NO_RELEASE, "There is no release " + release + "."));
    }

    private void known(Audience audience) throws ReleaseRefused {
        if (audience instanceof Audience.One(String terminal)
                && store.read(tx -> tx.terminals().find(terminal))
                        .filter(row -> row.revoked() == null)
                        .isEmpty()) {
            throw new ReleaseRefused(Why.NO_TERMINAL, "There is no terminal " + terminal + ".");
        }
    }

    private static void notOwn(List<String> authors, Order order) throws ReleaseRefused {
        if (order.fourEyes() == FourEyes.REQUIRED && authors.contains(order.by())) {
            throw new ReleaseRefused(
                    Why.OWN_WORK, "Whoever wrote it does not approve it. Ask somebody else to publish.");
        }
    }
}
