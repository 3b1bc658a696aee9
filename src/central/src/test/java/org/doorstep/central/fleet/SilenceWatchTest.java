// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.doorstep.central.Fleet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SilenceWatchTest {
    @TempDir
    Path folder;

    private Fleet fleet;
    private Presence presence;
    private SilenceWatch watch;

    @BeforeEach
    void open() {
        fleet = new Fleet(folder);
        presence = new Presence(fleet.store, fleet.clock);
        watch = new SilenceWatch(fleet.store, presence, fleet.alarms, fleet.clock);
    }

    @AfterEach
    void close() {
        fleet.close();
    }

    @Test
    void aTerminalIsSilentAfterMoreThanThreeBeatsAndTheAlarmEndsWhenItSpeaks() {
        presence.terminal("00317");
        fleet.clock.advance(SilenceWatch.BEAT.multipliedBy(3));
        watch.look();
        assertThat(fleet.openCodes()).isEmpty();

        fleet.clock.advance(Duration.ofSeconds(1));
        watch.look();
        watch.look();
        assertThat(fleet.openCodes()).hasSize(1);

        presence.terminal("00317");
        watch.look();
        assertThat(fleet.openCodes()).isEmpty();
    }

    @Test
    void aTerminalThatWasDeliveredButNeverCallsIsSilentToo() {
        fleet.clock.advance(Duration.ofMinutes(2));
        watch.look();

        assertThat(fleet.openCodes()).containsExactly(AlarmBook.SILENT);
    }

    @Test
    void timeInWhichNobodyListenedDoesNotCount() {
        fleet.clock.advance(Duration.ofDays(1));

        SilenceWatch restarted = new SilenceWatch(fleet.store, presence, fleet.alarms, fleet.clock);
        restarted.look();

        assertThat(fleet.openCodes()).isEmpty();
    }

    @Test
    void aRevokedTerminalMayBeSilent() {
        fleet.store.change(tx -> tx.terminals().revoke("00317", fleet.clock.instant()));
        fleet.clock.advance(Duration.ofMinutes(2));
        watch.look();

        assertThat(fleet.openCodes()).isEmpty();
    }

    @Test
    void whatMemoryKnowsIsInTheDatabaseAfterAFlush() {
        presence.terminal("00317");
        presence.flush();

        assertThat(fleet.terminal().lastSeen()).isEqualTo(fleet.clock.instant());
    }
}
