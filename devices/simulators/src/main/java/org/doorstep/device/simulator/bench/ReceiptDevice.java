// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.doorstep.device.simulator.FaultyWire;
import org.doorstep.device.simulator.LineFaults;
import org.doorstep.device.simulator.Pace;
import org.doorstep.device.simulator.PrinterAnswers;
import org.doorstep.device.simulator.PrinterCondition;
import org.doorstep.device.simulator.PrinterCondition.Paper;
import org.doorstep.device.simulator.PrinterCondition.Sign;
import org.doorstep.device.simulator.PtyPair;
import org.doorstep.device.simulator.Tap;
import org.doorstep.device.simulator.Ticker;
import org.doorstep.device.simulator.Traffic;
import org.doorstep.device.simulator.VirtualReceiptPrinter;
import org.doorstep.device.simulator.Wires;

/** The receipt printer, on a TCP port or on a pseudo-terminal. */
final class ReceiptDevice implements BenchDevice {
    private static final Trigger.Amount LINES = new Trigger.Amount(6, 1, 9999, "unit.lines");

    /** Where a receipt printer is. */
    sealed interface Place {}

    /** On the network. */
    record Tcp(InetSocketAddress address) implements Place {}

    /** On a serial line of {@code baud}, at {@code folder/receipt}. */
    record Serial(Path folder, int baud) implements Place {}

    private final Path slips;
    private final VirtualReceiptPrinter printer;
    private final Optional<PtyPair> pair;
    private final FaultyWire wire;
    private final List<Trigger> triggers;

    /**
     * A printer with paper in it.
     *
     * @param folder where slips are kept
     * @throws IOException when the port is taken or cannot be made; the message names the remedy
     */
    ReceiptDevice(Path folder, Place place, int columns, long seed, InstantSource clock, Ticker ticker)
            throws IOException {
        slips = folder;
        printer = new VirtualReceiptPrinter(folder, columns);
        LineFaults faults = new LineFaults(seed);
        Traffic traffic = new Traffic(clock);
        switch (place) {
            case Tcp(InetSocketAddress address) -> {
                pair = Optional.empty();
                wire = Wires.faultyTcp(printer, Tap.NONE, address, Pace.network(seed), faults, traffic, ticker);
            }
            case Serial(Path ports, int baud) -> {
                PtyPair made = PtyPair.open(ports, "receipt");
                pair = Optional.of(made);
                wire = Wires.faultyPty(printer, Tap.NONE, made, Pace.serial(baud, seed), faults, traffic, ticker);
            }
        }
        TriggerTable table = new TriggerTable("receipt");
        paper(table);
        mechanism(table);
        signs(table);
        WireTriggers.add(table, "receipt", "D-102", wire, "D-103");
        triggers = table.rows();
    }

    private void paper(TriggerTable table) {
        TriggerTable.Told ends = new TriggerTable.Told();
        Order.Plain newRoll = ends.as("", () -> printer.paper(Paper.OK));
        table.device("paper-low", "P-105")
                .until("receipt paper ok", "a new roll", newRoll)
                .while_(() -> printer.condition().paper() == Paper.NEAR_END)
                .does("receipt paper low", "the roll is near its end", () -> printer.paper(Paper.NEAR_END));
        table.device("paper-out", "P-104")
                .until("receipt paper ok", "a new roll", newRoll)
                .while_(() -> printer.condition().paper() == Paper.OUT)
                .does("receipt paper out", "the roll is empty", () -> printer.paper(Paper.OUT));
        table.device("paper-out-after", "P-104")
                .until("receipt paper ok", "a new roll", newRoll)
                .while_(() ->
                        ends.is("soon").getAsBoolean() && printer.condition().paper() != Paper.OUT)
                .does(
                        "receipt paper out after #",
                        "the roll ends after # lines",
                        LINES,
                        ends.counted("soon", printer::paperEndsAfter));
    }

    private void mechanism(TriggerTable table) {
        table.device("cover", "P-107")
                .until("receipt cover close", "close the cover", () -> printer.cover(false))
                .while_(() -> printer.condition().coverOpen())
                .does("receipt cover open", "open the cover", () -> printer.cover(true));
        TriggerTable.Told opens = new TriggerTable.Told();
        table.device("cover-after", "P-107")
                .until("receipt cover close", "close the cover", opens.as("", () -> printer.cover(false)))
                .while_(() ->
                        opens.is("soon").getAsBoolean() && !printer.condition().coverOpen())
                .does(
                        "receipt cover open after #",
                        "the cover is opened after # lines",
                        LINES,
                        opens.counted("soon", printer::coverOpensAfter));
        TriggerTable.Told cutter = new TriggerTable.Told();
        table.sign("cutter", "P-108")
                .until("receipt cutter free", "free the cutter by hand", cutter.as("", printer::freeCutter))
                .while_(() -> cutter.is("sticks").getAsBoolean()
                        || printer.condition().cutterError())
                .does(
                        "receipt cutter stick",
                        "the cutter sticks at the next cut",
                        cutter.as("sticks", printer::cutterSticks));
        table.device("offline", "P-109")
                .until("receipt offline off", "switch it online", () -> printer.offline(false))
                .while_(() -> printer.condition().offline())
                .does("receipt offline on", "switch it offline at its panel", () -> printer.offline(true));
        TriggerTable.Told answers = new TriggerTable.Told();
        table.device("quiet", "D-102")
                .until(
                        "receipt quiet off",
                        "it answers again",
                        answers.as("", () -> printer.answers(PrinterAnswers.PROMPT)))
                .while_(answers.is("quiet"))
                .does(
                        "receipt quiet on",
                        "it prints and never answers",
                        answers.as("quiet", () -> printer.answers(PrinterAnswers.NONE)));
        table.device("lies")
                .until(
                        "receipt lies off",
                        "it tells the truth",
                        answers.as("", () -> printer.answers(PrinterAnswers.PROMPT)))
                .while_(answers.is("lies"))
                .does(
                        "receipt lies on",
                        "it says that all is in order, whatever is",
                        answers.as("lies", () -> printer.answers(PrinterAnswers.LIES)));
        table.device("power", "D-101")
                .until("receipt power on", "power again", printer::powerOn)
                .while_(() -> !printer.powered())
                .does("receipt power off", "no power: connections are refused", printer::powerOff);
        table.device("power-after", "D-102")
                .until("receipt power on", "power again", printer::powerOn)
                .does("receipt power off after #", "no power after # lines", LINES, printer::powerEndsAfter);
    }

    private void signs(TriggerTable table) {
        sign(table, "mechanical", Sign.MECHANICAL, "P-115", "P-306");
        sign(table, "recovery", Sign.AWAITS_RECOVERY, "P-301");
        sign(table, "feed", Sign.FEED_BUTTON, "P-303");
        sign(table, "unrecoverable", Sign.UNRECOVERABLE, "P-304");
        sign(table, "hot", Sign.HOT_HEAD, "P-305");
    }

    private void sign(TriggerTable table, String word, Sign sign, String... faults) {
        table.sign(word, faults)
                .until("receipt " + word + " off", "shows it no more", () -> printer.sign(sign, false))
                .while_(() -> printer.condition().shows(sign))
                .does("receipt " + word + " on", "shows " + sign, () -> printer.sign(sign, true));
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.RECEIPT;
    }

    @Override
    public List<Trigger> triggers() {
        return triggers;
    }

    @Override
    public List<Order> orders() {
        return List.of();
    }

    @Override
    public void describe(JsonLine into) {
        PrinterCondition condition = printer.condition();
        into.open("receipt")
                .put("link", wire.address())
                .put("powered", printer.powered())
                .put("paper", condition.paper().name())
                .put("coverOpen", condition.coverOpen())
                .put("offline", condition.offline())
                .put("cutterError", condition.cutterError())
                .put("cuts", printer.cuts())
                .put("lines", printer.lines())
                .put("buffered", printer.buffered())
                .close();
    }

    @Override
    public DeviceSample sample() throws IOException {
        List<String> state = new ArrayList<>();
        if (printer.buffered() > 0) {
            state.add("state.waiting");
        }
        return new DeviceSample(
                kind(),
                wire.address(),
                state,
                Bench.inForce(triggers),
                wire.traffic().last(40),
                papers());
    }

    private List<Path> papers() throws IOException {
        try (Stream<Path> files = Files.list(slips)) {
            return files.filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".png"))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public Counters count(Counters so) {
        return so.withReceipt(printer.cuts(), printer.lines());
    }

    @Override
    public Traffic traffic() {
        return wire.traffic();
    }

    @Override
    public void close() {
        wire.close();
        pair.ifPresent(PtyPair::close);
    }
}
