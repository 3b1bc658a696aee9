// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.idcard.sdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.doorstep.device.simulator.CardData;
import org.doorstep.device.simulator.People;
import org.doorstep.device.simulator.SdtTrouble;
import org.doorstep.device.spi.CardPosition;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.IdCard;
import org.doorstep.device.spi.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cards put down, exchanged and lifted at every moment: a placement never yields two people. */
class PlacementTest {
    private static final CardData ZHANG = People.shipped().get(0);
    private static final CardData LI = People.shipped().get(1);

    private final Bench bench = new Bench();
    private SdtAdapter adapter;

    @BeforeEach
    void open() throws Exception {
        adapter = bench.open();
    }

    @AfterEach
    void close() {
        adapter.close();
        bench.close();
    }

    private CardPosition look() throws Exception {
        return adapter.position(bench.by());
    }

    private String read(long placement) throws Exception {
        return switch (adapter.read(placement, bench.by())) {
            case Outcome.Done<IdCard>(IdCard card, var ignored) -> {
                try (card) {
                    yield new String(card.number().copy());
                }
            }
            case Outcome.Refused<IdCard>(Fault fault) -> fault.code().value();
            case Outcome.Partial<IdCard> partial -> throw new AssertionError(partial);
            case Outcome.Unknown<IdCard> unknown -> throw new AssertionError(unknown);
        };
    }

    @Test
    void a_read_card_exchanged_for_another_between_two_looks_is_another_placement() throws Exception {
        bench.reader.putDown(ZHANG);
        assertThat(look()).isEqualTo(new CardPosition(true, 1));
        assertThat(read(1)).isEqualTo(ZHANG.number());
        bench.reader.putDown(LI);
        assertThat(read(1)).isEqualTo(CoreFault.CARD_CHANGED.code().value());
        assertThat(look()).isEqualTo(new CardPosition(true, 2));
        assertThat(read(2)).isEqualTo(LI.number());
    }

    @Test
    void a_read_card_lifted_and_laid_down_again_between_two_looks_is_another_placement() throws Exception {
        bench.reader.putDown(ZHANG);
        look();
        read(1);
        bench.reader.putDown(ZHANG);
        assertThat(look()).isEqualTo(new CardPosition(true, 2));
    }

    @Test
    void a_card_lifted_in_the_middle_of_a_read_is_told_as_changed_and_the_next_is_another_placement() throws Exception {
        bench.reader.putDown(ZHANG);
        look();
        bench.reader.trouble(SdtTrouble.READ_FAILED, 1);
        bench.whenAsked(SdtCommand.READ, bench.reader::lift);
        assertThat(read(1)).isEqualTo(CoreFault.CARD_CHANGED.code().value());
        assertThat(look()).isEqualTo(new CardPosition(false, 1));
        bench.reader.putDown(LI);
        assertThat(look()).isEqualTo(new CardPosition(true, 2));
        assertThat(read(2)).isEqualTo(LI.number());
    }

    @Test
    void a_card_exchanged_in_the_middle_of_a_failed_read_is_not_read_as_the_first() throws Exception {
        bench.reader.putDown(ZHANG);
        look();
        bench.reader.trouble(SdtTrouble.READ_FAILED, 1);
        bench.whenAsked(SdtCommand.READ, () -> bench.reader.putDown(LI));
        assertThat(read(1)).isEqualTo(CoreFault.CARD_CHANGED.code().value());
        assertThat(look()).isEqualTo(new CardPosition(true, 2));
        assertThat(read(2)).isEqualTo(LI.number());
    }

    @Test
    void two_cards_at_once_are_unreadable_until_one_is_taken_away() throws Exception {
        bench.reader.putDown(ZHANG);
        bench.reader.putDownBeside(LI.image());
        assertThat(look()).isEqualTo(new CardPosition(true, 1));
        assertThat(read(1)).isEqualTo(CoreFault.CARD_UNREADABLE.code().value());
        bench.reader.liftFirst();
        assertThat(read(look().placement())).isEqualTo(LI.number());
    }

    @Test
    void a_card_laid_beside_a_read_one_takes_its_place_when_that_is_lifted() throws Exception {
        bench.reader.putDown(ZHANG);
        look();
        read(1);
        bench.reader.putDownBeside(LI.image());
        assertThat(look()).isEqualTo(new CardPosition(true, 1));
        assertThat(read(1)).isEqualTo(ZHANG.number());
        bench.reader.liftFirst();
        assertThat(look()).isEqualTo(new CardPosition(true, 2));
        assertThat(read(1)).isEqualTo(CoreFault.CARD_CHANGED.code().value());
        assertThat(read(2)).isEqualTo(LI.number());
    }

    @Test
    void a_reader_whose_power_blinked_shows_its_card_as_put_down_again() throws Exception {
        bench.reader.putDown(ZHANG);
        look();
        read(1);
        bench.reader.powerOff();
        bench.reader.powerOn();
        assertThat(look()).isEqualTo(new CardPosition(true, 2));
    }

    @Test
    void an_idle_look_asks_one_question() throws Exception {
        look();
        long empty = bench.asked();
        look();
        assertThat(bench.asked() - empty).isEqualTo(10);
        bench.reader.putDown(ZHANG);
        look();
        read(1);
        long read = bench.asked();
        look();
        look();
        assertThat(bench.asked() - read).isEqualTo(20);
    }

    @Test
    void in_any_order_a_placement_read_once_never_yields_another_person() throws Exception {
        Random random = new Random(41);
        long known = -1;
        String person = "";
        for (int step = 0; step < 5_000; step++) {
            switch (random.nextInt(6)) {
                case 0 -> bench.reader.putDown(ZHANG);
                case 1 -> bench.reader.putDown(LI);
                case 2 -> bench.reader.lift();
                case 3 -> bench.reader.trouble(SdtTrouble.READ_FAILED, random.nextInt(3));
                default -> {
                    CardPosition position = look();
                    assertThat(position.present()).as("step %d", step).isEqualTo(bench.reader.cardLies());
                    assertThat(position.placement()).isGreaterThanOrEqualTo(Math.max(known, 0));
                    String number = position.present() ? read(position.placement()) : "";
                    if (number.length() == 18) {
                        if (position.placement() == known) {
                            assertThat(number).as("step %d", step).isEqualTo(person);
                        }
                        known = position.placement();
                        person = number;
                    }
                }
            }
        }
        assertThat(bench.reader.reads()).isGreaterThan(500);
    }
}
