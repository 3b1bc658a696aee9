// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

import java.time.Instant;
import org.doorstep.contract.Cases;
import org.jspecify.annotations.Nullable;

/** What asking for the state of a slip came to. */
public sealed interface SlipAsked {
    /** @param since when it came to stand so; null when central does not say */
    record Known(Cases.State state, @Nullable Instant since) implements SlipAsked {}

    /**
     * Its terminal has issued it, or may have, and it has not reached central: never 查无此号.
     *
     * @param lastHeard when central last heard of that terminal; null when not known
     * @param site the hall that terminal stands in
     */
    record NotArrived(@Nullable Instant lastHeard, String site) implements SlipAsked {}

    /** No terminal of ours has issued it. */
    record NotKnown() implements SlipAsked {}

    /** Central refused the call; {@code code} is its own. */
    record Refused(String code) implements SlipAsked {}

    /** No answer within the hard stop, or none that can be read. The question may be asked again. */
    record Unreachable(String reason) implements SlipAsked {}
}
