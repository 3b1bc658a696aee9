// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

/**
 * What the audit chain can say. The list is closed so that nothing a resident chose or typed can get into it; a name is
 * never changed once released, because verifiers read it.
 */
public enum AuditEvent {
    /** The program started; subject: its version. */
    STARTED,
    SHUT_DOWN,
    /** The boot before did not end in order; subject: its number. */
    ABNORMAL_SHUTDOWN,
    /** A broken, missing or older journal was replaced or brought forward. */
    JOURNAL_REPLACED,
    ENROLLED,
    /** Subject: the release's number. */
    RELEASE_APPLIED,
    RELEASE_REFUSED,
    SETTINGS_APPLIED,
    SETTINGS_REFUSED,
    SESSION_BEGAN,
    /** Subject: how, one of the program's own words. */
    SESSION_ENDED,
    IDENTITY_SHOWN,
    IDENTITY_REFUSED,
    QUESTION_ASKED,
    QUESTION_ANSWERED,
    /** A department's answer was about somebody else; nothing of it was shown. */
    HOLDER_MISMATCH,
    /** Subject: the command's id, likewise of the two below. */
    PRINTED,
    PRINT_NOT_DONE,
    PRINT_UNKNOWN,
    /** A person says that the paper of an unknown print came out; subject: the command's id. It stays unknown. */
    PAPER_SEEN,
    /** A person says that none came out; subject: the command's id. It stays unknown. */
    PAPER_NOT_SEEN,
    COMMAND_RECONCILED,
    /** Subject: the slip's counter. */
    SLIP_ISSUED,
    /** Subject: the record's id. */
    SUBMISSION_FILED,
    /** Subject: the record's id. */
    RECORD_HELD,
    RECORD_RESOLVED,
    /** An answer of central did not carry central's signature, or was about other bytes. */
    CENTRAL_REFUSED,
    CARD_LEFT_BEHIND,
    DEVICE_FAULT,
    STAFF_ENTERED,
    STAFF_LEFT
}
