// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central;

import java.io.IOException;
import java.time.InstantSource;
import org.doorstep.catalog.diff.CatalogDiff;
import org.doorstep.central.audit.AuditLog;
import org.doorstep.central.catalog.Drafts;
import org.doorstep.central.catalog.Examiner;
import org.doorstep.central.catalog.Publishing;
import org.doorstep.central.catalog.ReleaseRepository;
import org.doorstep.central.console.Logins;
import org.doorstep.central.console.Passwords;
import org.doorstep.central.fleet.AlarmBook;
import org.doorstep.central.fleet.Enrolments;
import org.doorstep.central.fleet.Orders;
import org.doorstep.central.fleet.Secrets;
import org.doorstep.central.fleet.SiteBook;
import org.doorstep.central.identity.Grants;
import org.doorstep.central.identity.Roster;
import org.doorstep.central.store.Store;
import org.doorstep.contract.Suite;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.KeyFile;
import org.doorstep.wire.Suites;

/**
 * What works over the state folder without a listener: the command line opens it beside a running server, which notices
 * within a second.
 */
final class CentralOffice implements AutoCloseable {
    final StateFolder folder;
    final InstantSource clock;
    final Suite suite;
    final KeyFile keys;
    final Secrets secrets;
    final Store store;
    final AuditLog audit;
    final AlarmBook alarms;
    final Orders orders;
    final SiteBook sites;
    final Enrolments enrolments;
    final Grants grants;
    final Roster roster;
    final Logins logins;
    final Publishing publishing;

    private CentralOffice(StateFolder folder, KeyFile keys, Secrets secrets, Store store, Parts parts)
            throws InterruptedException {
        this.folder = folder;
        this.clock = parts.clock;
        this.suite = parts.suite;
        this.keys = keys;
        this.secrets = secrets;
        this.store = store;
        this.audit = new AuditLog(suite, clock);
        this.alarms = new AlarmBook(clock, audit);
        this.orders =
                new Orders(store, suite, audit, clock, Base64Url.encode(keys.tlsKeyHash()), () -> rootHash(parts));
        this.sites = new SiteBook(store, audit, clock);
        this.enrolments = new Enrolments(
                store, suite, audit, alarms, secrets, clock, keys.signing().publicKey());
        this.grants = new Grants(suite, keys.signing(), clock);
        this.roster = new Roster(store, suite, secrets, grants, audit, clock);
        this.logins = new Logins(store, suite, secrets, audit, new Passwords(), parts.secondFactor, clock);
        this.publishing = publishing(folder, store, parts, audit);
    }

    private static Publishing publishing(StateFolder folder, Store store, Parts parts, AuditLog audit) {
        Examiner examiner = new Examiner(parts.repository.published(), folder.path(), parts.suite, CatalogDiff.load());
        Drafts drafts = new Drafts(store, parts.suite, audit, parts.clock);
        return new Publishing(store, parts.repository, drafts, examiner, folder.path(), audit, parts.clock);
    }

    private record Parts(
            Suite suite, InstantSource clock, Logins.SecondFactor secondFactor, ReleaseRepository repository) {}

    static CentralOffice open(StateFolder folder, InstantSource clock, Logins.SecondFactor secondFactor)
            throws IOException, InterruptedException {
        Suite suite = Suites.current();
        KeyFile keys = KeyFile.open(folder.keys());
        Secrets secrets = Secrets.open(folder.path(), suite);
        ReleaseRepository repository =
                ReleaseRepository.open(folder.catalog(), folder.catalogKeys(), suite, clock.instant());
        Store store = Store.openSqlite(folder.database());
        try {
            return new CentralOffice(folder, keys, secrets, store, new Parts(suite, clock, secondFactor, repository));
        } catch (RuntimeException | InterruptedException refused) {
            store.close();
            throw refused;
        }
    }

    @Override
    public void close() {
        store.close();
    }

    private static String rootHash(Parts parts) {
        return Base64Url.encode(parts.suite.hash(parts.repository.firstRoot()));
    }
}
