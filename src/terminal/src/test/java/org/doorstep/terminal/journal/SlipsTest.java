// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doorstep.contract.Cases;
import org.doorstep.contract.Lanes;
import org.doorstep.device.runtime.Settlement;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.DeviceId;
import org.doorstep.device.spi.Evidence;
import org.doorstep.device.spi.FaultCode;
import org.doorstep.wire.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlipsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");

    @TempDir
    Path folder;

    private final Clocks clocks = new Clocks(NOON);
    private Journal journal;

    @BeforeEach
    void open() {
        journal =
                Journal.open(Journals.options(folder).withClock(clocks, clocks)).journal();
    }

    @AfterEach
    void close() {
        journal.close();
    }

    private void reopen() {
        journal.close();
        open();
    }

    private Slip slip(Filed filed) {
        return journal.<Optional<Slip>>transaction(
                        tx -> tx.slips().find(filed.slip().value()))
                .orElseThrow();
    }

    private Standing state(Filed filed) {
        return journal.<Optional<Standing>>transaction(
                        tx -> tx.slips().state(filed.slip().value()))
                .orElseThrow();
    }

    private List<Slip> ofPerson(String idNumber) {
        return journal.transaction(tx -> tx.slips().ofPerson(Filings.key(journal, idNumber)));
    }

    private void apply(Lanes.Receipt receipt) {
        journal.transaction(tx -> tx.outbox().apply(receipt));
    }

    @Test
    void filing_draws_the_slip_freezes_the_record_and_writes_the_row_at_once() throws Exception {
        String record = journal.newRecordId();
        Filing filing = Filings.of(journal, record);
        Filed filed = journal.transaction(tx -> tx.slips().file(filing));

        assertThat(filed.slip().terminal()).isEqualTo(Journals.TERMINAL);
        assertThat(filed.slip().counter()).isEqualTo(1);
        assertThat(filed.token()).matches("[A-Za-z0-9_-]{22}");
        assertThat(filed.entry().id()).isEqualTo(record);
        assertThat(filed.entry().kind()).isEqualTo(Lanes.Kind.SUBMISSION);
        assertThat(Json.read(filed.entry().body().getBytes(StandardCharsets.UTF_8), Cases.Submission.class))
                .isEqualTo(new Cases.Submission(
                        filed.slip().value(),
                        filed.token(),
                        Filings.ITEM,
                        3,
                        "rs",
                        "999999",
                        "",
                        "AQ-sealed-" + record));
        assertThat(journal.<List<Lanes.Entry>>transaction(tx -> tx.outbox().waiting(Lanes.Lane.P1, 10)))
                .containsExactly(filed.entry());

        Slip slip = slip(filed);
        assertThat(slip.record()).isEqualTo(record);
        assertThat(slip.made()).isEqualTo(NOON);
        assertThat(slip.standing()).isEqualTo(new Standing.Waiting());
        assertThat(slip.paper()).isEqualTo(SlipPaper.OWED);
        assertThat(journal.<List<AuditEntry>>transaction(tx -> tx.audit().entries(0, 100)))
                .extracting(entry -> entry.type() + " " + entry.subject())
                .contains("SLIP_ISSUED 1", "SUBMISSION_FILED " + record);
    }

    @Test
    void a_filing_that_is_undone_leaves_no_number_no_record_and_no_row() {
        Filing filing = Filings.of(journal, journal.newRecordId());
        assertThatThrownBy(() -> journal.transaction(tx -> {
                    tx.slips().file(filing);
                    throw new IllegalStateException("the disk is gone");
                }))
                .hasMessage("the disk is gone");
        assertThat(journal.<Integer>transaction(tx -> tx.outbox().unsent(Lanes.Lane.P1)))
                .isZero();
        assertThat(ofPerson(Filings.PERSON)).isEmpty();
        Filed next = journal.transaction(tx -> tx.slips().file(filing));
        assertThat(next.slip().counter()).isEqualTo(1);
        assertThat(next.entry().seq()).isEqualTo(1);
    }

    @Test
    void the_same_filing_again_is_the_same_slip_also_when_central_has_it() {
        Filing filing = Filings.of(journal, journal.newRecordId());
        Filed first = journal.transaction(tx -> tx.slips().file(filing));
        assertThat(journal.<Filed>transaction(tx -> tx.slips().file(filing))).isEqualTo(first);
        apply(Filings.received(first.entry(), Lanes.State.ACCEPTED));
        assertThat(journal.<Filed>transaction(tx -> tx.slips().file(filing))).isEqualTo(first);
        assertThat(journal.<Long>transaction(tx -> tx.counters().slips())).isEqualTo(1);
        assertThat(journal.<Integer>transaction(tx -> tx.outbox().unsent(Lanes.Lane.P1)))
                .isZero();
    }

    @Test
    void another_content_under_a_known_id_is_refused_and_overwrites_nothing() {
        String record = journal.newRecordId();
        Filing filing = Filings.of(journal, record);
        Filed first = journal.transaction(tx -> tx.slips().file(filing));
        Filing other = Filings.of(journal, record, Filings.PERSON, 0, "AQ-another");
        assertThatThrownBy(() -> journal.transaction(tx -> tx.slips().file(other)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(record)
                .hasMessageContaining("draw a new id")
                .hasMessageNotContaining("AQ-another");
        assertThat(journal.<List<Lanes.Entry>>transaction(tx -> tx.outbox().waiting(Lanes.Lane.P1, 10)))
                .containsExactly(first.entry());
    }

    @Test
    void the_case_number_is_kept_with_the_slip_in_the_transaction_of_the_receipt() {
        Filed accepted = Filings.file(journal);
        Filed known = Filings.file(journal);
        assertThatThrownBy(() -> journal.transaction(tx -> {
                    tx.outbox().apply(Filings.received(accepted.entry(), Lanes.State.ACCEPTED));
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");
        assertThat(state(accepted)).isEqualTo(new Standing.Waiting());

        apply(Filings.received(accepted.entry(), Lanes.State.ACCEPTED));
        apply(Filings.received(known.entry(), Lanes.State.DUPLICATE));
        assertThat(state(accepted)).isEqualTo(new Standing.Received(Filings.NUMBER));
        assertThat(state(known)).isEqualTo(new Standing.Received(Filings.NUMBER));
        assertThatThrownBy(() -> Journals.behindTheBack(journal.file(), "UPDATE slip SET case_number = 'x'"))
                .hasMessageContaining("frozen");
    }

    @Test
    void a_held_submission_is_told_as_held_until_a_person_settles_it() {
        Filed filed = Filings.file(journal);
        apply(Journals.receipt(filed.entry(), Lanes.State.HELD, "unknown item"));
        assertThat(state(filed)).isEqualTo(new Standing.Held("unknown item"));
        journal.transaction(tx -> tx.outbox().resolve(filed.entry().id(), "staff-7", "entered by hand"));
        assertThat(state(filed)).isEqualTo(new Standing.Settled());
    }

    @Test
    void a_person_finds_only_the_own_slips_newest_first_in_every_later_session() {
        Filed first = Filings.file(journal);
        Filing others = Filings.of(journal, journal.newRecordId(), Filings.OTHER_PERSON, 0, "AQ-x");
        journal.transaction(tx -> tx.slips().file(others));
        Filed second = Filings.file(journal);
        reopen();
        assertThat(ofPerson(Filings.PERSON))
                .extracting(Slip::number)
                .containsExactly(second.slip().value(), first.slip().value());
        assertThat(ofPerson(Filings.OTHER_PERSON)).hasSize(1);
        assertThat(ofPerson("999999199001010016")).isEmpty();
    }

    @Test
    void neither_file_holds_the_id_number_and_another_terminal_has_another_key() throws Exception {
        Filings.file(journal);
        var other = new Signer(Journals.SUITE, Journals.SUITE.newSigningPair().privateKey());
        byte[] ascii = Filings.PERSON.getBytes(StandardCharsets.US_ASCII);
        assertThat(other.person(ascii)).isNotEqualTo(Filings.key(journal, Filings.PERSON));
        journal.close();
        for (Path file : List.of(
                Journals.options(folder).file(), Journals.options(folder).copy())) {
            assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                    .doesNotContain(Filings.PERSON)
                    .contains(Filings.ITEM);
        }
        assertThat(Filings.of(journal, "r").toString()).doesNotContain(Filings.PERSON, "sealed");
    }

    @Test
    void a_slip_is_owed_until_some_print_of_it_began() {
        Filed filed = Filings.file(journal);
        var first = new CommandId("slip/" + filed.slip().value() + "/1");
        var second = new CommandId("slip/" + filed.slip().value() + "/2");
        var printer = new DeviceId("receipt");
        journal.transaction(tx -> tx.commands().admit(first, printer, "receipt.print"));
        assertThat(slip(filed).paper()).as("admitted, and then the power went").isEqualTo(SlipPaper.OWED);
        journal.transaction(tx -> {
            tx.commands().settle(first, Settlement.refused(new FaultCode("P-104")));
            return tx;
        });
        assertThat(slip(filed).paper()).as("certainly nothing came out").isEqualTo(SlipPaper.OWED);

        reopen();
        journal.transaction(tx -> {
            tx.commands().admit(second, printer, "receipt.print");
            tx.commands().effectBegins(second);
            return tx;
        });
        reopen();
        assertThat(slip(filed).paper()).as("what came out is not known").isEqualTo(SlipPaper.BEGUN);
        journal.transaction(tx -> {
            tx.commands().settle(second, Settlement.done(Evidence.DEVICE, 1));
            return tx;
        });
        assertThat(slip(filed).paper()).isEqualTo(SlipPaper.BEGUN);
    }

    @Test
    void the_paper_of_one_slip_says_nothing_of_another() {
        Filed one = Filings.file(journal);
        Filed other = Filings.file(journal);
        var print = new CommandId("slip/" + one.slip().value() + "/1");
        journal.transaction(tx -> {
            tx.commands().admit(print, new DeviceId("receipt"), "receipt.print");
            tx.commands().effectBegins(print);
            return tx;
        });
        assertThat(slip(one).paper()).isEqualTo(SlipPaper.BEGUN);
        assertThat(slip(other).paper()).isEqualTo(SlipPaper.OWED);
    }

    @Test
    void unsent_slips_come_back_from_the_second_copy_and_their_paper_is_not_claimed() throws Exception {
        Filed sent = Filings.file(journal);
        Filed waiting = Filings.file(journal);
        Filed held = Filings.file(journal);
        apply(Filings.received(sent.entry(), Lanes.State.ACCEPTED));
        apply(Journals.receipt(held.entry(), Lanes.State.HELD, "unknown item"));
        journal.transaction(tx -> tx.slips().rate(waiting.slip().value()));
        journal.close();
        Files.delete(journal.file());

        open();
        assertThat(ofPerson(Filings.PERSON))
                .extracting(Slip::number)
                .containsExactly(held.slip().value(), waiting.slip().value());
        assertThat(slip(waiting).rated()).isTrue();
        assertThat(slip(waiting).token()).isEqualTo(waiting.token());
        assertThat(slip(waiting).paper()).isEqualTo(SlipPaper.CANNOT_TELL);
        Filed next = Filings.file(journal);
        assertThat(next.slip().counter()).isEqualTo(4);
        assertThat(slip(next).paper()).isEqualTo(SlipPaper.OWED);
        apply(Filings.received(waiting.entry(), Lanes.State.DUPLICATE));
        assertThat(state(waiting)).isEqualTo(new Standing.Received(Filings.NUMBER));
    }

    @Test
    void a_slip_is_rated_once() {
        Filed filed = Filings.file(journal);
        String number = filed.slip().value();
        assertThat(journal.<Boolean>transaction(tx -> tx.slips().rate(number))).isTrue();
        assertThat(journal.<Boolean>transaction(tx -> tx.slips().rate(number))).isFalse();
        assertThat(journal.<Boolean>transaction(tx -> tx.slips().rate("00317999999990")))
                .isFalse();
        assertThat(slip(filed).rated()).isTrue();
    }

    @Test
    void delivered_slips_are_forgotten_after_their_days_by_centrals_time_and_unsent_ones_never() throws Exception {
        Filing short_ = Filings.of(journal, journal.newRecordId(), Filings.PERSON, 30, "AQ-a");
        Filed delivered = journal.transaction(tx -> tx.slips().file(short_));
        Filed standard = Filings.file(journal);
        Filed waiting = Filings.file(journal);
        Filed held = Filings.file(journal);
        apply(Filings.received(delivered.entry(), Lanes.State.ACCEPTED));
        apply(Filings.received(standard.entry(), Lanes.State.ACCEPTED));
        apply(Journals.receipt(held.entry(), Lanes.State.HELD, "unknown item"));

        clocks.wall = Instant.parse("2036-01-01T00:00:00Z");
        assertThat(forget()).as("the machine's clock forgets nothing").isZero();
        journal.transaction(tx -> {
            tx.times().anchor(NOON);
            return tx;
        });
        assertThat(forget()).isZero();
        var kept = new ArrayList<Integer>();
        for (int day = 1; day <= 200; day++) {
            clocks.pass(Duration.ofDays(1));
            forget();
            kept.add(ofPerson(Filings.PERSON).size());
        }
        assertThat(kept.subList(0, 29)).containsOnly(4);
        assertThat(kept.subList(29, 179)).containsOnly(3);
        assertThat(kept.subList(179, 200)).containsOnly(2);
        assertThat(ofPerson(Filings.PERSON))
                .extracting(Slip::number)
                .containsExactly(held.slip().value(), waiting.slip().value());
        assertThatThrownBy(() -> Journals.behindTheBack(journal.file(), "DELETE FROM slip"))
                .hasMessageContaining("unsent");

        reopen();
        assertThat(ofPerson(Filings.PERSON))
                .as("the second copy brings none back")
                .hasSize(2);
    }

    private int forget() {
        return journal.<Integer>transaction(tx -> tx.slips().forget());
    }
}
