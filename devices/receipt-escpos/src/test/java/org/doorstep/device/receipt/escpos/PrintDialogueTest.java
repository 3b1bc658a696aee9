// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.Outcome.Reached;
import org.junit.jupiter.api.Test;

class PrintDialogueTest {
    private static final Fault NO_PAPER = CoreFault.PAPER_OUT.with("test");

    private final PrintDialogue dialogue = new PrintDialogue(3, EscPosModel.Marker.COUNTED);

    private PrintDialogue.Step sendAll() {
        PrintDialogue.Step step = dialogue.begin();
        for (int i = 0; i < 3; i++) {
            assertThat(step).isEqualTo(new PrintDialogue.Send(i));
            step = dialogue.sent();
        }
        return step;
    }

    @Test
    void is_printed_when_the_marker_behind_the_last_line_came_and_the_printer_still_tells_its_state() {
        assertThat(sendAll()).isEqualTo(new PrintDialogue.Listen());
        assertThat(dialogue.marker()).isEqualTo(new PrintDialogue.Listen());
        assertThat(dialogue.marker()).isEqualTo(new PrintDialogue.Listen());
        assertThat(dialogue.marker()).isEqualTo(new PrintDialogue.AskStatus());
        assertThat(dialogue.status(null)).isEqualTo(new PrintDialogue.Printed());
    }

    @Test
    void a_full_count_behind_which_the_printer_falls_silent_proves_nothing() {
        sendAll();
        dialogue.marker();
        dialogue.marker();
        dialogue.marker();
        assertThat(dialogue.noStatus()).isEqualTo(new PrintDialogue.AskStatus());
        assertThat(dialogue.noStatus()).isEqualTo(new PrintDialogue.AskStatus());
        assertThat(dialogue.noStatus())
                .isInstanceOfSatisfying(
                        PrintDialogue.Lost.class,
                        lost -> assertThat(CoreFault.NO_ANSWER.is(lost.fault())).isTrue());
    }

    @Test
    void a_full_count_that_another_answer_overfills_is_worthless() {
        sendAll();
        dialogue.marker();
        dialogue.marker();
        assertThat(dialogue.marker()).isEqualTo(new PrintDialogue.AskStatus());
        dialogue.marker();
        assertThat(dialogue.status(null))
                .isInstanceOfSatisfying(
                        PrintDialogue.Lost.class,
                        lost -> assertThat(CoreFault.BAD_ANSWER.is(lost.fault()))
                                .isTrue());
    }

    @Test
    void a_name_behind_the_last_line_needs_no_other_word() {
        PrintDialogue named = new PrintDialogue(1, EscPosModel.Marker.NAMED);
        named.begin();
        named.sent();
        assertThat(named.finished(0)).isEqualTo(new PrintDialogue.Printed());
    }

    @Test
    void a_marker_before_any_line_counts_for_nothing() {
        dialogue.begin();
        dialogue.marker();
        assertThat(dialogue.reached()).isEqualTo(new Reached(0, 3));
    }

    @Test
    void lines_are_sent_only_a_little_ahead_of_the_paper() {
        PrintDialogue longSlip = new PrintDialogue(100, EscPosModel.Marker.COUNTED);
        PrintDialogue.Step step = longSlip.begin();
        int sent = 0;
        while (step instanceof PrintDialogue.Send) {
            sent++;
            step = longSlip.sent();
        }
        assertThat(sent).isEqualTo(12);
        assertThat(longSlip.marker()).isEqualTo(new PrintDialogue.Send(12));
    }

    @Test
    void paper_end_that_the_printer_confirms_to_have_cleared_is_a_known_point() {
        sendAll();
        dialogue.marker();
        assertThat(dialogue.silence()).isEqualTo(new PrintDialogue.AskStatus());
        assertThat(dialogue.status(NO_PAPER)).isEqualTo(new PrintDialogue.Clear());
        assertThat(dialogue.cleared()).isEqualTo(new PrintDialogue.Stopped(NO_PAPER, new Reached(1, 3)));
    }

    @Test
    void a_buffer_that_was_not_cleared_may_be_printed_yet() {
        sendAll();
        dialogue.silence();
        dialogue.status(NO_PAPER);
        assertThat(dialogue.notCleared()).isEqualTo(new PrintDialogue.Lost(NO_PAPER));
    }

    @Test
    void a_slip_that_ended_with_the_paper_is_printed() {
        sendAll();
        dialogue.silence();
        dialogue.marker();
        dialogue.marker();
        dialogue.marker();
        assertThat(dialogue.status(NO_PAPER)).isEqualTo(new PrintDialogue.Printed());
    }

    @Test
    void a_printer_that_is_only_slow_is_waited_for_until_the_time_is_over_and_may_have_printed() {
        sendAll();
        for (int i = 0; i < 50; i++) {
            dialogue.silence();
            assertThat(dialogue.status(null)).isEqualTo(new PrintDialogue.Listen());
        }
        assertThat(dialogue.outOfTime(null)).isEqualTo(new PrintDialogue.Clear());
        assertThat(dialogue.cleared())
                .isInstanceOfSatisfying(
                        PrintDialogue.Lost.class,
                        l -> assertThat(CoreFault.NO_ANSWER.is(l.fault())).isTrue());
    }

    @Test
    void three_requests_without_an_answer_mean_that_nobody_can_tell() {
        sendAll();
        assertThat(dialogue.noStatus()).isEqualTo(new PrintDialogue.Listen());
        assertThat(dialogue.noStatus()).isEqualTo(new PrintDialogue.Listen());
        assertThat(dialogue.noStatus()).isInstanceOf(PrintDialogue.Lost.class);
    }
}
