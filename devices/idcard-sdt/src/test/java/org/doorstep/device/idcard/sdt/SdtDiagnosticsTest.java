// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.idcard.sdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.doorstep.device.simulator.CardData;
import org.doorstep.device.simulator.People;
import org.doorstep.device.simulator.SdtTrouble;
import org.doorstep.device.spi.CardPosition;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Diagnostics;
import org.doorstep.device.spi.Diagnostics.Fact;
import org.doorstep.device.spi.Diagnostics.Verdict;
import org.doorstep.device.spi.DocumentPrinter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a technician sees of a reader and has it try. */
class SdtDiagnosticsTest {
    private static final CardData ZHANG = People.shipped().getFirst();

    private final Bench bench = new Bench();
    private SdtAdapter adapter;
    private Diagnostics diagnostics;

    @BeforeEach
    void open() throws Exception {
        adapter = bench.open();
        diagnostics = adapter.capability(Diagnostics.class).orElseThrow();
    }

    @AfterEach
    void close() {
        adapter.close();
        bench.close();
    }

    @Test
    void the_reader_tells_its_state_its_number_and_that_no_photo_decoder_is_installed() throws Exception {
        assertThat(diagnostics.facts(bench.by()))
                .containsExactly(
                        new Fact("security module", "ready"),
                        new Fact("SAM id", "05.03-20260417-0000012345-0287454020"),
                        new Fact("photo decoder", "none installed"));
    }

    @Test
    void a_blocked_reader_tells_by_which_fault() throws Exception {
        bench.reader.trouble(SdtTrouble.NOT_AUTHORISED, -1);
        assertThat(diagnostics.facts(bench.by())).contains(new Fact("security module", "I-202 (SW3 66)"));
        assertThat(diagnostics.run("sam-status", bench.by()))
                .isInstanceOfSatisfying(
                        Verdict.Failed.class,
                        failed -> assertThat(CoreFault.READER_NOT_AUTHORISED.is(failed.fault()))
                                .isTrue());
    }

    @Test
    void every_check_passes_on_a_healthy_reader() throws Exception {
        assertThat(diagnostics.checks())
                .extracting(Diagnostics.Check::name)
                .containsExactly("sam-status", "sam-reset", "rf-frame-80");
        for (Diagnostics.Check check : diagnostics.checks()) {
            assertThat(diagnostics.run(check.name(), bench.by())).isInstanceOf(Verdict.Passed.class);
        }
        assertThat(bench.reader.resets()).isEqualTo(1);
    }

    @Test
    void a_reset_is_done_at_the_reader_and_a_card_lying_there_counts_as_put_down_again() throws Exception {
        bench.reader.putDown(ZHANG);
        adapter.position(bench.by());
        adapter.read(1, bench.by());
        diagnostics.run("sam-reset", bench.by());
        assertThat(bench.reader.resets()).isEqualTo(1);
        assertThat(adapter.position(bench.by())).isEqualTo(new CardPosition(true, 2));
    }

    @Test
    void the_facts_and_checks_ask_nothing_of_a_card() throws Exception {
        bench.reader.putDown(ZHANG);
        diagnostics.facts(bench.by());
        diagnostics.run("sam-status", bench.by());
        diagnostics.run("rf-frame-80", bench.by());
        assertThat(bench.reader.reads()).isZero();
        assertThat(adapter.position(bench.by())).isEqualTo(new CardPosition(true, 1));
    }

    @Test
    void a_check_of_a_silent_reader_fails_with_no_answer() throws Exception {
        bench.reader.silent(true);
        assertThat(diagnostics.run("sam-status", bench.by()))
                .isInstanceOfSatisfying(
                        Verdict.Failed.class,
                        failed -> assertThat(CoreFault.NO_ANSWER.is(failed.fault()))
                                .isTrue());
    }

    @Test
    void an_unknown_check_is_the_callers_mistake() {
        assertThatThrownBy(() -> diagnostics.run("set-baud", bench.by()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("set-baud");
    }

    @Test
    void the_module_number_is_the_readers_identity_even_where_it_was_blocked_when_opened() throws Exception {
        assertThat(adapter.observe(bench.by()).model())
                .isEqualTo("SDT reader, SAM 05.03-20260417-0000012345-0287454020");
        try (Bench blocked = new Bench()) {
            blocked.reader.trouble(SdtTrouble.SELF_TEST_FAILED, -1);
            try (SdtAdapter opened = blocked.open()) {
                assertThat(opened.observe(blocked.by()).model()).isEmpty();
                blocked.reader.calm();
                assertThat(opened.observe(blocked.by()).model())
                        .isEqualTo("SDT reader, SAM 05.03-20260417-0000012345-0287454020");
            }
        }
    }

    @Test
    void a_reader_has_no_capability_that_it_does_not_name() {
        assertThat(adapter.capability(DocumentPrinter.class)).isEmpty();
        assertThat(new SdtProvider().descriptor().capabilities())
                .allSatisfy(kind -> assertThat(adapter.capability(kind)).isPresent());
    }
}
