// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

import java.time.Duration;
import org.doorstep.contract.Cases;
import org.doorstep.contract.SlipNumber;
import org.doorstep.wire.Reply;

/**
 * Asks central how the case of a slip stands: {@code POST /t/slip}. Anybody who has the number may know that much, so
 * nobody's identity is asked and nothing of a case's content comes back. Blocks its caller for at most 20 seconds and ends
 * at an interrupt; any thread.
 */
public final class SlipClient {
    /** From the call to the last byte of the answer. */
    public static final Duration HARD_STOP = Duration.ofSeconds(20);

    private final Uplink uplink;
    private final Duration hardStop;

    public SlipClient(Uplink uplink) {
        this(uplink, HARD_STOP);
    }

    SlipClient(Uplink uplink, Duration hardStop) {
        this.uplink = uplink;
        this.hardStop = hardStop;
    }

    public SlipAsked ask(SlipNumber slip) throws InterruptedException {
        var question = new Cases.SlipQuestion(slip.value());
        return switch (uplink.api().post("/t/slip", question, Cases.SlipAnswer.class, hardStop)) {
            case Reply.Ok<Cases.SlipAnswer>(Cases.SlipAnswer answer) -> answered(answer);
            case Reply.Refused<Cases.SlipAnswer> refused ->
                new SlipAsked.Refused(refused.problem().code());
            case Reply.Unreachable<Cases.SlipAnswer> none -> new SlipAsked.Unreachable(none.reason());
        };
    }

    private static SlipAsked answered(Cases.SlipAnswer answer) {
        return switch (answer.state()) {
            case KNOWN ->
                answer.caseState() == null
                        ? new SlipAsked.Unreachable("the answer knows the case and does not say how it stands")
                        : new SlipAsked.Known(answer.caseState(), answer.since());
            case NOT_ARRIVED -> new SlipAsked.NotArrived(answer.since(), answer.site());
            case NOT_KNOWN -> new SlipAsked.NotKnown();
        };
    }
}
