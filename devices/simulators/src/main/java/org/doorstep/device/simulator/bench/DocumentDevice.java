// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.doorstep.device.simulator.IppPrinter;
import org.doorstep.device.simulator.LineFaults;
import org.doorstep.device.simulator.ProxyWire;
import org.doorstep.device.simulator.Traffic;

/**
 * The document printer, Debian's {@code ippeveprinter}, behind a cable of ours on a port of its own.
 *
 * <p>The printer listens on the cable's port plus 10,000, so that its UUID, which is made from its port, stays the same.
 */
final class DocumentDevice implements BenchDevice {
    private static final int BEHIND = 10_000;
    private static final Trigger.Amount PAGES = new Trigger.Amount(1, 1, 999, "unit.pages");
    private static final Trigger.Amount SLOW = new Trigger.Amount(4000, 0, 600_000, "unit.ms");
    private static final int WASTE = 25;
    private static final int FULL = 75;
    private static final int LOW = 5;

    private final IppPrinter printer;
    private final ProxyWire wire;
    private final List<Trigger> triggers;
    private final List<Order> orders;

    /**
     * A printer with paper and toner in it.
     *
     * @param port where hosts connect, 0 for a free one
     * @throws IOException when a port is taken or a program is missing; the message names the remedy
     */
    static DocumentDevice start(Path folder, int port, long seed, InstantSource clock)
            throws IOException, InterruptedException {
        IppPrinter printer = IppPrinter.start(folder, port == 0 || port + BEHIND > 65_535 ? 0 : port + BEHIND);
        try {
            ProxyWire wire = new ProxyWire(port, printer.port(), new LineFaults(seed), new Traffic(clock));
            return new DocumentDevice(printer, wire);
        } catch (IOException e) {
            printer.close();
            throw e;
        }
    }

    private DocumentDevice(IppPrinter printer, ProxyWire wire) {
        this.printer = printer;
        this.wire = wire;
        TriggerTable table = new TriggerTable("document");
        tray(table);
        supplies(table);
        mechanism(table);
        WireTriggers.add(table, "document", "D-103", wire);
        triggers = table.rows();
        orders = List.of(Order.counted("document toner #", "black toner in percent", printer::toner));
    }

    private void tray(TriggerTable table) {
        table.device("paper-out", "P-104")
                .until("document refill", "fill the tray", printer::refill)
                .while_(() -> !printer.hasPaper())
                .does("document paper out", "the tray is empty", printer::paperOut);
        TriggerTable.Told ends = new TriggerTable.Told();
        table.device("paper-out-after", "P-104")
                .until("document refill", "fill the tray", ends.as("", printer::refill))
                .while_(() -> ends.is("soon").getAsBoolean() && printer.hasPaper())
                .does(
                        "document paper out after #",
                        "the tray is empty after # pages",
                        PAGES,
                        ends.counted("soon", printer::paperEndsAfter));
    }

    private void supplies(TriggerTable table) {
        TriggerTable.Told toner = new TriggerTable.Told();
        Order.Plain full = toner.as("", () -> printer.toner(FULL));
        table.device("toner-low", "P-110")
                .until("document toner full", "a new toner", full)
                .while_(toner.is("low"))
                .does("document toner low", "the toner is nearly empty", toner.as("low", () -> printer.toner(LOW)));
        table.device("toner-empty", "P-111")
                .until("document toner full", "a new toner", full)
                .while_(toner.is("empty"))
                .does("document toner empty", "the toner is empty", toner.as("empty", () -> printer.toner(0)));
        TriggerTable.Told waste = new TriggerTable.Told();
        table.device("waste-low", "P-401")
                .until("document waste empty", "a new waste box", waste.as("", () -> printer.waste(WASTE)))
                .while_(waste.is("high"))
                .does("document waste high", "the waste box is nearly full", waste.as("high", () -> printer.waste(99)));
    }

    private void mechanism(TriggerTable table) {
        TriggerTable.Told jam = new TriggerTable.Told();
        table.device("jam", "P-106")
                .until("document jam clear", "take the sheet out, switching it off and on", jam.as("", this::clearJam))
                .while_(jam.is("jam"))
                .does("document jam", "jam at the next page", jam.as("jam", printer::jamNext));
        ends(
                table,
                "abort",
                "P-113",
                IppPrinter.Ending.ABORT,
                "the printer gives the next document up without a reason");
        ends(table, "cancel", "P-407", IppPrinter.Ending.CANCEL, "somebody cancels the next document at the panel");
        table.device("no-pdf", "P-408")
                .until("document pdf on", "it takes PDF again", () -> pdf(true))
                .while_(() -> !printer.takesPdf())
                .does("document pdf off", "it takes no PDF, as cheaper printers do not", () -> pdf(false));
        TriggerTable.Told stands = new TriggerTable.Told();
        stands(table, stands, "cover", "P-107", IppPrinter.Stop.COVER_OPEN, "somebody opens the cover");
        stands(table, stands, "tray-out", "P-403", IppPrinter.Stop.TRAY_OUT, "somebody takes the tray out");
        stands(table, stands, "waste-full", "P-402", IppPrinter.Stop.WASTE_FULL, "the waste toner is full");
        stands(table, stands, "paused", "P-404", IppPrinter.Stop.PAUSED, "somebody presses pause");
        TriggerTable.Told slow = new TriggerTable.Told();
        table.device("slow", "P-114")
                .until(
                        "document slow off",
                        "pages as fast as they go",
                        slow.as("", () -> printer.pageTakes(Duration.ZERO)))
                .while_(slow.is("slow"))
                .does(
                        "document slow #",
                        "# milliseconds a page",
                        SLOW,
                        slow.counted("slow", ms -> printer.pageTakes(Duration.ofMillis(ms))));
        table.device("power", "D-101")
                .until("document power on", "power again", this::powerOn)
                .while_(() -> !printer.powered())
                .does("document power off", "no power: connections are refused", this::powerOff);
    }

    private void stands(
            TriggerTable table, TriggerTable.Told stands, String id, String code, IppPrinter.Stop why, String what) {
        table.device(id, code)
                .until("document go on", "put right what made it stand still", stands.as("", printer::goOn))
                .while_(stands.is(id))
                .does(
                        "document " + id.replace('-', ' '),
                        what + " before the next page",
                        stands.as(id, () -> printer.standStill(why)));
    }

    private void ends(TriggerTable table, String id, String code, IppPrinter.Ending how, String what) {
        table.device(id, code)
                .until("document end never", "the next document is printed to its end", printer::endNever)
                .while_(() -> printer.ends(how))
                .does("document " + id, what, () -> printer.endNext(how));
    }

    private void pdf(boolean takes) throws IOException, InterruptedException {
        wire.powered(false);
        printer.takesPdf(takes);
        wire.powered(printer.powered());
    }

    private void clearJam() throws IOException, InterruptedException {
        wire.powered(false);
        printer.clearJam();
        wire.powered(true);
    }

    private void powerOff() throws IOException {
        wire.powered(false);
        printer.powerOff();
    }

    private void powerOn() throws IOException, InterruptedException {
        printer.powerOn();
        wire.powered(true);
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.DOCUMENT;
    }

    @Override
    public List<Trigger> triggers() {
        return triggers;
    }

    @Override
    public List<Order> orders() {
        return orders;
    }

    @Override
    public void describe(JsonLine into) throws IOException {
        into.open("document")
                .put("url", url())
                .put("powered", printer.powered())
                .put("paper", printer.hasPaper())
                .put("pages", printer.pages())
                .put("documents", printer.documents().size())
                .close();
    }

    private String url() {
        return "ipp://localhost:" + wire.port() + "/ipp/print";
    }

    @Override
    public DeviceSample sample() throws IOException {
        return new DeviceSample(
                kind(),
                url(),
                List.of(),
                Bench.inForce(triggers),
                wire.traffic().last(40),
                printer.documents());
    }

    @Override
    public Counters count(Counters so) throws IOException {
        return so.withDocument(printer.pages(), printer.documents().size());
    }

    @Override
    public Traffic traffic() {
        return wire.traffic();
    }

    @Override
    public void close() {
        wire.close();
        printer.close();
    }
}
