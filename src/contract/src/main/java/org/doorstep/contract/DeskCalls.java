// SPDX-License-Identifier: Apache-2.0
package org.doorstep.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a desk and central say: {@code GET /d/wait}, {@code POST /d/answer}. The desk calls, never the other way. */
public final class DeskCalls {
    private DeskCalls() {}

    /**
     * Answer to {@code GET /d/wait?cases=N}: what waits for this desk; both empty after the hold.
     *
     * @param pending live questions
     * @param cases submissions above {@code N}, which is the highest {@link Cases.Handed#seq} that the desk has on disk; at
     *     most 50, in order
     */
    public record Waiting(List<Pending> pending, List<Cases.Handed> cases, int nextHoldSeconds) {}

    /**
     * @param id queryId or checkId
     * @param terminal who asks
     * @param kind what is asked
     * @param tag the person's tag
     * @param grant null for {@link Kind#CONTACT}
     * @param sealed as the terminal sent it
     */
    public record Pending(
            String id, String terminal, Kind kind, PersonTag tag, Identity.@Nullable Grant grant, String sealed) {}

    public enum Kind {
        /** Where can this person be reached? Asked before the grant exists; answered to central, for its gateway. */
        CONTACT,
        QUERY
    }

    /**
     * @param id of the pending question
     * @param state outcome
     * @param sealed answer sealed to the terminal; null unless ANSWERED to a query
     * @param phone the phone the department knows; only for CONTACT, kept by central in memory until the code is used
     * @param issued a certificate issued with this answer, for central's verification page; null when none
     */
    public record Answered(
            String id,
            AnsweredState state,
            @Nullable String sealed,
            @Nullable String phone,
            @Nullable Issued issued) {
        @Override
        public String toString() {
            return "Answered[" + id + " " + state + "]";
        }
    }

    public enum AnsweredState {
        ANSWERED,
        PERSON_UNKNOWN,
        NO_PHONE_KNOWN,
        REFUSED,
        FAILED
    }

    /** What the verification page shows: nothing about the holder. */
    public record Issued(String token, String number, String title, String issuer, String issuedOn) {}
}
