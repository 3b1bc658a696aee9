// SPDX-License-Identifier: Apache-2.0
package org.doorstep.contract;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A live question from a terminal to a desk. Read only, so it may be repeated. */
public final class Query {
    private Query() {}

    /**
     * {@code POST /t/query}.
     *
     * @param queryId UUID drawn by the terminal
     * @param desk whom it goes to
     * @param grant leave to ask about this person
     * @param sealed seal to the desk's key of a JSON {@link Question}, context QUESTION with desk, terminal, queryId
     */
    public record Ask(String queryId, String desk, Identity.Grant grant, String sealed) {}

    /**
     * What the desk reads.
     *
     * @param item id of the item
     * @param version its version
     * @param query name of the query, as the item's step gives it, such as {@code social-insurance/participation}
     * @param parameters what else the question names, such as a case's number; empty for most
     * @param person who it is about
     * @param replyKey raw public key to seal the answer to, drawn for this question
     */
    public record Question(
            String item,
            int version,
            String query,
            Map<String, String> parameters,
            Identity.Person person,
            String replyKey) {}

    /** Answer to {@link Ask}. */
    public record Reply(ReplyState state, @Nullable String sealed) {}

    public enum ReplyState {
        /** {@code sealed} holds a JSON {@link Answer}, context ANSWER with desk, terminal, queryId. */
        ANSWERED,
        GRANT_REFUSED,
        DESK_UNREACHABLE,
        DESK_FAILED
    }

    /**
     * What the terminal opens.
     *
     * @param state whether the department has such a record
     * @param holder whose record it is; the terminal compares it before anything is shown
     * @param facts values by field id, such as {@code insured-since}; texts as the department writes them
     * @param rows lines of a table, each by column id
     * @param certificate what a printed certificate carries; null when none is issued
     */
    public record Answer(
            AnswerState state,
            @Nullable Holder holder,
            Map<String, String> facts,
            List<Map<String, String>> rows,
            @Nullable Certificate certificate) {
        @Override
        public String toString() {
            return "Answer[" + state + "]";
        }
    }

    public enum AnswerState {
        FOUND,
        NO_RECORD,
        SYSTEM_DOWN
    }

    public record Holder(String name, String idNumber) {
        @Override
        public String toString() {
            return "Holder";
        }
    }

    /**
     * @param number the department's number of the certificate
     * @param issuer the department's name
     * @param issued day of issue
     * @param token random, 22 characters of base64url; the verification link ends in it
     * @param link the whole link, which central answers
     */
    public record Certificate(String number, String issuer, String issued, String token, String link) {}
}
