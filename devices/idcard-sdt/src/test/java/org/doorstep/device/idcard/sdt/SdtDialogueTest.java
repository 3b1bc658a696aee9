// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.idcard.sdt;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.device.spi.CardPosition;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.FaultCode;
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
        fails(step, fault.code());
    }

    private static void fails(SdtDialogue.Step step, FaultCode code) {
        assertThat(step)
                .isInstanceOfSatisfying(
                        SdtDialogue.Failed.class,
                        f -> assertThat(f.fault().code()).as("%s", f).isEqualTo(code));
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
        asks(dialogue.read(placement, SdtCommand.READ), SdtCommand.FIND);
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
        asks(dialogue.read(1, SdtCommand.READ), SdtCommand.NEWEST_ADDRESS);
        asks(dialogue.on(sw(0x91)), SdtCommand.READ);
        assertThat(dialogue.on(sw(0x90))).isInstanceOf(SdtDialogue.Read.class);
    }

    @Test
    void a_placement_that_is_over_is_not_read() {
        fails(dialogue.read(0, SdtCommand.READ), CoreFault.CARD_CHANGED);
        putDown(1);
        fails(dialogue.read(2, SdtCommand.READ), CoreFault.CARD_CHANGED);
        asks(dialogue.read(1, SdtCommand.READ), SdtCommand.FIND);
        asks(dialogue.on(sw(0x80)), SdtCommand.NEWEST_ADDRESS);
        fails(dialogue.on(sw(0x41)), CoreFault.CARD_CHANGED);
        fails(dialogue.read(1, SdtCommand.READ), CoreFault.CARD_CHANGED);
    }

    @Test
    void a_failed_select_is_tried_once_more_from_find() {
        putDown(1);
        asks(dialogue.read(1, SdtCommand.READ), SdtCommand.FIND);
        asks(dialogue.on(sw(0x9F)), SdtCommand.SELECT);
        asks(dialogue.on(sw(0x81)), SdtCommand.FIND);
        asks(dialogue.on(sw(0x9F)), SdtCommand.SELECT);
        fails(dialogue.on(sw(0x81)), CoreFault.CARD_UNREADABLE);
    }

    @Test
    void a_failed_read_is_tried_once_more_on_the_same_card_only() {
        putDown(1);
        asks(dialogue.read(1, SdtCommand.READ), SdtCommand.FIND);
        asks(dialogue.on(sw(0x9F)), SdtCommand.SELECT);
        asks(dialogue.on(sw(0x90)), SdtCommand.READ);
        asks(dialogue.on(sw(0x41)), SdtCommand.NEWEST_ADDRESS);
        asks(dialogue.on(sw(0x91)), SdtCommand.READ);
        fails(dialogue.on(sw(0x41)), CoreFault.CARD_UNREADABLE);
    }

    @Test
    void data_that_failed_its_check_is_read_once_more() {
        putDown(1);
        asks(dialogue.read(1, SdtCommand.READ_WITH_FINGERPRINTS), SdtCommand.FIND);
        asks(dialogue.on(sw(0x9F)), SdtCommand.SELECT);
        asks(dialogue.on(sw(0x90)), SdtCommand.READ_WITH_FINGERPRINTS);
        asks(dialogue.on(sw(0x33)), SdtCommand.NEWEST_ADDRESS);
        asks(dialogue.on(sw(0x90)), SdtCommand.READ_WITH_FINGERPRINTS);
        fails(dialogue.on(sw(0x33)), SdtFault.DATA_CHECK.code());
    }

    @Test
    void the_newest_address_of_a_card_that_was_read_is_asked_at_once() {
        putDown(1);
        readWhole(1);
        asks(dialogue.read(1, SdtCommand.NEWEST_ADDRESS), SdtCommand.NEWEST_ADDRESS);
        assertThat(dialogue.on(sw(0x90))).isInstanceOf(SdtDialogue.Read.class);
        asks(dialogue.read(1, SdtCommand.NEWEST_ADDRESS), SdtCommand.NEWEST_ADDRESS);
        assertThat(dialogue.on(sw(0x91))).isInstanceOf(SdtDialogue.Read.class);
        asks(dialogue.read(1, SdtCommand.NEWEST_ADDRESS), SdtCommand.NEWEST_ADDRESS);
        fails(dialogue.on(sw(0x41)), CoreFault.CARD_CHANGED);
    }

    @Test
    void the_newest_address_of_a_card_not_yet_read_is_asked_behind_select() {
        putDown(1);
        asks(dialogue.read(1, SdtCommand.NEWEST_ADDRESS), SdtCommand.FIND);
        asks(dialogue.on(sw(0x9F)), SdtCommand.SELECT);
        asks(dialogue.on(sw(0x90)), SdtCommand.NEWEST_ADDRESS);
        assertThat(dialogue.on(sw(0x91))).isInstanceOf(SdtDialogue.Read.class);
        asks(dialogue.poll(), SdtCommand.FIND);
        asks(dialogue.on(sw(0x80)), SdtCommand.NEWEST_ADDRESS);
        lies(dialogue.on(sw(0x91)), true, 1);
    }

    @Test
    void a_command_that_failed_is_not_taken_for_a_card_that_was_lifted() {
        for (int failed : new int[] {0x10, 0x11, 0x21, 0x24}) {
            SdtDialogue fresh = new SdtDialogue();
            fresh.poll();
            fresh.on(sw(0x9F));
            fresh.read(1, SdtCommand.READ);
            fresh.on(sw(0x9F));
            fresh.on(sw(0x90));
            fresh.on(sw(0x90));
            fresh.poll();
            assertThat(fresh.on(sw(failed))).isInstanceOf(SdtDialogue.Failed.class);
            asks(fresh.poll(), SdtCommand.NEWEST_ADDRESS);
            lies(fresh.on(sw(0x91)), true, 1);
        }
    }

    @Test
    void after_the_module_was_started_anew_a_card_that_lies_there_is_another_placement() {
        putDown(1);
        readWhole(1);
        dialogue.restarted();
        asks(dialogue.poll(), SdtCommand.FIND);
        lies(dialogue.on(sw(0x9F)), true, 2);
    }

    @Test
    void what_the_reader_says_of_itself_is_its_fault_and_not_the_cards() {
        asks(dialogue.poll(), SdtCommand.FIND);
        fails(dialogue.on(sw(0x60)), CoreFault.READER_SELF_TEST);
        asks(dialogue.poll(), SdtCommand.FIND);
        fails(dialogue.on(sw(0x66)), CoreFault.READER_NOT_AUTHORISED);
        asks(dialogue.poll(), SdtCommand.FIND);
        fails(dialogue.on(sw(0x21)), SdtFault.COMMAND_UNKNOWN.code());
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
