// SPDX-License-Identifier: Apache-2.0
package org.doorstep.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records on their way to central: {@code POST /t/batch}, ordered within a lane, each at most once. */
public final class Lanes {
    private Lanes() {}

    public enum Lane {
        /** Payment facts. */
        P0,
        /** Submissions. */
        P1,
        /** Faults, alarms, ratings and withdrawals. */
        P2,
        /** Audit. */
        P3,
        /** Telemetry; may be dropped. */
        P4
    }

    /** What a record says; decides how its body is read. */
    public enum Kind {
        SUBMISSION,
        RATING,
        ALARM,
        FAULT,
        REMARK,
        AUDIT,
        HEARTBEAT
    }

    /**
     * One frozen record.
     *
     * @param id UUIDv7
     * @param seq position in its lane at this terminal, from 1 without gaps
     * @param previous hash of the record before in this lane, base64url; empty for the first
     * @param kind what {@code body} is
     * @param made when the terminal believed it was
     * @param body canonical JSON (RFC 8785) of a {@link Rating}, {@link Alarm}, {@link Heartbeat} …, as text
     * @param signature of the terminal over {@link #signedText}, base64url
     */
    public record Entry(
            String id, Lane lane, long seq, String previous, Kind kind, Instant made, String body, String signature) {
        public String signedText() {
            return String.join(
                    "\n",
                    "doorstep record 1",
                    id,
                    lane.name(),
                    Long.toString(seq),
                    previous,
                    kind.name(),
                    made.toString(),
                    body);
        }
    }

    /**
     * {@code POST /t/batch?journal=J}: sequences count within the journal {@code J}, a UUID that the terminal drew when it
     * began that journal. A program that names none counts by its enrolment.
     */
    public record Batch(Lane lane, List<Entry> entries) {}

    public record Receipts(List<Receipt> receipts) {}

    /**
     * Central's word on one record.
     *
     * @param state what became of it
     * @param hash SHA-256 of the record's {@link Entry#signedText}, base64url
     * @param reason empty, or why it is held or to be sent again
     * @param number 办件编号 of an accepted submission, 43 characters; empty for anything else
     * @param retryAfterSeconds 0 unless RETRY
     * @param signature of central over {@link #signedText}; null for RETRY, which promises nothing
     */
    public record Receipt(
            String id,
            State state,
            String hash,
            String reason,
            String number,
            int retryAfterSeconds,
            @Nullable String signature) {
        public String signedText() {
            return String.join("\n", "doorstep receipt 1", id, state.name(), hash, reason, number);
        }
    }

    public enum State {
        ACCEPTED,
        DUPLICATE,
        /** Not acceptable as it is; it goes to quarantine and the lane goes on. */
        HELD,
        RETRY
    }

    /** 好差评; {@code grade} 1 非常满意 … 5 非常不满意, 0 未评价. */
    public record Rating(String item, int version, String reference, int grade) {}

    /** Something a person at the centre must look at. Never says whose data it concerns. */
    public record Alarm(String code, String item, String detail) {}

    /**
     * Where a terminal's audit chain stands; body of {@link Kind#AUDIT} in lane P3. A head that does not rise, or another
     * hash under the same number, means that the chain was begun anew or the disk was copied.
     *
     * @param seq of the chain's last entry
     * @param hash of that entry, base64url
     */
    public record AuditHead(long seq, String hash) {}

    /** A resident's remark about a screen (找茬). */
    public record Remark(String screen, String text) {}

    /**
     * @param boot counts starts of the terminal's program
     * @param release number of the catalog release in force
     * @param issued slips issued so far
     * @param unsent records waiting in the lanes that are never dropped
     * @param lastSlip last slip number, or empty
     * @param devices what each device says
     */
    public record Heartbeat(
            int boot, String software, int release, int issued, int unsent, String lastSlip, List<Device> devices) {}

    /**
     * @param state READY, DEGRADED, FAILED, ABSENT, CONNECTING, WORKING, SERVICE or QUARANTINED
     * @param faults codes
     * @param paper sheets left, or -1
     */
    public record Device(String id, String adapter, String state, List<String> faults, int paper) {}

    /**
     * Answer to {@code GET /t/wait?release=N}.
     *
     * @param now central's clock
     * @param release number of the release this terminal is to run
     * @param withdrawn ids of items not to be offered
     * @param nextHoldSeconds for the next call
     * @param signature over {@link #signedText}
     */
    public record Wait(Instant now, int release, List<String> withdrawn, int nextHoldSeconds, String signature) {
        public String signedText() {
            return String.join(
                    "\n", "doorstep wait 1", now.toString(), Integer.toString(release), String.join(",", withdrawn));
        }
    }

    /**
     * Answer to {@code GET /t/floor?journal=J}: how far central has heard this terminal's number count. A journal that was
     * begun anew, or put back from an old disk, goes on from here.
     *
     * @param journal {@code J}, so that this word is good for no other
     * @param boots highest number of a start
     * @param slips counter of the highest slip, whichever machine or journal issued it
     * @param lanes the last record of each lane of this journal; none where central has had no record of it
     * @param signature of central over {@link #signedText}
     */
    public record Floor(String journal, int boots, int slips, List<LaneEnd> lanes, String signature) {
        public String signedText() {
            return String.join(
                    "\n",
                    "doorstep floor 1",
                    journal,
                    Integer.toString(boots),
                    Integer.toString(slips),
                    String.join(",", lanes.stream().map(LaneEnd::text).toList()));
        }
    }

    /**
     * @param hash of the record, base64url
     */
    public record LaneEnd(Lane lane, long seq, String hash) {
        private String text() {
            return lane.name() + " " + seq + " " + hash;
        }
    }

    /** What every refused HTTP call carries: what is wrong, where, and what to do. */
    public record Problem(String code, String message, String remedy) {}
}
