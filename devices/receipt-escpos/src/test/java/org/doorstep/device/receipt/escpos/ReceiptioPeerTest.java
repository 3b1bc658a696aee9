// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.doorstep.device.simulator.Pace;
import org.doorstep.device.simulator.PrinterCondition;
import org.doorstep.device.simulator.PrinterTrouble;
import org.doorstep.device.simulator.SimulatedWire;
import org.doorstep.device.simulator.VirtualReceiptPrinter;
import org.doorstep.device.simulator.Wires;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** receiptio, a host with status logic of its own, drives the virtual printer and must say what it said of itself. */
@Timeout(value = 600, unit = TimeUnit.SECONDS)
@Execution(ExecutionMode.SAME_THREAD)
class ReceiptioPeerTest {
    private static final String PRINT =
            "require('receiptio').print(process.argv[1], process.argv[2]).then(r => process.stdout.write(r))";
    private static final String SLIP = "{width:auto}\n^^受理凭条\n-\n单号 | 00001-000012\n请保管好本凭条。\n\n第二段\n\n第三段\n";

    @TempDir
    Path folder;

    private NodePeers peers;
    private VirtualReceiptPrinter printer;
    private SimulatedWire wire;
    private String host;

    /** receiptio knows port 9100 alone, so each run takes an address of its own out of 127.77.0.0/16. */
    @BeforeEach
    void listen() throws IOException, InterruptedException {
        peers = NodePeers.installed();
        printer = new VirtualReceiptPrinter(folder, 42);
        long pid = ProcessHandle.current().pid();
        host = "127.77." + (pid >> 8 & 0xff) + "." + ((pid & 0xff) | 1);
        wire = Wires.tcp(printer, new InetSocketAddress(InetAddress.getByName(host), 9100), Pace.network(3));
    }

    @AfterEach
    void hangUp() {
        wire.close();
    }

    private String asked() throws IOException, InterruptedException {
        return peers.run(PRINT, "", "-d " + host + " -q -t 60");
    }

    private String printed() throws IOException, InterruptedException {
        return peers.run(PRINT, SLIP, "-d " + host + " -c 42 -l zh -t 60");
    }

    @Test
    void finds_it_on_line_and_has_its_slip_confirmed() throws Exception {
        assertThat(asked()).isEqualTo("online");
        assertThat(printed()).isEqualTo("success");
        assertThat(printer.cuts()).isPositive();
        assertThat(Files.readString(folder.resolve("001.txt"))).contains("受理凭条", "00001-000012", "请保管好本凭条。", "第三段");
        assertThat(printer.unsupported())
                .as("all but the greeting to printers of another make")
                .containsOnly("1b 06");
    }

    @ParameterizedTest
    @CsvSource({"COVER_OPEN, coveropen", "PAPER_OUT, paperempty"})
    void is_told_before_printing_what_keeps_the_printer(PrinterTrouble trouble, String said) throws Exception {
        trouble.begin(printer);
        assertThat(asked()).isEqualTo(said);
        assertThat(printed()).isEqualTo(said);
        assertThat(printer.lines()).isZero();
        trouble.end(printer);
        assertThat(asked()).isEqualTo("online");
    }

    @ParameterizedTest
    @CsvSource({"COVER_OPEN_WHILE_PRINTING, coveropen", "PAPER_OUT_WHILE_PRINTING, paperempty", "CUTTER, error"})
    void is_told_in_the_midst_of_a_slip_what_stopped_it(PrinterTrouble trouble, String said) throws Exception {
        trouble.begin(printer);
        assertThat(printed()).isEqualTo(said);
        assertThat(printer.cuts()).isZero();
    }

    @Test
    void recovers_a_stuck_cutter_and_prints_the_next_slip() throws Exception {
        printer.sign(PrinterCondition.Sign.CUTTER, true);
        assertThat(printed()).isEqualTo("error");
        assertThat(printer.condition().cutterError())
                .as("after DLE ENQ 2 of receiptio")
                .isFalse();
        assertThat(printer.cuts()).isZero();
        assertThat(printed()).isEqualTo("success");
    }

    @Test
    void prints_while_paper_is_near_its_end() throws Exception {
        PrinterTrouble.PAPER_NEAR_END.begin(printer);
        assertThat(asked()).isEqualTo("online");
        assertThat(printed()).isEqualTo("success");
    }
}
