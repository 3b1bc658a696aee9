// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.idcard.sdt;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.device.spi.CardPosition;
import org.doorstep.device.spi.CoreFault;
import org.junit.jupiter.api.Test;

class SdtDialogueTest {
    private final SdtDialogue dialogue = new SdtDialogue();

    private static SdtReply sw(int sw3) {
        return new SdtReply(sw3, new byte[0]);
    }

    private static void asks(SdtDialogue.Step step, SdtCommand command) {
        assertThat(step).isEqualTo(new SdtDialogue.Ask(command));
    }

    private static void lies(SdtDialogue.Step step, boolean present, long placement) {
        assertThat(step).isEqualTo(new SdtDialogue.Lies(new CardPosition(present, placement)));
    }

    private static void fails(SdtDialogue.Step step, CoreFault fault) {
        assertThat(step)
                .isInstanceOfSatisfying(
                        SdtDialogue.Failed.class,
                        f -> assertThat(fault.is(f.fault())).as("%s", f).isTrue());
    }

    private void empty() {
        asks(dialogue.poll(), SdtCommand.FIND);
        asks(dialogue.on(sw(0x80)), SdtCommand.NEWEST_ADDRESS);
        lies(dialogue.on(sw(0x41)), false, 0);
    }

    private void putDown(long placement) {
        asks(dialogue.poll(), SdtCommand.FIND);
        lies(dialogue.on(sw(0x9F)), true, placement);
    }

    private void readWhole(long placement) {
        asks(dialogue.read(placement), SdtCommand.FIND);
        asks(dialogue.on(sw(0x9F)), SdtCommand.SELECT);
        asks(dialogue.on(sw(0x90)), SdtCommand.READ);
        assertThat(dialogue.on(sw(0x90))).isInstanceOf(SdtDialogue.Read.class);
    }

    @Test
    void an_empty_reader_is_asked_by_find_alone_once_that_is_known() {
        empty();
        asks(dialogue.poll(), SdtCommand.FIND);
        lies(dialogue.on(sw(0x80)), false, 0);
    }

    @Test
    void each_time_a_card_is_put_down_is_a_placement() {
        empty();
        putDown(1);
        putDown(1);
        asks(dialogue.poll(), SdtCommand.FIND);
        asks(dialogue.on(sw(0x80)), SdtCommand.NEWEST_ADDRESS);
        lies(dialogue.on(sw(0x41)), false, 1);
        putDown(2);
    }

    @Test
    void a_card_that_was_read_before_this_adapter_opened_still_counts_as_lying_there() {
        asks(dialogue.poll(), SdtCommand.FIND);
        asks(dialogue.on(sw(0x80)), SdtCommand.NEWEST_ADDRESS);
        lies(dialogue.on(sw(0x91)), true, 1);
    }

    @Test
    void a_read_card_is_watched_by_its_newest_address_until_it_is_lifted() {
        putDown(1);
        readWhole(1);
        asks(dialogue.poll(), SdtCommand.NEWEST_ADDRESS);
        lies(dialogue.on(sw(0x91)), true, 1);
        asks(dialogue.poll(), SdtCommand.NEWEST_ADDRESS);
        lies(dialogue.on(sw(0x90)), true, 1);
        asks(dialogue.poll(), SdtCommand.NEWEST_ADDRESS);
        asks(dialogue.on(sw(0x41)), SdtCommand.FIND);
        lies(dialogue.on(sw(0x80)), false, 1);
    }

    @Test
    void another_card_in_place_of_a_read_one_is_another_placement() {
        putDown(1);
        readWhole(1);
        asks(dialogue.poll(), SdtCommand.NEWEST_ADDRESS);
        asks(dialogue.on(sw(0x41)), SdtCommand.FIND);
        lies(dialogue.on(sw(0x9F)), true, 2);
    }

    @Test
    void a_read_card_may_be_read_again_while_it_lies_there() {
        putDown(1);
        readWhole(1);
        asks(dialogue.read(1), SdtCommand.NEWEST_ADDRESS);
        asks(dialogue.on(sw(0x91)), SdtCommand.READ);
        assertThat(dialogue.on(sw(0x90))).isInstanceOf(SdtDialogue.Read.class);
    }

    @Test
    void a_placement_that_is_over_is_not_read() {
        fails(dialogue.read(0), CoreFault.CARD_CHANGED);
        putDown(1);
        fails(dialogue.read(2), CoreFault.CARD_CHANGED);
        asks(dialogue.read(1), SdtCommand.FIND);
        asks(dialogue.on(sw(0x80)), SdtCommand.NEWEST_ADDRESS);
        fails(dialogue.on(sw(0x41)), CoreFault.CARD_CHANGED);
        fails(dialogue.read(1), CoreFault.CARD_CHANGED);
    }

    @Test
    void a_failed_select_is_tried_once_more_from_find() {
        putDown(1);
        asks(dialogue.read(1), SdtCommand.FIND);
        asks(dialogue.on(sw(0x9F)), SdtCommand.SELECT);
        asks(dialogue.on(sw(0x81)), SdtCommand.FIND);
        asks(dialogue.on(sw(0x9F)), SdtCommand.SELECT);
        fails(dialogue.on(sw(0x81)), CoreFault.CARD_UNREADABLE);
    }

    @Test
    void a_failed_read_is_tried_once_more_on_the_same_card_only() {
        putDown(1);
        asks(dialogue.read(1), SdtCommand.FIND);
        asks(dialogue.on(sw(0x9F)), SdtCommand.SELECT);
        asks(dialogue.on(sw(0x90)), SdtCommand.READ);
        asks(dialogue.on(sw(0x41)), SdtCommand.NEWEST_ADDRESS);
        asks(dialogue.on(sw(0x91)), SdtCommand.READ);
        fails(dialogue.on(sw(0x41)), CoreFault.CARD_UNREADABLE);
    }

    @Test
    void what_the_reader_says_of_itself_is_its_fault_and_not_the_cards() {
        asks(dialogue.poll(), SdtCommand.FIND);
        fails(dialogue.on(sw(0x60)), CoreFault.READER_SELF_TEST);
        asks(dialogue.poll(), SdtCommand.FIND);
        fails(dialogue.on(sw(0x66)), CoreFault.READER_NOT_AUTHORISED);
        asks(dialogue.poll(), SdtCommand.FIND);
        fails(dialogue.on(sw(0x21)), CoreFault.BAD_ANSWER);
    }

    @Test
    void every_answer_in_every_state_ends_or_asks_on() {
        for (int sw3 = 0; sw3 < 256; sw3++) {
            for (int second = 0; second < 256; second++) {
                SdtDialogue fresh = new SdtDialogue();
                SdtDialogue.Step step = fresh.poll();
                int turns = 0;
                while (step instanceof SdtDialogue.Ask && turns < 10) {
                    step = fresh.on(sw(turns++ == 0 ? sw3 : second));
                }
                assertThat(step).as("%02X then %02X", sw3, second).isNotInstanceOf(SdtDialogue.Ask.class);
            }
        }
    }
}
