// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.doorstep.catalog.flow.StepResult;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.contract.Identity;
import org.doorstep.contract.Query;
import org.doorstep.device.spi.SecretText;
import org.doorstep.terminal.session.Effect;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.session.Event.CheckTrouble;
import org.doorstep.terminal.session.Event.RecordTrouble;
import org.doorstep.terminal.session.Screen.CheckMethod;
import org.doorstep.terminal.sync.Confirmed;
import org.doorstep.terminal.sync.IdentityClient;
import org.doorstep.terminal.sync.Started;
import org.doorstep.terminal.sync.Subject;
import org.jspecify.annotations.Nullable;

/** The second factor and the question to the department, both by way of central. */
final class DepartmentEffects {
    private final IdentityClient identity;
    private final Inquiry inquiry;
    private final RecordEffects records;

    DepartmentEffects(IdentityClient identity, Inquiry inquiry, RecordEffects records) {
        this.identity = identity;
        this.inquiry = inquiry;
        this.records = records;
    }

    Event send(Effect.SendCode effect, SessionScope scope) throws InterruptedException {
        Subject subject = scope.subject().orElse(null);
        if (subject == null) {
            return refused(effect.session(), CheckTrouble.PERSON_UNKNOWN, 0);
        }
        scope.check(identity.newCheckId());
        return switch (identity.start(scope.check(), effect.desk(), subject)) {
            case Started.Sent(String phone, int left, int ignored) -> new Event.CodeSent(effect.session(), phone, left);
            case Started.NoPhoneKnown() -> refused(effect.session(), CheckTrouble.NO_PHONE_KNOWN, 0);
            case Started.PersonUnknown() -> refused(effect.session(), CheckTrouble.PERSON_UNKNOWN, 0);
            case Started.TooMany() -> refused(effect.session(), CheckTrouble.TOO_MANY_CODES, 0);
            case Started.DeskUnreachable() -> refused(effect.session(), CheckTrouble.DEPARTMENT_SILENT, 0);
            case Started.NoSuchDesk() -> refused(effect.session(), CheckTrouble.DEPARTMENT_SILENT, 0);
            case Started.Refused ignored -> refused(effect.session(), CheckTrouble.DEPARTMENT_SILENT, 0);
            case Started.Unreachable ignored -> refused(effect.session(), CheckTrouble.NETWORK_GONE, 0);
        };
    }

    Event confirm(Effect.ConfirmCode effect, SessionScope scope) throws InterruptedException {
        scope.own(effect.code());
        Subject subject = scope.subject().orElse(null);
        if (subject == null || scope.check().isEmpty()) {
            return refused(effect.session(), CheckTrouble.EXPIRED, 0);
        }
        Confirmed said = identity.confirm(
                scope.check(), effect.desk(), subject, effect.code().reveal());
        return confirmed(effect.session(), scope, subject, said, CheckMethod.PHONE_CODE);
    }

    Event attendant(Effect.CheckAttendant effect, SessionScope scope, Subject subject, SecretText number)
            throws InterruptedException {
        Confirmed said = identity.attendant(identity.newCheckId(), effect.desk(), subject, number);
        return confirmed(effect.session(), scope, subject, said, CheckMethod.ATTENDANT);
    }

    private Event confirmed(long session, SessionScope scope, Subject subject, Confirmed said, CheckMethod method) {
        return switch (said) {
            case Confirmed.Granted(Identity.Grant grant) -> {
                scope.grant(subject, grant);
                yield new Event.Checked(session, method);
            }
            case Confirmed.WrongCode(int left) -> refused(session, CheckTrouble.WRONG_CODE, left);
            case Confirmed.Expired() -> refused(session, CheckTrouble.EXPIRED, 0);
            case Confirmed.Locked() -> refused(session, CheckTrouble.LOCKED, 0);
            case Confirmed.NotOnRoster() -> refused(session, CheckTrouble.NOT_ON_ROSTER, 0);
            case Confirmed.NotCentralsWord() -> refused(session, CheckTrouble.DEPARTMENT_SILENT, 0);
            case Confirmed.Refused ignored -> refused(session, CheckTrouble.DEPARTMENT_SILENT, 0);
            case Confirmed.Unreachable ignored -> refused(session, CheckTrouble.NETWORK_GONE, 0);
        };
    }

    private Event refused(long session, CheckTrouble why, int left) {
        records.identityRefused();
        return new Event.CheckRefused(session, why, left);
    }

    Event ask(Effect.AskDepartment effect, SessionScope scope) throws InterruptedException {
        return switch (inquiry.ask(scope, effect.item(), effect.query().name(), Map.of())) {
            case Inquiry.Reply.Found(Subject ignored, Query.Answer answer) ->
                new Event.RecordCame(effect.session(), found(answer, scope));
            case Inquiry.Reply.Failed(RecordTrouble why) -> new Event.RecordRefused(effect.session(), why);
        };
    }

    private static StepResult.Found found(Query.Answer answer, SessionScope scope) {
        List<Map<String, TextValue>> rows =
                answer.rows().stream().map(row -> texts(row, scope)).toList();
        return new StepResult.Found(
                holder(answer.holder(), scope), texts(answer.facts(), scope), rows, certificate(answer.certificate()));
    }

    private static StepResult.@Nullable Holder holder(Query.@Nullable Holder holder, SessionScope scope) {
        return holder == null
                ? null
                : new StepResult.Holder(
                        scope.own(TextValue.of(holder.name())), scope.own(TextValue.of(holder.idNumber())));
    }

    private static StepResult.@Nullable Certificate certificate(Query.@Nullable Certificate certificate) {
        return certificate == null
                ? null
                : new StepResult.Certificate(
                        certificate.number(), certificate.issuer(), certificate.issued(), certificate.link());
    }

    private static Map<String, TextValue> texts(Map<String, String> values, SessionScope scope) {
        return values.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> scope.own(TextValue.of(e.getValue()))));
    }
}
