// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

/** Where a submission stands, as far as this terminal knows. */
public sealed interface Standing {
    /** 未受理，待上传: central has not receipted it. */
    record Waiting() implements Standing {}

    /**
     * Central has it, by its signed receipt. What came of it since, central and the desk say.
     *
     * @param caseNumber 办件编号, 43 characters; empty when the receipt carried none
     */
    record Received(String caseNumber) implements Standing {}

    /**
     * Central does not take it as it is; a person will look.
     *
     * @param reason central's, for staff
     */
    record Held(String reason) implements Standing {}

    /** It was held, and a person settled it by other means. */
    record Settled() implements Standing {}
}
