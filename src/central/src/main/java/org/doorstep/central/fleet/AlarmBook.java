// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.fleet;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.doorstep.central.audit.AuditLog;
import org.doorstep.central.store.Alarms;
import org.doorstep.central.store.Sites;
import org.doorstep.central.store.Tx;
import org.doorstep.wire.UuidV7;
import org.jspecify.annotations.Nullable;

/**
 * Raises alarms with an owner and a deadline. The owner is the keeper of the terminal's site; an alarm nobody owns says so
 * in the console until somebody takes it.
 */
public final class AlarmBook {
    /** No beat for too long. */
    public static final String SILENT = "TERMINAL_SILENT";

    public static final String DEVICE_FAILED = "DEVICE_FAILED";

    /** A known record came again with other bytes. */
    public static final String RECORD_CHANGED = "RECORD_CHANGED";

    /** A record does not follow the one before: a copied disk, or a lost journal. */
    public static final String CHAIN_BROKEN = "CHAIN_BROKEN";

    /** A terminal's audit chain does not rise: begun anew, or written by two disks. */
    public static final String AUDIT_CHAIN = "AUDIT_CHAIN";

    public static final String BAD_SIGNATURE = "BAD_SIGNATURE";
    public static final String RECORD_UNREADABLE = "RECORD_UNREADABLE";

    /** A resident's submission came and cannot be a case as it is. */
    public static final String SUBMISSION_HELD = "SUBMISSION_HELD";

    /** A used code was tried with another key. */
    public static final String CODE_REUSED = "CODE_REUSED";

    private final InstantSource clock;
    private final AuditLog audit;
    private final UuidV7 ids = new UuidV7();

    public AlarmBook(InstantSource clock, AuditLog audit) {
        this.clock = clock;
        this.audit = audit;
    }

    /** Something happened. */
    public void raise(Tx tx, String code, @Nullable String terminal, String item, String detail) {
        tx.alarms().raise(alarm(tx, code, terminal, item, detail, null));
    }

    /** A condition holds; raised once until {@link #clear}. */
    public void stand(Tx tx, String code, String terminal, String what, String detail) {
        tx.alarms().raise(alarm(tx, code, terminal, "", detail, standing(code, terminal, what)));
    }

    public void clear(Tx tx, String code, String terminal, String what) {
        tx.alarms().clear(standing(code, terminal, what), clock.instant());
    }

    /** Somebody has looked; false when somebody had before. */
    public boolean acknowledge(Tx tx, String id, String by, String note) {
        boolean first = tx.alarms().acknowledge(id, by, note, clock.instant());
        if (first) {
            audit.append(tx, by, "alarm.acknowledge", id);
        }
        return first;
    }

    public boolean assign(Tx tx, String id, String owner, String by) {
        boolean done = tx.alarms().assign(id, owner);
        if (done) {
            audit.append(tx, by, "alarm.assign", id + " " + owner);
        }
        return done;
    }

    static String standing(String code, String terminal, String what) {
        return code + "/" + terminal + "/" + what;
    }

    private Alarms.Alarm alarm(
            Tx tx, String code, @Nullable String terminal, String item, String detail, @Nullable String standing) {
        Instant now = clock.instant();
        String owner = terminal == null
                ? ""
                : tx.terminals()
                        .find(terminal)
                        .flatMap(found -> tx.sites().find(found.site()))
                        .map(Sites.Site::keeper)
                        .orElse("");
        return new Alarms.Alarm(
                ids.next().toString(),
                code,
                terminal,
                item,
                detail,
                now,
                now.plus(within(code)),
                owner,
                null,
                null,
                "",
                standing,
                null);
    }

    /** A call for help within minutes, security and a card left behind within the hour, a broken device or a resident who waits for nothing within half a working day, the rest within a day. */
    private static Duration within(String code) {
        return switch (code) {
            case "HOLDER_MISMATCH",
                    "CARD_LEFT",
                    "RECORD_OTHER_BYTES",
                    RECORD_CHANGED,
                    CHAIN_BROKEN,
                    AUDIT_CHAIN,
                    BAD_SIGNATURE,
                    CODE_REUSED -> Duration.ofHours(1);
            case "CALL_ATTENDANT" -> Duration.ofMinutes(10);
            case SILENT, DEVICE_FAILED, SUBMISSION_HELD, "SUBMISSION_WAITS", "OUTBOX_NEARLY_FULL" ->
                Duration.ofHours(4);
            default -> Duration.ofHours(24);
        };
    }
}
