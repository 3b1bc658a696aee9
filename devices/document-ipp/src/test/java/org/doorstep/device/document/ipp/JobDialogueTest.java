// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.document.ipp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Evidence;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.Outcome.Reached;
import org.junit.jupiter.api.Test;

class JobDialogueTest {
    private static final Fault NO_PAPER = CoreFault.PAPER_OUT.with("test");
    private static final PrinterView FINE = printer();
    private static final PrinterView EMPTY = printer(NO_PAPER);
    private static final JobDialogue.Step LOOK = new JobDialogue.Look();

    private final JobDialogue dialogue = new JobDialogue(3, false, Duration.ofSeconds(8), Patience.USUAL);

    @Test
    void how_long_a_cancelled_job_may_take_to_end_is_a_matter_of_patience() {
        JobView stuck = job(JobView.State.PROCESSING, 0);
        JobDialogue patient = new JobDialogue(3, false, Duration.ofSeconds(8), TestContext.LONG);
        patient.givenUp(at(0));
        assertThat(patient.seen(stuck, FINE, at(59.9), false)).isEqualTo(LOOK);
        assertThat(patient.seen(stuck, FINE, at(60), false)).isInstanceOf(JobDialogue.Lost.class);
    }

    private static PrinterView printer(Fault... faults) {
        return new PrinterView(4, true, false, true, List.of(4), List.of(faults), List.of(), "", "");
    }

    private static JobView job(JobView.State state, int impressions) {
        return new JobView(
                1, "x", state, impressions < 0 ? OptionalInt.empty() : OptionalInt.of(impressions), false, false);
    }

    private static JobView neverBegun(JobView.State state) {
        return new JobView(1, "x", state, OptionalInt.empty(), false, true);
    }

    private static long at(double seconds) {
        return (long) (seconds * 1e9);
    }

    @Test
    void a_completed_job_is_done_on_the_printers_word() {
        assertThat(dialogue.seen(job(JobView.State.PROCESSING, 1), FINE, 0, false))
                .isEqualTo(LOOK);
        assertThat(dialogue.reached()).isEqualTo(new Reached(1, 3));
        assertThat(dialogue.seen(job(JobView.State.COMPLETED, 3), FINE, 0, false))
                .isEqualTo(new JobDialogue.Printed(Evidence.DEVICE));
    }

    @Test
    void what_a_spooler_completed_was_only_accepted() {
        JobDialogue queued = new JobDialogue(3, true, Duration.ofSeconds(8), Patience.USUAL);
        assertThat(queued.seen(job(JobView.State.COMPLETED, 0), FINE, 0, false))
                .isEqualTo(new JobDialogue.Printed(Evidence.HOST_ACCEPTED));
    }

    @Test
    void a_job_held_up_is_cancelled_only_after_the_stall_time() {
        JobView stuck = job(JobView.State.PROCESSING, 1);
        assertThat(dialogue.seen(stuck, EMPTY, at(0), false)).isEqualTo(LOOK);
        assertThat(dialogue.seen(stuck, EMPTY, at(7.9), false)).isEqualTo(LOOK);
        assertThat(dialogue.seen(stuck, EMPTY, at(8), false)).isEqualTo(new JobDialogue.Cancel());
        assertThat(dialogue.seen(job(JobView.State.CANCELED, 1), EMPTY, at(9), false))
                .isEqualTo(new JobDialogue.Stopped(NO_PAPER, new Reached(1, 3)));
    }

    @Test
    void paper_that_comes_in_time_starts_the_stall_time_anew() {
        JobView stuck = job(JobView.State.PROCESSING, 1);
        dialogue.seen(stuck, EMPTY, at(0), false);
        dialogue.seen(stuck, FINE, at(7), false);
        assertThat(dialogue.seen(stuck, EMPTY, at(9), false)).isEqualTo(LOOK);
        assertThat(dialogue.seen(stuck, EMPTY, at(16), false)).isEqualTo(LOOK);
        assertThat(dialogue.seen(stuck, EMPTY, at(17), false)).isEqualTo(new JobDialogue.Cancel());
    }

    @Test
    void a_cancelled_job_that_does_not_end_may_be_printed_yet() {
        JobView stuck = job(JobView.State.PROCESSING, 0);
        dialogue.seen(stuck, EMPTY, at(0), false);
        dialogue.seen(stuck, EMPTY, at(8), false);
        assertThat(dialogue.seen(stuck, EMPTY, at(12.9), false)).isEqualTo(LOOK);
        assertThat(dialogue.seen(stuck, EMPTY, at(13), false)).isEqualTo(new JobDialogue.Lost(NO_PAPER));
    }

    @Test
    void a_job_that_came_out_whole_although_it_was_cancelled_is_done() {
        dialogue.seen(job(JobView.State.PROCESSING, 0), FINE, 0, true);
        assertThat(dialogue.seen(job(JobView.State.CANCELED, 3), FINE, 0, true))
                .isEqualTo(new JobDialogue.Printed(Evidence.DEVICE));
    }

    @Test
    void an_aborted_job_stopped_at_its_count_and_without_one_nobody_can_tell() {
        Fault jam = CoreFault.PAPER_JAM.with("test");
        assertThat(dialogue.seen(job(JobView.State.ABORTED, 2), printer(jam), 0, false))
                .isEqualTo(new JobDialogue.Stopped(jam, new Reached(2, 3)));
        assertThat(new JobDialogue(3, false, Duration.ZERO, Patience.USUAL)
                        .seen(job(JobView.State.ABORTED, -1), FINE, 0, false))
                .isInstanceOfSatisfying(
                        JobDialogue.Lost.class,
                        lost -> assertThat(CoreFault.JOB_ABORTED.is(lost.fault()))
                                .isTrue());
        assertThat(new JobDialogue(3, true, Duration.ZERO, Patience.USUAL)
                        .seen(job(JobView.State.CANCELED, 0), FINE, 0, false))
                .isInstanceOf(JobDialogue.Lost.class);
    }

    @Test
    void a_job_that_outlasts_the_callers_time_is_cancelled() {
        assertThat(dialogue.seen(job(JobView.State.PROCESSING, 0), FINE, 0, true))
                .isEqualTo(new JobDialogue.Cancel());
    }

    @Test
    void a_printer_that_cannot_be_asked_four_times_is_gone() {
        Fault gone = CoreFault.DISCONNECTED.with("test");
        for (int i = 0; i < 3; i++) {
            assertThat(dialogue.notSeen(gone, false)).isEqualTo(LOOK);
        }
        dialogue.seen(job(JobView.State.PROCESSING, 0), FINE, 0, false);
        for (int i = 0; i < 3; i++) {
            assertThat(dialogue.notSeen(gone, false)).isEqualTo(LOOK);
        }
        assertThat(dialogue.notSeen(gone, false)).isEqualTo(new JobDialogue.Lost(gone));
    }

    @Test
    void a_job_that_the_printer_holds_or_stopped_is_cancelled_after_the_stall_time_and_named_so() {
        JobDialogue held = new JobDialogue(3, false, Duration.ofSeconds(8), Patience.USUAL);
        held.seen(job(JobView.State.HELD, 0), FINE, at(0), false);
        assertThat(held.seen(job(JobView.State.HELD, 0), FINE, at(8), false)).isEqualTo(new JobDialogue.Cancel());
        assertThat(held.seen(neverBegun(JobView.State.CANCELED), FINE, at(9), false))
                .isInstanceOfSatisfying(JobDialogue.Stopped.class, stopped -> {
                    assertThat(IppFault.JOB_HELD.is(stopped.fault())).isTrue();
                    assertThat(stopped.reached()).isEqualTo(new Reached(0, 3));
                });
        dialogue.seen(job(JobView.State.STOPPED, 1), FINE, at(0), false);
        assertThat(dialogue.seen(job(JobView.State.STOPPED, 1), FINE, at(8), false))
                .isEqualTo(new JobDialogue.Cancel());
        assertThat(dialogue.seen(job(JobView.State.CANCELED, 1), FINE, at(9), false))
                .isInstanceOfSatisfying(
                        JobDialogue.Stopped.class,
                        stopped -> assertThat(IppFault.JOB_STOPPED.is(stopped.fault()))
                                .isTrue());
    }

    @Test
    void a_job_that_somebody_cancelled_at_the_printer_is_named_so() {
        assertThat(dialogue.seen(job(JobView.State.CANCELED, 1), FINE, 0, false))
                .isInstanceOfSatisfying(
                        JobDialogue.Stopped.class,
                        stopped -> assertThat(IppFault.CANCELED_AT_PRINTER.is(stopped.fault()))
                                .isTrue());
    }

    @Test
    void a_queues_own_page_count_proves_nothing_and_its_job_that_never_began_is_certain() {
        JobDialogue queued = new JobDialogue(3, true, Duration.ofSeconds(8), Patience.USUAL);
        assertThat(queued.seen(job(JobView.State.PROCESSING, 3), FINE, 0, false))
                .isEqualTo(LOOK);
        assertThat(queued.reached()).isEqualTo(new Reached(0, 3));
        JobDialogue.Step lost = queued.seen(job(JobView.State.CANCELED, 3), FINE, 0, false);
        assertThat(lost).isInstanceOf(JobDialogue.Lost.class);
        assertThat(queued.needsWitness((JobDialogue.End) lost)).isTrue();
        JobDialogue waited = new JobDialogue(3, true, Duration.ofSeconds(8), Patience.USUAL);
        JobDialogue.Step stopped = waited.seen(neverBegun(JobView.State.CANCELED), FINE, 0, false);
        assertThat(stopped).isInstanceOf(JobDialogue.Stopped.class);
        assertThat(waited.needsWitness((JobDialogue.End) stopped)).isFalse();
    }

    @Test
    void the_word_of_the_printer_behind_a_queue_decides() {
        JobDialogue queued = new JobDialogue(3, true, Duration.ofSeconds(8), Patience.USUAL);
        assertThat(queued.byThePrinter(job(JobView.State.COMPLETED, 3)))
                .isEqualTo(new JobDialogue.Printed(Evidence.DEVICE));
        assertThat(queued.byThePrinter(job(JobView.State.ABORTED, 1)))
                .isInstanceOfSatisfying(
                        JobDialogue.Stopped.class,
                        stopped -> assertThat(stopped.reached()).isEqualTo(new Reached(1, 3)));
        assertThat(queued.unfinishedBehind()).isInstanceOf(JobDialogue.Lost.class);
    }
}
