// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.central.Fleet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    @TempDir
    Path folder;

    private Fleet fleet;
    private Store store;

    @BeforeEach
    void open() {
        fleet = new Fleet(folder);
        store = fleet.store;
    }

    @AfterEach
    void close() {
        fleet.close();
    }

    @Test
    void aStoreOpenedAgainHoldsWhatWasWritten() {
        store.close();

        try (Store again = Store.openSqlite(folder.resolve("central.db"))) {
            assertThat(again.read(tx -> tx.terminals().find("00317"))
                            .orElseThrow()
                            .name())
                    .isEqualTo("一号机");
        }
    }

    @Test
    void workThatThrowsLeavesNothingBehind() {
        assertThatThrownBy(() -> store.change(tx -> {
                    tx.terminals().revoke("00317", fleet.clock.instant());
                    throw new IllegalStateException("half way");
                }))
                .hasMessage("half way");

        assertThat(fleet.terminal().revoked()).isNull();
    }

    @Test
    void whatIsReadCannotBeWrittenByAReader() {
        assertThatThrownBy(() -> store.read(tx -> tx.terminals().revoke("00317", fleet.clock.instant())))
                .hasMessageContaining("readonly");
    }

    @Test
    void manyLastSeenTimesGoInOneStatementAndNeverBackwards() {
        Instant now = fleet.clock.instant();
        Map<String, Instant> seen = new HashMap<>();
        for (int i = 0; i < 1_000; i++) {
            String id = "%05d".formatted(10_000 + i);
            fleet.enrol(id, "key " + id);
            seen.put(id, now);
        }
        store.change(tx -> tx.terminals().seen(seen));
        store.change(tx -> tx.terminals().seen(Map.of("10999", now.minus(Duration.ofMinutes(5)))));

        List<Terminals.Terminal> all = store.read(tx -> tx.terminals().all());
        assertThat(all)
                .filteredOn(terminal -> terminal.id().startsWith("10"))
                .hasSize(1_000)
                .allSatisfy(terminal -> assertThat(terminal.lastSeen()).isEqualTo(now));
    }

    @Test
    void aConditionThatStandsIsRaisedOnceAndAgainAfterItEnded() {
        store.change(tx -> {
            fleet.alarms.stand(tx, "TERMINAL_SILENT", "00317", "", "");
            fleet.alarms.stand(tx, "TERMINAL_SILENT", "00317", "", "");
        });
        assertThat(fleet.openAlarms()).hasSize(1);

        store.change(tx -> fleet.alarms.clear(tx, "TERMINAL_SILENT", "00317", ""));
        assertThat(fleet.openAlarms()).isEmpty();

        store.change(tx -> fleet.alarms.stand(tx, "TERMINAL_SILENT", "00317", "", ""));
        assertThat(fleet.openAlarms()).hasSize(1);
        List<Alarms.Alarm> past = store.read(tx -> tx.alarms().past(10));
        assertThat(past).hasSize(1);
    }

    @Test
    void aWorkOrderIsUsedOnce() {
        Instant now = fleet.clock.instant();
        store.change(tx -> tx.workOrders()
                .add(new WorkOrders.WorkOrder(
                        "order", WorkOrders.Kind.DESK, "rs", "人社局", null, "hash", now, "test", now, null, null, null)));

        boolean first = store.write(tx -> tx.workOrders().use("order", "key one", now));
        boolean second = store.write(tx -> tx.workOrders().use("order", "key two", now));
        boolean cancelled = store.write(tx -> tx.workOrders().cancel("order", now));
        assertThat(List.of(first, second, cancelled)).containsExactly(true, false, false);
        assertThat(store.read(tx -> tx.workOrders().bySecret("hash"))
                        .orElseThrow()
                        .usedKey())
                .isEqualTo("key one");
    }

    @Test
    void anotherEnrolmentOfATerminalBeginsItsLanesAnew() {
        store.change(tx -> tx.terminals().revoke("00317", fleet.clock.instant()));
        fleet.enrol("00317", "another key");

        assertThat(fleet.terminal().enrolment()).isEqualTo(2);
        assertThat(fleet.terminal().revoked()).isNull();
        Optional<Terminals.Terminal> old = store.read(tx -> tx.terminals().byKey("tls-key-of-00317"));
        assertThat(old).isEmpty();
    }
}
