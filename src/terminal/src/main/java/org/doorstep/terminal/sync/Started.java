// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

/** What asking for a code came to. */
public sealed interface Started {
    /**
     * A code is on its way.
     *
     * @param maskedPhone such as {@code 139****0001}
     * @param validSeconds how long the code is good
     */
    record Sent(String maskedPhone, int attemptsLeft, int validSeconds) implements Started {}

    record NoPhoneKnown() implements Started {}

    record PersonUnknown() implements Started {}

    /** Too many codes or wrong codes for now. */
    record TooMany() implements Started {}

    /** Central is there, the department is not. */
    record DeskUnreachable() implements Started {}

    /** The live catalog has no such desk; the item should not have been offered. */
    record NoSuchDesk() implements Started {}

    /** Central refused the call; {@code code} is its own. */
    record Refused(String code) implements Started {}

    /** No answer in time. The same check id may be tried again: no second code is sent. */
    record Unreachable(String reason) implements Started {}
}
