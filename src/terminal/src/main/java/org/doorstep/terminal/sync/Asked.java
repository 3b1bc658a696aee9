// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

import org.doorstep.contract.Query;

/** What a live question came to. */
public sealed interface Asked {
    /**
     * The desk answered, which may be that there is no record. Whose record it is, the session compares before anything is
     * shown.
     */
    record Answered(Query.Answer answer) implements Asked {}

    /** The grant has ended, or is not for this. */
    record GrantRefused() implements Asked {}

    /** Central is there, the department is not. */
    record DeskUnreachable() implements Asked {}

    /** The department could not answer. */
    record DeskFailed() implements Asked {}

    /** The live catalog has no such desk; the item should not have been offered. */
    record NoSuchDesk() implements Asked {}

    /** The answer is not for this question, was changed, or cannot be read. */
    record BadAnswer(String why) implements Asked {}

    /** Central refused the call; {@code code} is its own. */
    record Refused(String code) implements Asked {}

    /** No answer within the hard stop. The question only reads, so it may be asked again. */
    record Unreachable(String reason) implements Asked {}
}
