// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.doorstep.device.link.Link;
import org.doorstep.device.link.LinkAddress;
import org.doorstep.device.link.LinkOpener;
import org.doorstep.device.link.Links;
import org.doorstep.device.runtime.DeviceBinding;
import org.doorstep.device.runtime.DeviceRuntime;
import org.doorstep.device.runtime.Lease;
import org.doorstep.device.runtime.Services;
import org.doorstep.device.simulator.Pace;
import org.doorstep.device.simulator.People;
import org.doorstep.device.simulator.PtyPair;
import org.doorstep.device.simulator.SdtReaderSimulator;
import org.doorstep.device.simulator.SimulatedWire;
import org.doorstep.device.simulator.VirtualReceiptPrinter;
import org.doorstep.device.simulator.Wires;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.DeviceId;
import org.doorstep.device.spi.IdCard;
import org.doorstep.device.spi.IdCardReader;
import org.doorstep.device.spi.Outcome;
import org.doorstep.device.spi.Progress;
import org.doorstep.device.spi.ReceiptPage;
import org.doorstep.device.spi.ReceiptPrinter;
import org.doorstep.device.spi.Ticker;
import org.doorstep.terminal.journal.Journal;
import org.doorstep.terminal.journal.JournalOptions;
import org.doorstep.terminal.journal.Signer;
import org.doorstep.wire.Suites;

/**
 * Adapters as a flow uses them, through lease, runtime and journal, on a pseudo-terminal whose far end keeps the pace of
 * its baud rate, beside what that pace allows; and a round trip of an adapter beside a bare echo.
 */
final class DeviceBench {
    private static final int BAUD = 115_200;
    private static final int CARD_REPLY = 1295;
    private static final int JOB = 4096;
    /** Bytes of a line of 24 characters with what sets its size and place. */
    private static final int LINE = 61;

    private static final int FIND_ANSWER = 11;
    private static final int WARMING = 500;
    private static final int EXCHANGES = 2000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path work;

    DeviceBench(Path work) {
        this.work = work;
    }

    List<Row> run(int rounds) throws IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        try (Journal journal = Journal.open(JournalOptions.of(
                        work.resolve("device-bench.db"),
                        work.resolve("device-bench-copy.db"),
                        new Signer(
                                Suites.current(),
                                Suites.current().newSigningPair().privateKey()),
                        "bench"))
                .journal()) {
            rows.add(card(journal, rounds));
            rows.add(slip(journal, rounds));
            rows.add(echo(journal));
        } catch (DeviceFault e) {
            throw new IOException("a simulated device failed: " + e.fault(), e);
        }
        return rows;
    }

    private static Deadline soon() {
        return Deadline.in(PATIENCE);
    }

    private static DeviceRuntime runtime(Journal journal, String adapter, SimulatedWire wire, LinkOpener opener) {
        return DeviceRuntime.start(
                List.of(new DeviceBinding(new DeviceId("bench"), adapter, Map.of("link", wire.address()))),
                DeviceRuntime.installed(),
                journal.commands(),
                Ticker.system(),
                Services.of(Map.of(LinkOpener.class, opener)));
    }

    private static double onWire(long bytes) {
        return bytes * 10 * 1000.0 / BAUD;
    }

    private Row card(Journal journal, int rounds) throws IOException, InterruptedException, DeviceFault {
        SdtReaderSimulator reader = new SdtReaderSimulator(1);
        List<Double> figures = new ArrayList<>();
        try (PtyPair pair = PtyPair.open(work.resolve("dev"), "card");
                SimulatedWire wire = Wires.pty(reader, pair, Pace.serial(BAUD, 1));
                DeviceRuntime runtime = runtime(journal, "idcard-sdt", wire, Links.system());
                Lease<IdCardReader> lease = runtime.lease(IdCardReader.class, "bench", soon())) {
            for (int round = 0; round <= rounds; round++) {
                reader.putDown(People.shipped().getFirst());
                long placement = lease.device().position(soon()).placement();
                long started = System.nanoTime();
                Outcome<IdCard> outcome = lease.device().read(placement, soon());
                double millis = (System.nanoTime() - started) / 1e6;
                if (!(outcome instanceof Outcome.Done<IdCard>(IdCard card, var ignored))) {
                    throw new IOException("the card was not read: " + outcome);
                }
                card.close();
                if (round > 0) {
                    figures.add(millis);
                }
                reader.lift();
                lease.device().position(soon());
            }
        }
        return new Row(
                "ID card read (SDT, 115200 baud)",
                figures,
                "the reply of " + CARD_REPLY + " bytes on the wire",
                List.of(onWire(CARD_REPLY)));
    }

    private Row slip(Journal journal, int rounds) throws IOException, InterruptedException, DeviceFault {
        VirtualReceiptPrinter printer = new VirtualReceiptPrinter(work.resolve("slips"), 48);
        Counted counted = new Counted();
        List<Double> figures = new ArrayList<>();
        List<Double> limits = new ArrayList<>();
        try (PtyPair pair = PtyPair.open(work.resolve("dev"), "slip");
                SimulatedWire wire = Wires.pty(printer, pair, Pace.serial(BAUD, 1));
                DeviceRuntime runtime = runtime(journal, "receipt-escpos", wire, counted);
                Lease<ReceiptPrinter> lease = runtime.lease(ReceiptPrinter.class, "bench", soon())) {
            for (int round = 0; round <= rounds; round++) {
                long before = counted.written();
                long started = System.nanoTime();
                var outcome = lease.device().print(new CommandId("bench:" + round), page(), Progress.NONE, soon());
                double millis = (System.nanoTime() - started) / 1e6;
                if (!(outcome instanceof Outcome.Done<?>)) {
                    throw new IOException("the slip was not printed: " + outcome);
                }
                if (round > 0) {
                    figures.add(millis);
                    limits.add(onWire(counted.written() - before));
                }
            }
        }
        return new Row(
                "slip of 4 kB, printed on the printer's word (ESC/POS, 115200 baud)",
                figures,
                "its bytes on the wire",
                limits);
    }

    private static ReceiptPage page() {
        String line = "社".repeat(24);
        return new ReceiptPage(IntStream.range(0, JOB / LINE)
                .mapToObj(ignored -> (ReceiptPage.Block) new ReceiptPage.Text(line, ReceiptPage.Align.LEFT, 1, false))
                .toList());
    }

    /** A look at the empty reader, one question and one answer at memory speed, beside a bare echo on such a pair. */
    private Row echo(Journal journal) throws IOException, InterruptedException, DeviceFault {
        List<Double> figures = new ArrayList<>();
        SdtReaderSimulator reader = new SdtReaderSimulator(1);
        try (PtyPair pair = PtyPair.open(work.resolve("dev"), "look");
                SimulatedWire wire = Wires.pty(reader, pair, new Pace(0, FIND_ANSWER, 1));
                DeviceRuntime runtime = runtime(journal, "idcard-sdt", wire, Links.system());
                Lease<IdCardReader> lease = runtime.lease(IdCardReader.class, "bench", soon())) {
            for (int i = -WARMING; i < EXCHANGES; i++) {
                long started = System.nanoTime();
                lease.device().position(soon());
                if (i >= 0) {
                    figures.add((System.nanoTime() - started) / 1e6);
                }
            }
        }
        List<Double> bare = new ArrayList<>();
        try (PtyPair pair = PtyPair.open(work.resolve("dev"), "echo");
                BareEcho echo = new BareEcho(pair)) {
            for (int i = -WARMING; i < EXCHANGES; i++) {
                double millis = echo.exchangeMillis(FIND_ANSWER);
                if (i >= 0) {
                    bare.add(millis);
                }
            }
        }
        return new Row(
                "look for a card, one question and answer of the adapter",
                figures,
                "bare echo of " + FIND_ANSWER + " bytes on such a pair",
                bare);
    }

    /** Opens as usual and counts what is written. */
    private static final class Counted implements LinkOpener {
        private final LinkOpener system = Links.system();
        private final java.util.concurrent.atomic.AtomicLong written = new java.util.concurrent.atomic.AtomicLong();

        long written() {
            return written.get();
        }

        @Override
        public Link open(LinkAddress address, Ticker ticker, Deadline by) throws IOException, InterruptedException {
            Link link = system.open(address, ticker, by);
            return new Link() {
                @Override
                public LinkAddress address() {
                    return link.address();
                }

                @Override
                public int read(byte[] into, Deadline until) throws IOException, InterruptedException {
                    return link.read(into, until);
                }

                @Override
                public void write(byte[] bytes, Deadline until) throws IOException, InterruptedException {
                    written.addAndGet(bytes.length);
                    link.write(bytes, until);
                }

                @Override
                public void discardInput() throws IOException {
                    link.discardInput();
                }

                @Override
                public long lastByteOut() {
                    return link.lastByteOut();
                }

                @Override
                public void close() {
                    link.close();
                }
            };
        }
    }
}
