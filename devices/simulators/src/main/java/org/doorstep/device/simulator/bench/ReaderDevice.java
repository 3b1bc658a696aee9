// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.doorstep.device.simulator.CardData;
import org.doorstep.device.simulator.FaultyWire;
import org.doorstep.device.simulator.LineFaults;
import org.doorstep.device.simulator.Pace;
import org.doorstep.device.simulator.PtyPair;
import org.doorstep.device.simulator.ReaderTap;
import org.doorstep.device.simulator.SdtReaderSimulator;
import org.doorstep.device.simulator.SimulatedWire;
import org.doorstep.device.simulator.Ticker;
import org.doorstep.device.simulator.Traffic;
import org.doorstep.device.simulator.Wires;

/** The ID reader on a pseudo-terminal, with the people whose cards can be put on it. */
final class ReaderDevice implements BenchDevice {
    /**
     * A way to refuse.
     *
     * @param sw3 the status in hex
     * @param at what is answered by it; anything for OTHER
     * @param fault what a terminal makes of it
     */
    private record Refusal(String sw3, ReaderTap.Asked at, String fault) {}

    /** The values of the protocol's table, each where a real reader gives it. */
    private static final List<Refusal> REFUSALS = List.of(
            new Refusal("10", ReaderTap.Asked.OTHER, "D-103"),
            new Refusal("11", ReaderTap.Asked.OTHER, "D-103"),
            new Refusal("21", ReaderTap.Asked.OTHER, "D-103"),
            new Refusal("24", ReaderTap.Asked.OTHER, "D-103"),
            new Refusal("31", ReaderTap.Asked.READ, "I-102"),
            new Refusal("32", ReaderTap.Asked.READ, "I-102"),
            new Refusal("33", ReaderTap.Asked.READ, "I-102"),
            new Refusal("40", ReaderTap.Asked.READ, "I-102"),
            new Refusal("41", ReaderTap.Asked.READ, "I-102"),
            new Refusal("47", ReaderTap.Asked.READ, "D-103"),
            new Refusal("60", ReaderTap.Asked.OTHER, "I-201"),
            new Refusal("66", ReaderTap.Asked.OTHER, "I-202"),
            new Refusal("80", ReaderTap.Asked.FIND, "I-101"),
            new Refusal("81", ReaderTap.Asked.SELECT, "I-102"));

    private static final Trigger.Amount READS = new Trigger.Amount(2, 1, 99, "unit.reads");
    private static final Trigger.Amount SLOW = new Trigger.Amount(4000, 0, 600_000, "unit.ms");
    private static final Duration USUAL = Duration.ofMillis(600);

    private final PtyPair pair;
    private final SdtReaderSimulator reader;
    private final ReaderTap tap;
    private final FaultyWire wire;
    private final List<CardData> people;
    private final List<Trigger> triggers;
    private final AtomicInteger lying = new AtomicInteger();

    /**
     * A reader without a card.
     *
     * @param folder where its port {@code idcard} is made
     * @throws IOException when the pseudo-terminal cannot be made; the message names the remedy
     */
    ReaderDevice(Path folder, int baud, long seed, List<CardData> people, InstantSource clock, Ticker ticker)
            throws IOException {
        this.people = people;
        reader = new SdtReaderSimulator(seed);
        reader.readingTakes(USUAL);
        tap = new ReaderTap(reader);
        pair = PtyPair.open(folder, "idcard");
        wire = Wires.faultyPty(
                reader, tap, pair, Pace.serial(baud, seed), new LineFaults(seed), new Traffic(clock), ticker);
        TriggerTable table = new TriggerTable("reader");
        card(table);
        refusals(table);
        WireTriggers.add(table, "reader", wire.faults(), plug());
        triggers = table.rows();
    }

    private WireTriggers.Plug plug() {
        return new WireTriggers.Plug() {
            @Override
            public SimulatedWire wire() {
                return wire;
            }

            @Override
            public boolean plugged() {
                return wire.plugged();
            }

            @Override
            public boolean draining() {
                return wire.draining();
            }
        };
    }

    private void card(TriggerTable table) {
        table.device("unreadable", "I-102")
                .does("card unreadable #", "fail the next # reads", READS, reader::failReads);
        table.device("wrong-card", "I-102")
                .does("card wrong #", "let the next # reads meet a card of another kind", READS, reader::wrongCards);
        table.device("lift-reading", "I-103")
                .until("card lift never", "the card stays while it is read", () -> tap.liftNextRead(false))
                .while_(tap::liftsNextRead)
                .does("card lift reading", "lift the card in the midst of the next read", () -> tap.liftNextRead(true));
        table.device("forged", "I-104")
                .until("card lift", "lift the card", this::lift)
                .while_(() -> lying.get() < 0)
                .does("card put forged", "put down a card whose text breaks a rule", this::putForged);
        TriggerTable.Told slow = new TriggerTable.Told();
        table.device("slow")
                .until(
                        "reader slow off",
                        "a read takes as long as usual",
                        slow.as("", () -> reader.readingTakes(USUAL)))
                .while_(slow.is("slow"))
                .does(
                        "reader slow #",
                        "a read takes # milliseconds",
                        SLOW,
                        slow.counted("slow", ms -> reader.readingTakes(Duration.ofMillis(ms))));
        TriggerTable.Told silent = new TriggerTable.Told();
        table.device("silent", "D-102")
                .until("reader silent off", "the reader answers again", silent.as("", () -> reader.silent(false)))
                .while_(silent.is("on"))
                .does(
                        "reader silent on",
                        "the reader hears and does not answer",
                        silent.as("on", () -> reader.silent(true)));
        table.device("power", "D-102")
                .until("reader power on", "the reader works again", reader::powerOn)
                .while_(() -> !reader.powered())
                .does("reader power off", "the reader answers nothing", reader::powerOff);
    }

    private void refusals(TriggerTable table) {
        TriggerTable.Told selfTest = new TriggerTable.Told();
        table.device("selftest", "I-201")
                .until(
                        "reader selftest ok",
                        "the security module works again",
                        selfTest.as("", () -> reader.selfTestFails(false)))
                .while_(selfTest.is("fails"))
                .does(
                        "reader selftest fail",
                        "the security module fails its self test",
                        selfTest.as("fails", () -> reader.selfTestFails(true)));
        TriggerTable.Told refuses = new TriggerTable.Told();
        for (Refusal refusal : REFUSALS) {
            String sw3 = refusal.sw3();
            table.device("sw3-" + sw3, refusal.fault())
                    .until("reader refuse off", "the reader obeys again", refuses.as("", this::obey))
                    .while_(refuses.is(sw3))
                    .does(
                            "reader refuse " + sw3,
                            "answer "
                                    + (refusal.at() == ReaderTap.Asked.OTHER
                                            ? "every command"
                                            : refusal.at().name()) + " by SW3 " + sw3,
                            refuses.as(sw3, () -> refuse(refusal)));
        }
    }

    private void refuse(Refusal refusal) {
        obey();
        int sw3 = Integer.parseInt(refusal.sw3(), 16);
        if (refusal.at() == ReaderTap.Asked.OTHER) {
            reader.answerAlways(sw3);
        } else {
            tap.refuse(refusal.at(), sw3);
        }
    }

    private void obey() {
        reader.answerAlways(-1);
        tap.refuse(ReaderTap.Asked.OTHER, -1);
    }

    @Override
    public List<Order> orders() {
        return List.of(
                new Order("card put #", "put down the card of person 1, 2, ... or of an id number", this::put),
                Order.plain("card lift", "lift the card", this::lift));
    }

    private void put(List<String> numbers) {
        String which = numbers.getFirst();
        int place = place(which)
                .orElseThrow(() ->
                        new IllegalArgumentException("no such person; people are numbered from 1 to " + people.size()));
        reader.putDown(people.get(place - 1));
        lying.set(place);
    }

    /** The place in the list, from 1, of a place or of the number on a card. */
    private Optional<Integer> place(String which) {
        if (which.matches("[0-9]{1,3}")) {
            int place = Integer.parseInt(which);
            return place >= 1 && place <= people.size() ? Optional.of(place) : Optional.empty();
        }
        for (int i = 0; i < people.size(); i++) {
            if (people.get(i).number().equals(which.toUpperCase(Locale.ROOT))) {
                return Optional.of(i + 1);
            }
        }
        return Optional.empty();
    }

    /** Layout letter Q, which no card has. */
    private void putForged() {
        reader.putDown(people.getFirst().image().withText(248, "Q".getBytes(StandardCharsets.UTF_16LE)));
        lying.set(-1);
    }

    private void lift() {
        reader.lift();
        lying.set(0);
    }

    /** The place of the person whose card lies there, from 1; 0 where none does. */
    int lies() {
        return reader.cardLies() ? lying.get() : 0;
    }

    List<CardData> people() {
        return people;
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.READER;
    }

    @Override
    public List<Trigger> triggers() {
        return triggers;
    }

    @Override
    public void describe(JsonLine into) {
        into.open("idcard")
                .put("link", wire.address())
                .put("powered", reader.powered())
                .put("card", reader.cardLies())
                .put("placements", reader.placements())
                .put("reads", reader.reads())
                .close();
    }

    @Override
    public DeviceSample sample() {
        List<String> state = new ArrayList<>();
        state.add(reader.cardLies() ? "state.card" : "state.no-card");
        return new DeviceSample(
                kind(),
                wire.address(),
                state,
                Bench.inForce(triggers),
                wire.traffic().last(40),
                List.of());
    }

    @Override
    public Counters count(Counters so) {
        return so.withReader(reader.placements(), reader.cardLies(), tap.readings(), reader.reads());
    }

    @Override
    public Traffic traffic() {
        return wire.traffic();
    }

    @Override
    public void close() {
        wire.close();
        pair.close();
    }
}
