// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The three devices of a demo terminal, each on its own wire: an ID reader on a pseudo-terminal, a receipt printer on
 * TCP, a document printer on IPP. Safe for use by several threads.
 */
public final class DemoDevices implements AutoCloseable {
    private final PtyPair pair;
    private final SdtReaderSimulator reader;
    private final SimulatedWire readerWire;
    private final VirtualReceiptPrinter receipt;
    private final SimulatedWire receiptWire;
    private final IppPrinter document;
    private final List<CardData> people;

    /**
     * Where the devices are.
     *
     * @param state folder for the reader's port, kept slips and documents
     * @param receipt where the receipt printer listens; port 0 for a free one
     * @param documentPort port of the document printer; 0 for a free one
     * @param baud speed of the reader's line
     * @param columns of the receipt printer
     * @param seed of noise and of where frames are broken
     * @param people whose cards can be put down
     */
    public record Setup(
            Path state,
            InetSocketAddress receipt,
            int documentPort,
            int baud,
            int columns,
            long seed,
            List<CardData> people) {
        public Setup {
            people = List.copyOf(people);
        }

        /** Free ports, 115,200 baud, 48 columns, the shipped people. */
        public static Setup in(Path state) {
            return new Setup(
                    state,
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    0,
                    115_200,
                    48,
                    1,
                    People.shipped());
        }
    }

    private DemoDevices(
            PtyPair pair,
            SdtReaderSimulator reader,
            SimulatedWire readerWire,
            VirtualReceiptPrinter receipt,
            SimulatedWire receiptWire,
            IppPrinter document,
            List<CardData> people) {
        this.pair = pair;
        this.reader = reader;
        this.readerWire = readerWire;
        this.receipt = receipt;
        this.receiptWire = receiptWire;
        this.document = document;
        this.people = people;
    }

    /**
     * Starts all three.
     *
     * @throws IOException when a port is taken or a program is missing; the message names the remedy
     */
    public static DemoDevices start(Setup setup) throws IOException, InterruptedException {
        Opened opened = new Opened();
        try {
            PtyPair pair = opened.keep(PtyPair.open(setup.state(), "idcard"));
            SdtReaderSimulator reader = new SdtReaderSimulator(setup.seed());
            reader.readingTakes(Duration.ofMillis(600));
            SimulatedWire readerWire = opened.keep(Wires.pty(reader, pair, Pace.serial(setup.baud(), setup.seed())));
            VirtualReceiptPrinter receipt =
                    new VirtualReceiptPrinter(setup.state().resolve("receipts"), setup.columns());
            SimulatedWire receiptWire = opened.keep(Wires.tcp(receipt, setup.receipt(), Pace.network(setup.seed())));
            IppPrinter document = opened.keep(IppPrinter.start(setup.state().resolve("printer"), setup.documentPort()));
            DemoDevices devices =
                    new DemoDevices(pair, reader, readerWire, receipt, receiptWire, document, setup.people());
            opened.release();
            return devices;
        } finally {
            opened.close();
        }
    }

    public SdtReaderSimulator reader() {
        return reader;
    }

    public SimulatedWire readerWire() {
        return readerWire;
    }

    public VirtualReceiptPrinter receipt() {
        return receipt;
    }

    public SimulatedWire receiptWire() {
        return receiptWire;
    }

    public IppPrinter document() {
        return document;
    }

    /** The card of a person: by the place in the list from 1, or by the number on the card. */
    public Optional<CardData> person(String which) {
        if (which.matches("[0-9]{1,3}")) {
            int place = Integer.parseInt(which);
            return place >= 1 && place <= people.size() ? Optional.of(people.get(place - 1)) : Optional.empty();
        }
        return people.stream().filter(person -> person.number().equals(which)).findFirst();
    }

    /** One line of JSON: what each device does now and has done; nobody's name or number. */
    public String state() {
        PrinterCondition condition = receipt.condition();
        try {
            return new JsonLine()
                    .open("idcard")
                    .put("link", readerWire.address())
                    .put("powered", reader.powered())
                    .put("card", reader.cardLies())
                    .put("placements", reader.placements())
                    .put("reads", reader.reads())
                    .close()
                    .open("receipt")
                    .put("link", receiptWire.address())
                    .put("powered", receipt.powered())
                    .put("paper", condition.paper().name())
                    .put("coverOpen", condition.coverOpen())
                    .put("offline", condition.offline())
                    .put("cutterError", condition.cutterError())
                    .put("cuts", receipt.cuts())
                    .put("lines", receipt.lines())
                    .put("buffered", receipt.buffered())
                    .close()
                    .open("document")
                    .put("url", document.uri().toString())
                    .put("powered", document.powered())
                    .put("paper", document.hasPaper())
                    .put("pages", document.pages())
                    .put("documents", document.documents().size())
                    .close()
                    .end();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("Cannot read what the document printer kept", e);
        }
    }

    @Override
    public void close() {
        receiptWire.close();
        readerWire.close();
        pair.close();
        document.close();
    }

    /** What was opened so far, to be closed again should the next step fail. */
    private static final class Opened implements AutoCloseable {
        private final java.util.ArrayDeque<AutoCloseable> open = new java.util.ArrayDeque<>();

        <T extends AutoCloseable> T keep(T opened) {
            open.push(opened);
            return opened;
        }

        void release() {
            open.clear();
        }

        @Override
        public void close() throws IOException {
            IOException failed = new IOException("Cannot close all that was opened before the failure");
            for (AutoCloseable each : open) {
                try {
                    each.close();
                } catch (Exception e) {
                    failed.addSuppressed(e);
                }
            }
            if (failed.getSuppressed().length > 0) {
                throw failed;
            }
        }
    }
}
