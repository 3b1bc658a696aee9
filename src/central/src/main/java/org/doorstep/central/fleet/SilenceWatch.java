// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.fleet;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.doorstep.central.store.Store;
import org.doorstep.central.store.Terminals;

/**
 * Raises an alarm for a terminal that was not heard for more than three beats, and clears it when it is heard again. A
 * terminal that never called after its enrolment is silent too. Time before this process began does not count: nobody
 * listened then.
 */
public final class SilenceWatch {
    /** How often a terminal says how it is. */
    public static final Duration BEAT = Duration.ofSeconds(30);

    public static final Duration SILENT_AFTER = BEAT.multipliedBy(3);

    private final Store store;
    private final Presence presence;
    private final AlarmBook alarms;
    private final InstantSource clock;
    private final Instant began;

    public SilenceWatch(Store store, Presence presence, AlarmBook alarms, InstantSource clock) {
        this.store = store;
        this.presence = presence;
        this.alarms = alarms;
        this.clock = clock;
        this.began = clock.instant();
    }

    /** Whether a terminal counts as silent now. */
    public boolean silent(Terminals.Terminal terminal) {
        return silentSince(heard(terminal));
    }

    /** Whether what was last heard at this time counts as silent now. */
    public boolean silentSince(Instant heard) {
        return heard.plus(SILENT_AFTER).isBefore(clock.instant());
    }

    /** Looks at the whole fleet once. */
    public void look() {
        store.change(tx -> {
            String prefix = AlarmBook.SILENT + "/";
            var standing = tx.alarms().standing(prefix);
            for (Terminals.Terminal terminal : tx.terminals().all()) {
                boolean raised = standing.contains(AlarmBook.standing(AlarmBook.SILENT, terminal.id(), ""));
                boolean silent = terminal.revoked() == null && silentSince(later(began, heard(terminal)));
                if (silent && !raised) {
                    alarms.stand(tx, AlarmBook.SILENT, terminal.id(), "", "");
                } else if (!silent && raised) {
                    alarms.clear(tx, AlarmBook.SILENT, terminal.id(), "");
                }
            }
        });
    }

    private Instant heard(Terminals.Terminal terminal) {
        return presence.terminalSeen(terminal.id(), terminal.lastSeen()).orElse(terminal.enrolled());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
