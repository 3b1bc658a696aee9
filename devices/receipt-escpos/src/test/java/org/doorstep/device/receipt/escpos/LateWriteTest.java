// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.doorstep.device.conformance.ManualTicker;
import org.doorstep.device.link.Link;
import org.doorstep.device.link.LinkAddress;
import org.doorstep.device.link.MemoryLink;
import org.doorstep.device.link.WriteTooLateException;
import org.doorstep.device.simulator.Outlet;
import org.doorstep.device.simulator.VirtualReceiptPrinter;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.Outcome;
import org.doorstep.device.spi.Outcome.Reached;
import org.doorstep.device.spi.Progress;
import org.doorstep.device.spi.ReceiptPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Time that is over just before a write begins: what was not sent is neither waited for nor taken for a lost printer. */
class LateWriteTest {
    private static final CommandId ID = new CommandId("slip:1/1");
    private static final ReceiptPage PAGE = new ReceiptPage(List.of(
            new ReceiptPage.Text("受理凭条", ReceiptPage.Align.LEFT, 1, false),
            new ReceiptPage.Text("第二行", ReceiptPage.Align.LEFT, 1, false),
            new ReceiptPage.Text("第三行", ReceiptPage.Align.LEFT, 1, false)));
    private static final int LINES = 4;

    @TempDir
    Path folder;

    private final ManualTicker ticker = ManualTicker.leaping();
    private final TestContext context = new TestContext(Map.of(), ticker);
    private final MemoryLink.Pair pair = MemoryLink.pair(new LinkAddress("tcp:memory:9100"), ticker);
    private final Slow link = new Slow();
    private EscPosAdapter adapter;

    @BeforeEach
    void connect() throws IOException {
        var printer = new VirtualReceiptPrinter(folder, 48);
        printer.attach(Outlet.to(bytes -> {
            try {
                pair.far().write(bytes, Deadline.in(ticker, Duration.ofSeconds(1)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }));
        pair.far().handTo(printer::receive);
        adapter = new EscPosAdapter(new EscPosLine(link, ticker, EscPosModel.usual()), context, EscPosModel.usual());
    }

    private Deadline soon() {
        return Deadline.in(ticker, Duration.ofSeconds(20));
    }

    @Test
    void a_look_that_comes_too_late_for_its_question_loses_no_printer() throws Exception {
        link.lateAt = 2;
        assertThatThrownBy(() -> adapter.observe(soon()))
                .isInstanceOfSatisfying(
                        DeviceFault.class,
                        e -> assertThat(CoreFault.NO_ANSWER.is(e.fault()))
                                .as("%s", e)
                                .isTrue());
        assertThat(adapter.observe(soon()).faults()).isEmpty();
    }

    @Test
    void a_slip_whose_time_is_over_before_its_state_was_asked_is_refused() throws Exception {
        link.lateAt = 1;
        assertThat(adapter.print(ID, PAGE, Progress.NONE, soon())).isInstanceOf(Outcome.Refused.class);
        assertThat(context.begun).isEmpty();
    }

    @Test
    void a_line_that_comes_too_late_is_not_counted_as_sent_and_the_slip_stops_before_it() throws Exception {
        assertThat(adapter.print(ID, PAGE, Progress.NONE, soon())).isInstanceOf(Outcome.Done.class);
        for (int line = 1; line <= LINES; line++) {
            // Four questions come before the first line.
            link.lateAt = link.writes + 4 + line;
            Outcome<?> outcome = adapter.print(new CommandId("slip:2/" + line), PAGE, Progress.NONE, soon());
            int printed = line - 1;
            assertThat(outcome).isInstanceOfSatisfying(Outcome.Partial.class, partial -> {
                assertThat(partial.reached()).isEqualTo(new Reached(printed, LINES));
                assertThat(CoreFault.NO_ANSWER.is(partial.fault())).isTrue();
            });
        }
    }

    /** Lets the time of one write pass before it begins. */
    private final class Slow implements Link {
        private long writes;
        private long lateAt;

        @Override
        public LinkAddress address() {
            return pair.near().address();
        }

        @Override
        public int read(byte[] into, Deadline by) throws IOException, InterruptedException {
            return pair.near().read(into, by);
        }

        @Override
        public void write(byte[] bytes, Deadline by) throws IOException, InterruptedException {
            writes++;
            if (writes == lateAt) {
                ticker.advance(Duration.ofMinutes(1));
                assertThat(by.expired()).isTrue();
                throw new WriteTooLateException("late");
            }
            pair.near().write(bytes, by);
        }

        @Override
        public void discardInput() throws IOException {
            pair.near().discardInput();
        }

        @Override
        public long lastByteOut() {
            return pair.near().lastByteOut();
        }

        @Override
        public void close() {
            pair.near().close();
        }
    }
}
