// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.idcard.sdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.doorstep.device.simulator.CardData;
import org.doorstep.device.simulator.People;
import org.doorstep.device.simulator.SdtTrouble;
import org.doorstep.device.spi.CardPosition;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.IdCard;
import org.doorstep.device.spi.Outcome;
import org.doorstep.device.spi.Remedy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A reader that answers late, twice, in pieces, in part, wrongly or not at all. */
class ReaderTroubleTest {
    private static final CardData ZHANG = People.shipped().get(0);
    private static final CardData LI = People.shipped().get(1);

    private final Bench bench = new Bench();
    private SdtAdapter adapter;

    @BeforeEach
    void open() throws Exception {
        adapter = bench.open();
        bench.reader.putDown(ZHANG);
        adapter.position(bench.by());
    }

    @AfterEach
    void close() {
        adapter.close();
        bench.close();
    }

    private static void isCardOf(CardData person, Outcome<IdCard> outcome) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Done.class, done -> {
            try (IdCard card = (IdCard) done.value()) {
                assertThat(new String(card.number().copy())).isEqualTo(person.number());
            }
        });
    }

    private static Fault fault(Outcome<IdCard> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<IdCard>) outcome).fault();
    }

    @ParameterizedTest
    @EnumSource(
            value = SdtTrouble.class,
            names = {"SILENT", "LATE", "CUT_SHORT", "DAMAGED", "ANOTHER_ANSWER", "NOISE_FIRST", "TWICE"})
    void what_happens_once_is_asked_again_and_the_card_is_read(SdtTrouble trouble) throws Exception {
        bench.reader.trouble(trouble, 1);
        isCardOf(ZHANG, adapter.read(1, bench.by()));
        assertThat(bench.reader.troubles()).isEmpty();
        assertThat(adapter.position(bench.by())).isEqualTo(new CardPosition(true, 1));
        isCardOf(ZHANG, adapter.read(1, bench.by()));
    }

    @ParameterizedTest
    @EnumSource(
            value = SdtTrouble.class,
            names = {"SILENT", "CUT_SHORT", "DAMAGED", "ANOTHER_ANSWER"})
    void a_reader_that_never_answers_right_is_told_in_time_and_works_once_it_does(SdtTrouble trouble) throws Exception {
        bench.reader.trouble(trouble, -1);
        assertThatThrownBy(() -> adapter.position(bench.by()))
                .isInstanceOfSatisfying(
                        DeviceFault.class,
                        e -> assertThat(CoreFault.NO_ANSWER.is(e.fault()) || CoreFault.BAD_ANSWER.is(e.fault()))
                                .as("%s", e)
                                .isTrue());
        bench.reader.calm();
        assertThat(adapter.position(bench.by())).isEqualTo(new CardPosition(true, 1));
        isCardOf(ZHANG, adapter.read(1, bench.by()));
    }

    @Test
    void late_answers_are_never_those_of_the_next_card() throws Exception {
        bench.reader.readingTakes(Duration.ofSeconds(9));
        bench.reader.trouble(SdtTrouble.LATE, -1);
        adapter.read(1, bench.by());
        bench.reader.calm();
        bench.reader.readingTakes(Duration.ZERO);
        bench.reader.putDown(LI);
        long placement = adapter.position(bench.by()).placement();
        if (adapter.read(placement, bench.by()) instanceof Outcome.Done<IdCard> done) {
            isCardOf(LI, done);
        }
        bench.reader.putDown(LI);
        isCardOf(LI, adapter.read(adapter.position(bench.by()).placement(), bench.by()));
    }

    @Test
    void lengths_that_contradict_each_other_once_are_asked_again() throws Exception {
        bench.reader.trouble(SdtTrouble.LENGTHS_CONTRADICT, 1);
        isCardOf(ZHANG, adapter.read(1, bench.by()));
    }

    @Test
    void lengths_that_contradict_each_other_are_an_unreadable_card_to_be_laid_down_again() throws Exception {
        bench.reader.trouble(SdtTrouble.LENGTHS_CONTRADICT, -1);
        long before = bench.ticker.nanos();
        Fault fault = fault(adapter.read(1, bench.by()));
        assertThat(CoreFault.CARD_UNREADABLE.is(fault)).as("%s", fault).isTrue();
        assertThat(fault.remedy()).isEqualTo(Remedy.RESIDENT);
        assertThat(fault.detail()).contains("lay the card down again");
        assertThat(bench.ticker.nanos() - before)
                .as("no waiting for an answer that came")
                .isZero();
        assertThat(adapter.position(bench.by())).isEqualTo(new CardPosition(true, 1));
        bench.reader.calm();
        bench.reader.lift();
        assertThat(adapter.position(bench.by())).isEqualTo(new CardPosition(false, 1));
        bench.reader.putDown(ZHANG);
        assertThat(adapter.position(bench.by())).isEqualTo(new CardPosition(true, 2));
        isCardOf(ZHANG, adapter.read(2, bench.by()));
    }

    @Test
    void a_read_with_fingerprints_whose_lengths_contradict_is_an_unreadable_card_too() throws Exception {
        bench.reader.trouble(SdtTrouble.LENGTHS_CONTRADICT, -1);
        assertThat(adapter.readWithFingerprints(1, bench.by()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(CoreFault.CARD_UNREADABLE.is(refused.fault()))
                                .isTrue());
    }

    @Test
    void a_read_answered_by_other_answers_only_is_an_unreadable_card() throws Exception {
        bench.whenAsked(SdtCommand.SELECT, () -> bench.reader.trouble(SdtTrouble.ANOTHER_ANSWER, -1));
        Fault fault = fault(adapter.read(1, bench.by()));
        assertThat(CoreFault.CARD_UNREADABLE.is(fault)).as("%s", fault).isTrue();
        bench.reader.calm();
        isCardOf(ZHANG, adapter.read(adapter.position(bench.by()).placement(), bench.by()));
    }

    @Test
    void only_a_form_that_no_answer_has_is_called_a_contradiction() {
        assertThat(SdtCommand.READ.answeredWronglyBy(new SdtReply(0x90, new byte[8])))
                .isFalse();
        assertThat(SdtCommand.READ.answeredWronglyBy(new SdtReply(0x90, new byte[0])))
                .isFalse();
        assertThat(SdtCommand.READ.answeredWronglyBy(new SdtReply(0x41, new byte[0])))
                .isFalse();
        assertThat(SdtCommand.READ.answeredWronglyBy(new SdtReply(0x90, new byte[1284])))
                .isTrue();
        assertThat(SdtCommand.FIND.answeredWronglyBy(new SdtReply(0x90, new byte[1284])))
                .isFalse();
    }
}
