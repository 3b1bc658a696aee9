// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.query;

import org.doorstep.central.answer.Answer;
import org.doorstep.central.desk.DeskLine;
import org.doorstep.central.identity.Grants;
import org.doorstep.contract.DeskCalls;
import org.doorstep.contract.Query;

/** {@code POST /t/query}: checks the grant and forwards the seal. */
public final class LiveQuestions {
    private final Grants grants;
    private final DeskLine line;

    public LiveQuestions(Grants grants, DeskLine line) {
        this.grants = grants;
        this.line = line;
    }

    /**
     * Asks; returns at the desk's answer or at the deadline.
     *
     * @param terminal who asks, as its connection proves
     */
    public Answer<Query.Reply> ask(String terminal, Query.Ask ask) throws InterruptedException {
        if (grants.check(ask.grant(), terminal, ask.desk()) != Grants.Verdict.GOOD) {
            return Answer.ok(new Query.Reply(Query.ReplyState.GRANT_REFUSED, null));
        }
        DeskCalls.Pending pending = new DeskCalls.Pending(
                ask.queryId(), terminal, DeskCalls.Kind.QUERY, ask.grant().tag(), ask.grant(), ask.sealed());
        return switch (line.ask(ask.desk(), pending)) {
            case DeskLine.Outcome.Answered answered -> Answer.ok(reply(answered.answer()));
            case DeskLine.Outcome.Silence() -> Answer.ok(new Query.Reply(Query.ReplyState.DESK_UNREACHABLE, null));
            case DeskLine.Outcome.IdTaken() -> DeskLine.idTaken();
        };
    }

    private static Query.Reply reply(DeskCalls.Answered answer) {
        return switch (answer.state()) {
            case ANSWERED ->
                answer.sealed() == null
                        ? new Query.Reply(Query.ReplyState.DESK_FAILED, null)
                        : new Query.Reply(Query.ReplyState.ANSWERED, answer.sealed());
            case REFUSED -> new Query.Reply(Query.ReplyState.GRANT_REFUSED, null);
            case PERSON_UNKNOWN, NO_PHONE_KNOWN, FAILED -> new Query.Reply(Query.ReplyState.DESK_FAILED, null);
        };
    }
}
