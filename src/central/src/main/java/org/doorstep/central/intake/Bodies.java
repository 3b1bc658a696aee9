// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.intake;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.doorstep.central.cases.CaseBook;
import org.doorstep.central.cases.SubmissionForm;
import org.doorstep.central.fleet.AlarmBook;
import org.doorstep.central.fleet.Heartbeats;
import org.doorstep.central.store.AuditHeads;
import org.doorstep.central.store.Ratings;
import org.doorstep.central.store.Terminals;
import org.doorstep.central.store.Tx;
import org.doorstep.contract.Lanes;
import org.doorstep.wire.BadMessage;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.Json;

/** Reads the bodies that central may read and lets them take effect, in the transaction that stores them. */
public final class Bodies {
    private static final int MAX_CODE = 80;
    private static final int MAX_DETAIL = 500;
    private static final int HASH_BYTES = 32;
    private static final int MAX_SLIPS = 999_999;

    private final AlarmBook alarms;
    private final Heartbeats heartbeats;
    private final SubmissionForm form;
    private final CaseBook cases;
    private final InstantSource clock;

    public Bodies(AlarmBook alarms, Heartbeats heartbeats, SubmissionForm form, CaseBook cases, InstantSource clock) {
        this.alarms = alarms;
        this.heartbeats = heartbeats;
        this.form = form;
        this.cases = cases;
        this.clock = clock;
    }

    Effect apply(Tx tx, Terminals.Terminal terminal, int series, Lanes.Entry entry) {
        byte[] body = entry.body().getBytes(StandardCharsets.UTF_8);
        try {
            return switch (entry.kind()) {
                case SUBMISSION -> submission(tx, terminal.id(), entry);
                case RATING -> rating(tx, entry, Json.read(body, Lanes.Rating.class));
                case ALARM -> alarm(tx, terminal.id(), Json.read(body, Lanes.Alarm.class));
                case REMARK -> remark(Json.read(body, Lanes.Remark.class));
                case HEARTBEAT -> heartbeat(tx, terminal.id(), series, Json.read(body, Lanes.Heartbeat.class));
                case AUDIT -> audit(tx, terminal.id(), Json.read(body, Lanes.AuditHead.class));
                case FAULT -> new Effect.Applied();
            };
        } catch (BadMessage wrong) {
            return unreadable(entry, String.valueOf(wrong.getMessage()));
        }
    }

    /**
     * Whether the text of a record that is held may be kept: a submission whose header has not its form could hold what a
     * resident wrote.
     */
    boolean mayKeep(Lanes.Entry entry) {
        return entry.kind() != Lanes.Kind.SUBMISSION || form.fits(entry.body());
    }

    private Effect submission(Tx tx, String terminal, Lanes.Entry entry) throws BadMessage {
        return switch (cases.file(tx, terminal, entry, form.read(entry.body()))) {
            case CaseBook.Filed.Numbered(String number, String desk) -> new Effect.Filed(number, desk);
            case CaseBook.Filed.Wrong wrong -> new Effect.Wrong(AlarmBook.SUBMISSION_HELD, wrong.reason());
        };
    }

    private Effect rating(Tx tx, Lanes.Entry entry, Lanes.Rating rating) throws BadMessage {
        if (rating.grade() < 0 || rating.grade() > 5) {
            throw new BadMessage("$.grade", "must be 0 to 5");
        }
        if (rating.item().length() > MAX_CODE || rating.reference().length() > MAX_CODE) {
            throw new BadMessage("$.item, $.reference", "has more than " + MAX_CODE + " characters");
        }
        tx.ratings()
                .add(new Ratings.Rating(
                        entry.id(),
                        rating.item(),
                        rating.version(),
                        rating.reference(),
                        rating.grade(),
                        clock.instant()));
        return new Effect.Applied();
    }

    private static Effect remark(Lanes.Remark remark) throws BadMessage {
        if (remark.screen().length() > MAX_CODE) {
            throw new BadMessage("$.screen", "has more than " + MAX_CODE + " characters");
        }
        return new Effect.Applied();
    }

    private Effect heartbeat(Tx tx, String terminal, int series, Lanes.Heartbeat beat) throws BadMessage {
        if (beat.boot() < 0) {
            throw new BadMessage("$.boot", "is below 0");
        }
        if (beat.issued() < 0 || beat.issued() > MAX_SLIPS || beat.unsent() < 0) {
            throw new BadMessage("$.issued, $.unsent", "must be 0 to " + MAX_SLIPS + ", and 0 or more");
        }
        heartbeats.apply(tx, terminal, series, beat);
        return new Effect.Applied();
    }

    /** A chain that does not rise was begun anew, or two disks write it: somebody must look before evidence is lost. */
    private Effect audit(Tx tx, String terminal, Lanes.AuditHead head) throws BadMessage {
        if (head.seq() < 1) {
            throw new BadMessage("$.seq", "is below 1");
        }
        Base64Url.decode(head.hash(), HASH_BYTES, "$.hash");
        tx.auditHeads()
                .find(terminal)
                .filter(before -> head.seq() <= before.seq())
                .ifPresent(before -> alarms.raise(
                        tx,
                        AlarmBook.AUDIT_CHAIN,
                        terminal,
                        "",
                        "entry " + head.seq() + " after entry " + before.seq() + ", " + before.hash()));
        tx.auditHeads().put(new AuditHeads.Head(terminal, head.seq(), head.hash(), clock.instant()));
        return new Effect.Applied();
    }

    private Effect alarm(Tx tx, String terminal, Lanes.Alarm alarm) throws BadMessage {
        if (alarm.code().length() > MAX_CODE || alarm.item().length() > MAX_CODE) {
            throw new BadMessage("$.code, $.item", "has more than " + MAX_CODE + " characters");
        }
        if (alarm.detail().length() > MAX_DETAIL) {
            throw new BadMessage("$.detail", "has more than " + MAX_DETAIL + " characters");
        }
        alarms.raise(tx, alarm.code(), terminal, alarm.item(), alarm.detail());
        return new Effect.Applied();
    }

    private static Effect unreadable(Lanes.Entry entry, String reason) {
        String alarm = entry.kind() == Lanes.Kind.SUBMISSION ? AlarmBook.SUBMISSION_HELD : AlarmBook.RECORD_UNREADABLE;
        return new Effect.Wrong(alarm, "BODY: " + reason);
    }
}
