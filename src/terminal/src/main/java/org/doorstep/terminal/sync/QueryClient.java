// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.contract.Enrolment;
import org.doorstep.contract.Identity;
import org.doorstep.contract.Query;
import org.doorstep.contract.SealException;
import org.doorstep.contract.Suite;
import org.doorstep.wire.BadMessage;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.Json;
import org.doorstep.wire.Reply;
import org.jspecify.annotations.Nullable;

/**
 * Live questions to departments, sealed from here to the desk and back: central sees neither. Each question has a reply
 * key of its own, overwritten when the answer has been opened or will not come. Blocks its caller for at most 20 seconds
 * and ends at an interrupt; any thread.
 */
public final class QueryClient {
    /** From the call to the last byte of the answer. */
    public static final Duration HARD_STOP = Duration.ofSeconds(20);

    private final Uplink uplink;
    private final DeskBook desks;
    private final Duration hardStop;

    /** A {@link Query.Question} whose person can be overwritten; the same JSON. */
    private record Question(
            String item,
            int version,
            String query,
            Map<String, String> parameters,
            Subject.Parts person,
            String replyKey) {
        @Override
        public String toString() {
            return "Question";
        }
    }

    public QueryClient(Uplink uplink, DeskBook desks) {
        this(uplink, desks, HARD_STOP);
    }

    QueryClient(Uplink uplink, DeskBook desks, Duration hardStop) {
        this.uplink = uplink;
        this.desks = desks;
        this.hardStop = hardStop;
    }

    /**
     * Asks a desk.
     *
     * @param grant leave to ask about this person
     * @param item id of the item
     * @param version its version
     * @param query as the item's step gives it
     * @param parameters what else it names
     */
    public Asked ask(
            Subject subject,
            Identity.Grant grant,
            String item,
            int version,
            String query,
            Map<String, String> parameters)
            throws InterruptedException {
        Optional<Enrolment.Desk> desk = desks.find(grant.desk());
        if (desk.isEmpty()) {
            return new Asked.NoSuchDesk();
        }
        String queryId = UUID.randomUUID().toString();
        Suite.Pair reply = uplink.suite().newSealingPair();
        try {
            Subject.Parts person = subject.parts();
            String sealed;
            try {
                var question =
                        new Question(item, version, query, parameters, person, Base64Url.encode(reply.publicKey()));
                sealed = Seals.question(uplink, desk.get(), queryId, question);
            } finally {
                person.wipe();
            }
            var ask = new Query.Ask(queryId, grant.desk(), grant, sealed);
            return read(uplink.api().post("/t/query", ask, Query.Reply.class, hardStop), grant.desk(), queryId, reply);
        } finally {
            Arrays.fill(reply.privateKey(), (byte) 0);
        }
    }

    private Asked read(Reply<Query.Reply> reply, String desk, String queryId, Suite.Pair key) {
        return switch (reply) {
            case Reply.Ok<Query.Reply>(Query.Reply said) ->
                switch (said.state()) {
                    case ANSWERED -> open(said.sealed(), desk, queryId, key);
                    case GRANT_REFUSED -> new Asked.GrantRefused();
                    case DESK_UNREACHABLE -> new Asked.DeskUnreachable();
                    case DESK_FAILED -> new Asked.DeskFailed();
                };
            case Reply.Refused<Query.Reply> refused ->
                new Asked.Refused(refused.problem().code());
            case Reply.Unreachable<Query.Reply> none -> new Asked.Unreachable(none.reason());
        };
    }

    private Asked open(@Nullable String sealed, String desk, String queryId, Suite.Pair key) {
        if (sealed == null) {
            return new Asked.BadAnswer("an answer without its content");
        }
        byte[] context = Suite.Use.ANSWER.context(desk, uplink.identity().id(), queryId);
        try {
            byte[] plain = uplink.suite().open(key.privateKey(), context, Base64Url.decode(sealed));
            try {
                return new Asked.Answered(Json.readReply(plain, Query.Answer.class));
            } finally {
                Arrays.fill(plain, (byte) 0);
            }
        } catch (SealException | BadMessage | IllegalArgumentException e) {
            return new Asked.BadAnswer(String.valueOf(e.getMessage()));
        }
    }
}
