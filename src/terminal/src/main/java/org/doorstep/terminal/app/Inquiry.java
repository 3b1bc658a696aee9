// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import java.util.Map;
import org.doorstep.catalog.item.Item;
import org.doorstep.contract.Identity;
import org.doorstep.contract.Query;
import org.doorstep.terminal.session.Event.RecordTrouble;
import org.doorstep.terminal.sync.Asked;
import org.doorstep.terminal.sync.QueryClient;
import org.doorstep.terminal.sync.Subject;

/** A live question about the session's resident, in the audit as asked and as answered, whoever asks it. */
final class Inquiry {
    private final QueryClient queries;
    private final RecordEffects records;

    Inquiry(QueryClient queries, RecordEffects records) {
        this.queries = queries;
        this.records = records;
    }

    sealed interface Reply {
        /**
         * The department has a record.
         *
         * @param subject the session's resident, of whom the answer may or may not be
         */
        record Found(Subject subject, Query.Answer answer) implements Reply {}

        record Failed(RecordTrouble why) implements Reply {}
    }

    Reply ask(SessionScope scope, Item item, String question, Map<String, String> parameters)
            throws InterruptedException {
        Subject subject = scope.subject().orElse(null);
        Identity.Grant grant = scope.grant().orElse(null);
        if (subject == null || grant == null) {
            return new Reply.Failed(RecordTrouble.GRANT_REFUSED);
        }
        records.questionAsked();
        return switch (queries.ask(subject, grant, item.id(), item.version(), question, parameters)) {
            case Asked.Answered(Query.Answer answer) -> answered(subject, answer);
            case Asked.GrantRefused() -> new Reply.Failed(RecordTrouble.GRANT_REFUSED);
            case Asked.DeskUnreachable() -> new Reply.Failed(RecordTrouble.DEPARTMENT_SILENT);
            case Asked.DeskFailed() -> new Reply.Failed(RecordTrouble.DEPARTMENT_DOWN);
            case Asked.NoSuchDesk() -> new Reply.Failed(RecordTrouble.DEPARTMENT_SILENT);
            case Asked.BadAnswer ignored -> new Reply.Failed(RecordTrouble.BAD_ANSWER);
            case Asked.Refused ignored -> new Reply.Failed(RecordTrouble.DEPARTMENT_DOWN);
            case Asked.Unreachable ignored -> new Reply.Failed(RecordTrouble.NETWORK_GONE);
        };
    }

    private Reply answered(Subject subject, Query.Answer answer) {
        records.questionAnswered();
        return switch (answer.state()) {
            case FOUND -> new Reply.Found(subject, answer);
            case NO_RECORD -> new Reply.Failed(RecordTrouble.NO_RECORD);
            case SYSTEM_DOWN -> new Reply.Failed(RecordTrouble.DEPARTMENT_DOWN);
        };
    }
}
