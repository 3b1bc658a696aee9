// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.doorstep.device.simulator.CardData;
import org.doorstep.device.simulator.Ticker;

/**
 * The devices of one terminal, each on its own wire: an ID reader on a pseudo-terminal, a receipt printer on TCP or a
 * pseudo-terminal, a document printer on IPP. Safe for use by several threads.
 */
public final class Bench implements AutoCloseable {
    private final List<BenchDevice> devices;
    private final List<Trigger> triggers;

    /**
     * Which devices, and where.
     *
     * @param state folder for the serial ports, kept slips and documents
     * @param kinds which devices are started
     * @param receipt where the receipt printer listens, port 0 for a free one; empty for a serial port
     * @param receiptBaud speed of the receipt printer's serial line
     * @param documentPort port of the document printer; 0 for a free one
     * @param baud speed of the reader's line
     * @param columns of the receipt printer
     * @param seed of noise and of where frames are broken
     * @param people whose cards can be put down
     */
    public record Setup(
            Path state,
            Set<DeviceKind> kinds,
            Optional<InetSocketAddress> receipt,
            int receiptBaud,
            int documentPort,
            int baud,
            int columns,
            long seed,
            List<CardData> people) {
        public Setup {
            kinds = Set.copyOf(kinds);
            people = List.copyOf(people);
        }

        /** All devices on free ports, 115,200 baud, 48 columns, the shipped people. */
        public static Setup in(Path state) {
            return new Setup(
                    state,
                    EnumSet.allOf(DeviceKind.class),
                    Optional.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                    115_200,
                    0,
                    115_200,
                    48,
                    1,
                    Cards.all());
        }

        /** This setup with these devices only. */
        public Setup only(Set<DeviceKind> wanted) {
            return new Setup(state, wanted, receipt, receiptBaud, documentPort, baud, columns, seed, people);
        }
    }

    private Bench(List<BenchDevice> devices) {
        this.devices = List.copyOf(devices);
        triggers = devices.stream().flatMap(d -> d.triggers().stream()).toList();
    }

    /**
     * Starts the devices.
     *
     * @param ticker the clock of delayed faults; not closed by the bench
     * @throws IOException when a port is taken or a program is missing; the message names the remedy
     */
    public static Bench start(Setup setup, InstantSource clock, Ticker ticker)
            throws IOException, InterruptedException {
        List<BenchDevice> started = new ArrayList<>();
        try {
            for (DeviceKind kind : DeviceKind.values()) {
                if (setup.kinds().contains(kind)) {
                    started.add(device(kind, setup, clock, ticker));
                }
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            started.forEach(BenchDevice::close);
            throw e;
        }
        return new Bench(started);
    }

    private static BenchDevice device(DeviceKind kind, Setup setup, InstantSource clock, Ticker ticker)
            throws IOException, InterruptedException {
        Path state = setup.state();
        return switch (kind) {
            case READER -> new ReaderDevice(state, setup.baud(), setup.seed(), setup.people(), clock, ticker);
            case RECEIPT ->
                new ReceiptDevice(
                        state.resolve("receipts"),
                        setup.receipt()
                                .map(address -> (ReceiptDevice.Place) new ReceiptDevice.Tcp(address))
                                .orElse(new ReceiptDevice.Serial(state, setup.receiptBaud())),
                        setup.columns(),
                        setup.seed(),
                        clock,
                        ticker);
            case DOCUMENT -> DocumentDevice.start(state.resolve("printer"), setup.documentPort(), setup.seed(), clock);
        };
    }

    /** Ids of those of {@code triggers} that are in force. */
    static Set<String> inForce(List<Trigger> triggers) {
        return triggers.stream()
                .filter(trigger -> trigger.inForce().getAsBoolean())
                .map(Trigger::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    public List<DeviceKind> kinds() {
        return devices.stream().map(BenchDevice::kind).toList();
    }

    /** All that can be done to the devices and their wires, in the order of the devices. */
    public List<Trigger> triggers() {
        return triggers;
    }

    public List<Trigger> triggers(DeviceKind kind) {
        return of(kind).map(BenchDevice::triggers).orElse(List.of());
    }

    /** Commands beside those of the triggers. */
    List<Order> orders() {
        return devices.stream().flatMap(d -> d.orders().stream()).toList();
    }

    /** Undoes all that is in force. */
    public void mend() throws IOException, InterruptedException {
        for (Trigger trigger : triggers) {
            if (trigger.mend().isPresent() && trigger.inForce().getAsBoolean()) {
                trigger.mend().get().action().run(List.of());
            }
        }
    }

    /** Whose cards can be put on the reader, in the order of {@code card put}. */
    public List<CardData> people() {
        return reader(ReaderDevice::people).orElse(List.of());
    }

    /** The place of the person whose card lies there, from 1; 0 for none, less for a card of nobody. */
    public int cardThatLies() {
        return reader(ReaderDevice::lies).orElse(0);
    }

    private <T> Optional<T> reader(Function<ReaderDevice, T> asked) {
        return of(DeviceKind.READER)
                .filter(ReaderDevice.class::isInstance)
                .map(ReaderDevice.class::cast)
                .map(asked);
    }

    private Optional<BenchDevice> of(DeviceKind kind) {
        return devices.stream().filter(d -> d.kind() == kind).findFirst();
    }

    /** What is to be seen of each device now. */
    public List<DeviceSample> sample() throws IOException {
        List<DeviceSample> samples = new ArrayList<>();
        for (BenchDevice device : devices) {
            samples.add(device.sample());
        }
        return samples;
    }

    /** What the devices have done so far. */
    public Counters counters() {
        try {
            Counters counters = Counters.NONE;
            for (BenchDevice device : devices) {
                counters = device.count(counters);
            }
            return counters;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read what the document printer kept", e);
        }
    }

    /** One line of JSON: what each device does now and has done; nobody's name or number. */
    public String state() throws IOException {
        JsonLine line = new JsonLine();
        for (BenchDevice device : devices) {
            device.describe(line);
        }
        return line.end();
    }

    @Override
    public void close() {
        devices.forEach(BenchDevice::close);
    }
}
