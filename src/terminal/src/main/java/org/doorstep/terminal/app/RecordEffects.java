// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import java.util.function.BooleanSupplier;
import org.doorstep.contract.Lanes;
import org.doorstep.contract.SlipNumber;
import org.doorstep.device.spi.CommandId;
import org.doorstep.terminal.journal.AuditEvent;
import org.doorstep.terminal.journal.Journal;
import org.doorstep.terminal.session.Effect;
import org.doorstep.terminal.session.Ending;
import org.doorstep.terminal.session.Event;

/** What is kept and told: ratings, alarms, calls, remarks, and the events of the audit chain. */
final class RecordEffects {
    private final Journal journal;
    private final BooleanSupplier online;

    RecordEffects(Journal journal, BooleanSupplier online) {
        this.journal = journal;
        this.online = online;
    }

    void rating(Effect.SaveRating effect, SessionScope scope) {
        String about = effect.reference().isEmpty() ? scope.reference() : effect.reference();
        journal.transaction(tx -> {
            tx.slips().rate(about);
            return tx.outbox()
                    .queue(
                            Lanes.Lane.P2,
                            Lanes.Kind.RATING,
                            new Lanes.Rating(effect.item().id(), effect.item().version(), about, effect.grade()));
        });
    }

    void alarm(Effect.RaiseAlarm effect) {
        switch (effect.code()) {
            case "HOLDER_MISMATCH" -> audit(AuditEvent.HOLDER_MISMATCH);
            case "CARD_LEFT" -> audit(AuditEvent.CARD_LEFT_BEHIND);
            default -> {}
        }
        queue(Lanes.Kind.ALARM, new Lanes.Alarm(effect.code(), effect.item(), ""));
    }

    /** A call is kept in any case; whether somebody can hear of it now decides what the resident is told. */
    Event call(Effect.CallAttendant effect) {
        queue(Lanes.Kind.ALARM, new Lanes.Alarm("CALL_ATTENDANT", "", effect.screen()));
        return new Event.AttendantCalled(effect.session(), online.getAsBoolean());
    }

    void remark(Effect.SaveRemark effect) {
        queue(Lanes.Kind.REMARK, new Lanes.Remark(effect.screen(), effect.kind().name()));
    }

    void identityShown() {
        audit(AuditEvent.IDENTITY_SHOWN);
    }

    void identityRefused() {
        audit(AuditEvent.IDENTITY_REFUSED);
    }

    void questionAsked() {
        audit(AuditEvent.QUESTION_ASKED);
    }

    void questionAnswered() {
        audit(AuditEvent.QUESTION_ANSWERED);
    }

    /** A person's word on a print that stays unknown to the devices. */
    void paperWord(CommandId command, Effect.PaperWord word) {
        AuditEvent seen = switch (word) {
            case CAME_OUT -> AuditEvent.PAPER_SEEN;
            case DID_NOT_COME_OUT -> AuditEvent.PAPER_NOT_SEEN;
        };
        audit(seen, command.value());
    }

    /** The next number, gap-free; it is issued from here on, whatever becomes of its paper. */
    SlipNumber nextSlip(String terminal) {
        return journal.transaction(tx -> {
            SlipNumber number = tx.counters().nextSlip(terminal);
            tx.audit().append(AuditEvent.SLIP_ISSUED, Integer.toString(number.counter()));
            return number;
        });
    }

    /** See {@link Journal#start}. */
    String start() {
        return journal.start();
    }

    void began() {
        audit(AuditEvent.SESSION_BEGAN);
    }

    void ended(Ending how) {
        audit(AuditEvent.SESSION_ENDED, how.name());
    }

    private void queue(Lanes.Kind kind, Object body) {
        journal.transaction(tx -> tx.outbox().queue(Lanes.Lane.P2, kind, body));
    }

    void alarm(String code, String item, String detail) {
        queue(Lanes.Kind.ALARM, new Lanes.Alarm(code, item, detail));
    }

    void audit(AuditEvent event) {
        audit(event, "");
    }

    /** @param subject what the event is about, never a person */
    void audit(AuditEvent event, String subject) {
        journal.transaction(tx -> {
            tx.audit().append(event, subject);
            return event;
        });
    }
}
