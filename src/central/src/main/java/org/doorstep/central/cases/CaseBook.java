// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.cases;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.doorstep.central.store.CaseRows;
import org.doorstep.central.store.Desks;
import org.doorstep.central.store.SlipRows;
import org.doorstep.central.store.Tx;
import org.doorstep.contract.Cases;
import org.doorstep.contract.Lanes;
import org.doorstep.contract.SlipNumber;

/**
 * Turns submissions into cases. Everything happens in the transaction that stores the record, so that a record without a
 * case, a number without a record and a gap between numbers cannot be. Days are those of central's own clock and zone; what
 * a terminal believed the time to be decides nothing.
 */
public final class CaseBook {
    private static final int CODE_LENGTH = 31;
    private static final int NUMBERS_A_DAY = 9_999;

    private final CaseItems items;
    private final InstantSource clock;
    private final ZoneId zone;

    public CaseBook(CaseItems items, InstantSource clock, ZoneId zone) {
        this.items = items;
        this.clock = clock;
        this.zone = zone;
    }

    /** What became of a submission. */
    public sealed interface Filed {
        /**
         * @param number of the case that it began or joined
         * @param desk that is to be told
         */
        record Numbered(String number, String desk) implements Filed {}

        /**
         * It cannot be a case; only the slip was noted, so that somebody may look for it.
         *
         * @param code what is wrong; the console has words for it
         * @param text the same with what is concerned, without what a resident wrote
         */
        record Wrong(String code, String text) implements Filed {
            /** As it stands on the receipt. */
            public String reason() {
                return code + ": " + text;
            }
        }
    }

    /**
     * Files a submission whose header has its form.
     *
     * @param terminal that sent it, as its connection proves
     */
    public Filed file(Tx tx, String terminal, Lanes.Entry entry, Cases.Submission submission) {
        SlipNumber slip = new SlipNumber(submission.slip());
        if (!slip.terminal().equals(terminal)) {
            return new Filed.Wrong("SLIP_FOREIGN", "the slip is another terminal's");
        }
        Filed filed = judge(tx, terminal, entry, submission);
        if (filed instanceof Filed.Wrong wrong) {
            tx.slips().hold(new SlipRows.Held(slip.value(), entry.id(), terminal, wrong.reason(), clock.instant()));
            return new Filed.Wrong(wrong.code(), "slip " + slip.value() + ": " + wrong.text());
        }
        return filed;
    }

    private Filed judge(Tx tx, String terminal, Lanes.Entry entry, Cases.Submission submission) {
        if (entry.lane() != Lanes.Lane.P1) {
            return new Filed.Wrong("LANE", "submissions travel in lane P1");
        }
        if (tx.cases().bySlip(submission.slip()).isPresent()) {
            return new Filed.Wrong("SLIP_TAKEN", "another record has this slip");
        }
        if (tx.cases().byToken(submission.token()).isPresent()) {
            return new Filed.Wrong("TOKEN_TAKEN", "another record has this token");
        }
        Optional<Desks.Desk> desk = tx.desks().find(submission.desk());
        if (desk.isEmpty() || desk.get().revoked() != null) {
            return new Filed.Wrong("DESK_UNKNOWN", "there is no desk " + submission.desk());
        }
        Optional<CaseItems.Known> item = items.find(submission.item(), submission.version());
        if (item.isEmpty()) {
            return new Filed.Wrong(
                    "ITEM_UNKNOWN",
                    "no release holds version " + submission.version() + " of item " + submission.item());
        }
        if (!item.get().desk().equals(submission.desk())) {
            return new Filed.Wrong(
                    "DESK_OTHER", "the item is dealt with at desk " + item.get().desk());
        }
        Arrival arrival = new Arrival(terminal, entry.id(), submission, item.get(), clock.instant());
        return submission.replaces().isEmpty() ? open(tx, arrival) : correct(tx, arrival);
    }

    private record Arrival(
            String terminal, String record, Cases.Submission submission, CaseItems.Known item, Instant at) {}

    private Filed open(Tx tx, Arrival arrival) {
        CaseItems.Known item = arrival.item();
        if (item.implementation().length() != CODE_LENGTH) {
            return new Filed.Wrong("NO_CODE", "the item has no implementation code of " + CODE_LENGTH + " characters");
        }
        LocalDate today = day(arrival.at());
        String written = DateTimeFormatter.BASIC_ISO_DATE.format(today);
        if (tx.cases().lastOfDay(item.implementation(), written) >= NUMBERS_A_DAY) {
            return new Filed.Wrong("NUMBERS_USED", "all " + NUMBERS_A_DAY + " numbers of this item and day are used");
        }
        String number = item.implementation()
                + written
                + "%04d".formatted(tx.cases().nextOfDay(item.implementation(), written));
        String due = items.calendar().after(today, item.promisedDays()).toString();
        tx.cases()
                .add(new CaseRows.File(
                        number,
                        item.id(),
                        item.version(),
                        item.desk(),
                        arrival.terminal(),
                        arrival.submission().region(),
                        Cases.State.RECEIVED,
                        arrival.at(),
                        arrival.at(),
                        item.promisedDays(),
                        due,
                        arrival.record()));
        return join(tx, arrival, number, due);
    }

    private Filed correct(Tx tx, Arrival arrival) {
        Optional<CaseRows.File> replaced = tx.cases()
                .byRecord(arrival.submission().replaces())
                .flatMap(part -> tx.cases().find(part.number()));
        if (replaced.isEmpty()) {
            return new Filed.Wrong("REPLACES_UNKNOWN", "the record it replaces is not here");
        }
        CaseRows.File file = replaced.get();
        if (!file.item().equals(arrival.item().id())
                || !file.desk().equals(arrival.item().desk())) {
            return new Filed.Wrong("REPLACES_OTHER", "the record it replaces is of another item or desk");
        }
        if (!file.record().equals(arrival.submission().replaces())) {
            return new Filed.Wrong("REPLACES_OLD", "the record it replaces was replaced before");
        }
        if (file.state() != Cases.State.RETURNED) {
            return new Filed.Wrong("NOT_RETURNED", "the case was not returned; it is " + file.state());
        }
        String due = items.calendar()
                .resumed(LocalDate.parse(file.due()), day(file.changed()), day(arrival.at()))
                .toString();
        tx.cases()
                .correct(new CaseRows.File(
                        file.number(),
                        file.item(),
                        arrival.item().version(),
                        file.desk(),
                        file.terminal(),
                        file.region(),
                        Cases.State.RECEIVED,
                        arrival.at(),
                        file.received(),
                        file.promisedDays(),
                        due,
                        arrival.record()));
        return join(tx, arrival, file.number(), due);
    }

    private static Filed join(Tx tx, Arrival arrival, String number, String due) {
        Cases.Submission submission = arrival.submission();
        tx.cases()
                .add(new CaseRows.Part(
                        arrival.record(),
                        number,
                        submission.desk(),
                        tx.cases().nextOfDesk(submission.desk()),
                        arrival.terminal(),
                        submission.slip(),
                        submission.token(),
                        submission.version(),
                        submission.replaces(),
                        arrival.at(),
                        due));
        return new Filed.Numbered(number, submission.desk());
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }
}
