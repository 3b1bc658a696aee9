// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.answer;

/** How a question ended, as officials see it in their list. */
public enum Outcome {
    /** The department's record went to the terminal. */
    FOUND(Grade.GOOD),
    NO_RECORD(Grade.GOOD),
    /** The department's phone for this person went to central. */
    PHONE_GIVEN(Grade.GOOD),
    NO_PHONE_KNOWN(Grade.GOOD),
    PERSON_UNKNOWN(Grade.GOOD),
    /** The department answered with somebody else's record: no certificate, and the terminal will show nothing. */
    HOLDER_DIFFERS(Grade.ALARMING),
    DEPARTMENT_DOWN(Grade.TROUBLE),
    QUERY_UNKNOWN(Grade.TROUBLE),
    NO_GRANT(Grade.ALARMING),
    GRANT_FORGED(Grade.ALARMING),
    GRANT_FOR_OTHER_TERMINAL(Grade.ALARMING),
    GRANT_FOR_OTHER_DESK(Grade.ALARMING),
    GRANT_FOR_OTHER_PERSON(Grade.ALARMING),
    GRANT_EXPIRED(Grade.TROUBLE),
    GRANT_NOT_YET_VALID(Grade.TROUBLE),
    /** The person inside the seal is not the one the tag names. */
    TAG_MISMATCH(Grade.ALARMING),
    /** The question's id was used for another person before. */
    ID_REUSED(Grade.ALARMING),
    /** Asked for the old answers of somebody else's case: told nothing. */
    CASE_OF_OTHER_PERSON(Grade.ALARMING),
    /** Asked for the old answers of a case that is not to be corrected, such as one decided meanwhile. */
    CASE_NOT_RETURNED(Grade.TROUBLE),
    SEAL_NOT_OPENED(Grade.ALARMING),
    NOT_READABLE(Grade.TROUBLE),
    DESK_FAULT(Grade.TROUBLE);

    private final Grade grade;

    Outcome(Grade grade) {
        this.grade = grade;
    }

    public Grade grade() {
        return grade;
    }

    public enum Grade {
        GOOD,
        /** Somebody should look when it happens often. */
        TROUBLE,
        /** Somebody should look at once: it does not happen between honest programs. */
        ALARMING
    }
}
