// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.doorstep.central.Fleet;
import org.doorstep.central.store.Audits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
    @TempDir
    Path folder;

    @Test
    void aChainIsWholeUntilARowIsChangedOrTakenOut() {
        try (Fleet fleet = new Fleet(folder)) {
            fleet.store.change(tx -> {
                fleet.audit.append(tx, "wang.li", "terminal.revoke", "00317");
                fleet.audit.append(tx, "wang.li", "work-order.create", "TERMINAL 00317");
            });
            List<Audits.Entry> chain = fleet.store.read(tx -> tx.audits().all());
            assertThat(fleet.audit.firstBroken(chain)).isEmpty();

            List<Audits.Entry> without = new ArrayList<>(chain);
            without.remove(1);
            assertThat(fleet.audit.firstBroken(without)).contains(2L);

            List<Audits.Entry> changed = new ArrayList<>(chain);
            Audits.Entry was = chain.get(1);
            changed.set(
                    1,
                    new Audits.Entry(
                            was.n(),
                            was.at(),
                            "somebody.else",
                            was.action(),
                            was.subject(),
                            was.previous(),
                            was.hash()));
            assertThat(fleet.audit.firstBroken(changed)).contains(2L);
        }
    }
}
