// SPDX-License-Identifier: Apache-2.0
package org.doorstep.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a person shows who they are, and what central issues for it. */
public final class Identity {
    private Identity() {}

    public enum Method {
        PHONE_CODE,
        ATTENDANT
    }

    /**
     * {@code POST /t/identity/start}: asks for a code to the phone that the department knows. Central forwards the seal to
     * the desk, which answers with the phone in clear for the gateway.
     *
     * @param checkId UUID drawn by the terminal; the same id again does not send a second code
     * @param desk the department asked
     * @param tag the person's tag
     * @param sealed seal to the desk's key of a JSON {@link Person}, context QUESTION with desk, terminal, checkId
     */
    public record Start(String checkId, String desk, PersonTag tag, String sealed) {}

    /** What the desk learns of a person: the id number as ASCII and the salt of the tag, both base64url. */
    public record Person(String idNumber, String name, String salt) {
        @Override
        public String toString() {
            return "Person";
        }
    }

    /**
     * @param state SENT, or why not
     * @param maskedPhone {@code 139****0001}, empty unless SENT
     * @param attemptsLeft how many wrong codes are still allowed
     * @param validSeconds how long the code is good
     */
    public record Started(StartState state, String maskedPhone, int attemptsLeft, int validSeconds) {}

    public enum StartState {
        SENT,
        NO_PHONE_KNOWN,
        PERSON_UNKNOWN,
        DESK_UNREACHABLE,
        TOO_MANY
    }

    /** {@code POST /t/identity/confirm}. */
    public record Confirm(String checkId, String code) {
        @Override
        public String toString() {
            return "Confirm[" + checkId + "]";
        }
    }

    /**
     * {@code POST /t/identity/attendant}: an attendant has laid down the own card.
     *
     * @param rosterTag HMAC under the site's roster key of the attendant's id number, base64url
     */
    public record Attend(String checkId, String desk, PersonTag tag, String rosterTag) {}

    /** Answer to {@link Confirm} and {@link Attend}: a grant, or why not. */
    public record Confirmed(ConfirmState state, @Nullable Grant grant, int attemptsLeft) {}

    public enum ConfirmState {
        GRANTED,
        WRONG_CODE,
        EXPIRED,
        LOCKED,
        NOT_ON_ROSTER
    }

    /**
     * Leave to ask one desk about one person, from one terminal, for a short time. Signed by central over the bytes of
     * {@link #signedText}.
     *
     * @param by the attendant's roster id, or empty
     * @param signature base64url
     */
    public record Grant(
            String id,
            String terminal,
            String desk,
            PersonTag tag,
            Method method,
            String by,
            Instant issued,
            Instant expires,
            String signature) {
        /** What central signs: the fields in their order, parted by newlines. */
        public String signedText() {
            return String.join(
                    "\n",
                    "doorstep grant 1",
                    id,
                    terminal,
                    desk,
                    tag.value(),
                    method.name(),
                    by,
                    issued.toString(),
                    expires.toString());
        }
    }
}
