// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central;

import java.nio.file.Path;
import java.util.List;
import org.doorstep.central.audit.AuditLog;
import org.doorstep.central.fleet.AlarmBook;
import org.doorstep.central.fleet.SiteBook;
import org.doorstep.central.store.Alarms;
import org.doorstep.central.store.Records;
import org.doorstep.central.store.Store;
import org.doorstep.central.store.Terminals;
import org.doorstep.contract.Lanes;
import org.doorstep.contract.Suite;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.Suites;

/** A store on a real file with one site and one terminal, for tests of what stands above it. */
public final class Fleet implements AutoCloseable {
    public final Suite suite = Suites.current();
    public final MovableClock clock = new MovableClock();
    public final Store store;
    public final AuditLog audit = new AuditLog(suite, clock);
    public final AlarmBook alarms = new AlarmBook(clock, audit);
    public final Suite.Pair terminalKey = suite.newSigningPair();

    public Fleet(Path folder) {
        store = Store.openSqlite(folder.resolve("central.db"));
        new SiteBook(store, audit, clock).save("xinyi", "新驿镇便民服务中心", "0537-1234567", "8:30-17:30", "", "test");
        enrol("00317", "tls-key-of-00317");
    }

    public void enrol(String number, String tlsKey) {
        store.change(tx -> tx.terminals()
                .enrol(
                        number,
                        "一号机",
                        "xinyi",
                        tlsKey,
                        Base64Url.encode(terminalKey.publicKey()),
                        "test",
                        clock.instant()));
    }

    public Terminals.Terminal terminal() {
        return store.read(tx -> tx.terminals().find("00317")).orElseThrow();
    }

    public List<Alarms.Alarm> openAlarms() {
        return store.read(tx -> tx.alarms().open());
    }

    public List<String> openCodes() {
        return openAlarms().stream().map(Alarms.Alarm::code).toList();
    }

    public List<Records.Stored> records(Lanes.Kind kind) {
        return store.read(tx -> tx.records().ofKind(kind));
    }

    @Override
    public void close() {
        store.close();
    }
}
