// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.document.ipp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hp.jipp.model.Operation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.doorstep.device.simulator.IppPrinter;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceAdapter;
import org.doorstep.device.spi.Diagnostics;
import org.doorstep.device.spi.Diagnostics.Check;
import org.doorstep.device.spi.Diagnostics.Fact;
import org.doorstep.device.spi.Diagnostics.Verdict;
import org.doorstep.device.spi.Ticker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a technician sees of Debian's ippeveprinter, and has it try. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class IppDiagnosticsTest {
    @TempDir
    Path folder;

    private static Deadline soon() {
        return Deadline.in(Duration.ofMinutes(2));
    }

    private static Diagnostics of(DeviceAdapter adapter) {
        return adapter.capability(Diagnostics.class).orElseThrow();
    }

    @Test
    void its_queue_its_paper_and_its_toner_are_told() throws Exception {
        try (IppPrinter printer = IppPrinter.start(folder, 0);
                DeviceAdapter adapter = new IppProvider().open(TestContext.of(printer.uri(), 8))) {
            printer.toner(3);
            assertThat(of(adapter).facts(soon()))
                    .contains(
                            new Fact("kind", "printer"),
                            new Fact("state", "idle"),
                            new Fact("accepts jobs", "yes"),
                            new Fact("jobs before it", "0"),
                            new Fact("A4 by name", "yes"),
                            new Fact("toner-black", "low, 3 %"),
                            new Fact("paper-main", "ok, 250 sheets"))
                    .anySatisfy(fact -> {
                        assertThat(fact.name()).isEqualTo("status means");
                        assertThat(fact.value()).contains("P-110").contains("toner-low");
                    });
            printer.pageTakes(Duration.ofSeconds(60));
            try (IppClient other = new IppClient(printer.uri(), Ticker.system(), Patience.USUAL)) {
                JobView theirs = other.print("somebody-else", Pdf.pages(1), 1, true, soon());
                assertThat(of(adapter).facts(soon())).contains(new Fact("jobs before it", "1"));
                other.cancel(theirs.id(), soon());
            }
        }
    }

    @Test
    void every_check_passes_at_a_printer_that_is_well_and_no_sheet_moves() throws Exception {
        try (IppPrinter printer = IppPrinter.start(folder, 0);
                DeviceAdapter adapter = new IppProvider().open(TestContext.of(printer.uri(), 8))) {
            assertThat(of(adapter).checks())
                    .extracting(Check::name)
                    .containsExactly("printer-status", "validate-job", "identify");
            for (Check check : of(adapter).checks()) {
                assertThat(of(adapter).run(check.name(), soon()))
                        .as(check.name())
                        .isInstanceOf(Verdict.Passed.class);
            }
            assertThat(printer.pages()).isZero();
            assertThat(printer.received()).isEmpty();
            assertThat(Files.readString(folder.resolve("ippeveprinter.log"), StandardCharsets.ISO_8859_1))
                    .as("ippeveprinter rings the terminal's bell")
                    .contains("\u0007");
            assertThatThrownBy(() -> of(adapter).run("print-test-page", soon()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("print-test-page");
        }
    }

    @Test
    void what_keeps_it_from_printing_fails_the_check() throws Exception {
        try (IppPrinter printer = IppPrinter.start(folder, 0);
                DeviceAdapter adapter = new IppProvider().open(TestContext.of(printer.uri(), 8))) {
            printer.paperOut();
            assertThat(of(adapter).run("printer-status", soon()))
                    .isInstanceOfSatisfying(
                            Verdict.Failed.class,
                            failed -> assertThat(CoreFault.PAPER_OUT.is(failed.fault()))
                                    .isTrue());
            printer.powerOff();
            assertThat(of(adapter).run("identify", soon()))
                    .isInstanceOfSatisfying(
                            Verdict.Failed.class,
                            failed -> assertThat(CoreFault.DISCONNECTED.is(failed.fault()))
                                    .isTrue());
        }
    }

    @Test
    void a_printer_without_an_operation_has_no_check_of_it() throws Exception {
        try (ScriptedPrinter printer = new ScriptedPrinter(List.of(Operation.printJob, Operation.getJobs));
                DeviceAdapter adapter = new IppProvider().open(TestContext.of(printer.uri(), 8))) {
            assertThat(of(adapter).checks()).extracting(Check::name).containsExactly("printer-status");
            assertThatThrownBy(() -> of(adapter).run("identify", soon())).isInstanceOf(IllegalArgumentException.class);
            assertThat(printer.asked(Operation.identifyPrinter)).isZero();
        }
    }
}
