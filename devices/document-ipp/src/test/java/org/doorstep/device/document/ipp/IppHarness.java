// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.document.ipp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.doorstep.device.conformance.Cable;
import org.doorstep.device.conformance.FrameTrouble;
import org.doorstep.device.conformance.PrinterHarness;
import org.doorstep.device.runtime.Services;
import org.doorstep.device.simulator.CuttingProxy;
import org.doorstep.device.simulator.IppPrinter;
import org.doorstep.device.spi.AdapterProvider;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.Ticker;
import org.jspecify.annotations.Nullable;

/** One of Debian's ippeveprinters, shared by cases one after the other, behind a TCP proxy that can be cut; in real time. */
final class IppHarness implements PrinterHarness {
    private final PrinterPool printers;
    private final IppPrinter printer;
    private final ProxyCable cable;
    private final int documents;
    private final int pages;
    private boolean paperTaken;

    IppHarness(PrinterPool printers) throws Exception {
        this.printers = printers;
        printer = printers.take();
        cable = new ProxyCable(printer);
        settle();
        forget();
        documents = printer.documents().size();
        pages = printer.pages();
    }

    /** A fresh printer remembers no job; one that does would answer for an earlier case of the same id. */
    private void forget() throws Exception {
        try (IppClient client = new IppClient(printer.uri(), Ticker.system(), Patience.USUAL)) {
            if (!client.jobs(Deadline.in(Duration.ofMinutes(2))).isEmpty()) {
                printer.powerOff();
                printer.powerOn();
            }
        }
    }

    @Override
    public AdapterProvider provider() {
        return new IppProvider(TestContext.SHORT);
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("url", "ipp://localhost:" + cable.proxy.port() + "/ipp/print");
    }

    @Override
    public Services services() {
        return Services.of(Map.of());
    }

    @Override
    public Cable cable() {
        return cable;
    }

    @Override
    public Ticker ticker() {
        return Ticker.system();
    }

    @Override
    public String line() {
        return "TCP, ippeveprinter";
    }

    @Override
    public int places() {
        return 4;
    }

    @Override
    public int silentPlaces() {
        return 2;
    }

    @Override
    public Truth truth() {
        try {
            return new Truth(printer.documents().size() - documents, printer.pages() > pages);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void takePaper() {
        try {
            paperTaken = true;
            printer.paperOut();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a job is being printed or is about to be: ippeveprinter says so of itself only once its thread runs. */
    static boolean atWork(IppClient client, Deadline by) throws IOException, InterruptedException {
        return client.waiting(by).stream().anyMatch(job -> job.state() == JobView.State.WAITING)
                || client.printer(by).state() == 4;
    }

    @Override
    public void settle() throws Exception {
        cable.finishSwitching();
        try (IppClient client = new IppClient(printer.uri(), Ticker.system(), Patience.USUAL)) {
            Deadline limit = Deadline.in(Duration.ofMinutes(2));
            while (printer.powered() && atWork(client, limit)) {
                if (limit.expired()) {
                    throw new AssertionError("the printer does not come to rest");
                }
            }
        } catch (IOException e) {
            cable.finishSwitching();
            if (printer.powered()) {
                throw e;
            }
        }
    }

    @Override
    public void close() {
        try {
            if (paperTaken) {
                printer.refill();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            cable.close();
            printers.giveBack(printer);
        }
    }

    private static final class ProxyCable implements Cable {
        private final AnswerProxy answers;
        private final CuttingProxy proxy;

        private final IppPrinter printer;
        private @Nullable Thread switching;

        ProxyCable(IppPrinter printer) throws IOException {
            this.printer = printer;
            answers = new AnswerProxy(printer.port());
            proxy = new CuttingProxy(new InetSocketAddress(InetAddress.getLoopbackAddress(), answers.port()));
        }

        /** The cable is cut there, and the printer switched off as soon as that is seen. */
        @Override
        public boolean powerOffAt(Direction direction, long offset) {
            cutAt(direction, offset);
            switching = Thread.ofVirtual().start(() -> {
                while (!proxy.cut() && !Thread.interrupted()) {
                    LockSupport.parkNanos(500_000);
                }
                if (proxy.cut()) {
                    printer.powerOff();
                }
            });
            return true;
        }

        /** Waits for the printer to be off where the cable was cut for that. */
        void finishSwitching() throws InterruptedException {
            Thread thread = switching;
            if (thread != null && proxy.cut()) {
                thread.join();
            }
        }

        private void powerOn() {
            Thread thread = switching;
            switching = null;
            if (thread == null) {
                return;
            }
            thread.interrupt();
            try {
                thread.join();
                printer.powerOn();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        void close() {
            powerOn();
            proxy.close();
            answers.close();
        }

        @Override
        public Optional<List<Integer>> answers() {
            return Optional.of(answers.lengths());
        }

        @Override
        public boolean meddle(FrameTrouble trouble) {
            return answers.meddle(trouble);
        }

        @Override
        public void calm() {
            answers.calm();
        }

        @Override
        public long count(Direction direction) {
            return direction == Direction.TO_DEVICE ? proxy.toTarget() : proxy.toHost();
        }

        @Override
        public void splitAt(Direction direction, long offset) {
            switch (direction) {
                case TO_DEVICE -> proxy.splitToTarget(offset);
                case TO_TERMINAL -> proxy.splitToHost(offset);
            }
        }

        @Override
        public void cutAt(Direction direction, long offset) {
            switch (direction) {
                case TO_DEVICE -> proxy.cutAfterToTarget(offset);
                case TO_TERMINAL -> proxy.cutAfterToHost(offset);
            }
        }

        @Override
        public void silenceAt(Direction direction, long offset) {
            switch (direction) {
                case TO_DEVICE -> proxy.silentAfterToTarget(offset);
                case TO_TERMINAL -> proxy.silentAfterToHost(offset);
            }
        }

        @Override
        public boolean corruptAt(Direction direction, long offset) {
            return false;
        }

        @Override
        public void restore() {
            powerOn();
            answers.calm();
            proxy.restore();
        }
    }
}
