// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.doorstep.catalog.Language;
import org.doorstep.catalog.flow.Card;
import org.doorstep.catalog.flow.Display;
import org.doorstep.catalog.flow.FlowEngine;
import org.doorstep.catalog.flow.Run;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.catalog.flow.Value;
import org.doorstep.catalog.flow.Written;
import org.doorstep.catalog.item.Item;
import org.doorstep.contract.Enrolment;
import org.doorstep.contract.Suite;
import org.doorstep.wire.Base64Url;

/**
 * Writes what a resident hands in as {@link org.doorstep.contract.Cases.Content}, canonical JSON, and seals it to the desk
 * of the item, whose key the live catalog's {@code desks.json} gives. Whatever is readable on the way is overwritten before
 * this returns, also when it throws. Takes some milliseconds of the caller's thread; any thread.
 */
public final class SubmissionSealer {
    private final Uplink uplink;
    private final DeskBook desks;
    private final Display display;

    /** @param display with the code tables of the release, because the official reads labels and not codes */
    public SubmissionSealer(Uplink uplink, DeskBook desks, Display display) {
        this.uplink = uplink;
        this.desks = desks;
        this.display = display;
    }

    /**
     * Seals one submission.
     *
     * @param recordId from {@link org.doorstep.terminal.journal.Journal#newRecordId}; bound to the seal
     * @param run whose card names the applicant; its values stay the session's
     * @param answers those that count, in the order of the form
     * @param consentNotice id of the notice that was agreed to, or empty
     * @throws IllegalArgumentException for an answer that is no line of text, such as a picture
     */
    public Sealed seal(String recordId, Run run, List<FlowEngine.Answered> answers, String consentNotice) {
        Item item = run.item();
        Optional<Enrolment.Desk> desk = desks.find(item.desk());
        if (desk.isEmpty()) {
            return new Sealed.NoSuchDesk(item.desk());
        }
        Optional<Card> card = run.card();
        if (card.isEmpty()) {
            return new Sealed.NoApplicant();
        }
        try (SecretJson json = new SecretJson()) {
            content(json, item, card.get(), answers, consentNotice);
            byte[] plain = json.bytes();
            try {
                byte[] context = Suite.Use.SUBMISSION.context(
                        desk.get().id(), uplink.identity().id(), recordId);
                byte[] sealed = uplink.suite().seal(Base64Url.decode(desk.get().sealingKey()), context, plain);
                return new Sealed.Ready(desk.get().id(), Base64Url.encode(sealed));
            } finally {
                Arrays.fill(plain, (byte) 0);
            }
        }
    }

    /** RFC 8785 wants the names of each object in the order of their code units. */
    private void content(
            SecretJson json, Item item, Card card, List<FlowEngine.Answered> answers, String consentNotice) {
        json.open('{').name("answers").open('[');
        for (FlowEngine.Answered answer : answers) {
            answer(json, answer);
        }
        json.close(']').name("applicant");
        applicant(json, card);
        json.name("consent").text(consentNotice);
        json.name("item").text(item.id());
        json.name("title").text(item.title().zhCn());
        json.name("version").number(item.version()).close('}');
    }

    private void answer(SecretJson json, FlowEngine.Answered answer) {
        Value value = answer.value();
        TextValue written = Written.write(value);
        TextValue shown = display.answer(answer.field(), value, Language.ZH_CN);
        try {
            json.open('{').name("field").text(answer.field().id());
            json.name("label").text(answer.field().label().zhCn());
            json.name("text").secret(shown);
            json.name("value").secret(written).close('}');
        } finally {
            written.wipe();
            shown.wipe();
        }
    }

    private static void applicant(SecretJson json, Card card) {
        json.open('{').name("address").secret(card.address());
        json.name("birth").text(card.birth().toString());
        json.name("idNumber").secret(card.idNumber());
        json.name("name").secret(card.name());
        json.name("nation").secret(card.nation());
        json.name("sex").text(card.sex()).close('}');
    }
}
