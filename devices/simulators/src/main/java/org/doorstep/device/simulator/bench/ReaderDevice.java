// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.doorstep.device.simulator.CardData;
import org.doorstep.device.simulator.FaultyWire;
import org.doorstep.device.simulator.LineFaults;
import org.doorstep.device.simulator.Pace;
import org.doorstep.device.simulator.PtyPair;
import org.doorstep.device.simulator.ReaderTap;
import org.doorstep.device.simulator.SdtReaderSimulator;
import org.doorstep.device.simulator.SdtTrouble;
import org.doorstep.device.simulator.Ticker;
import org.doorstep.device.simulator.Traffic;
import org.doorstep.device.simulator.Wires;

/** The ID reader on a pseudo-terminal, with the people whose cards can be put on it. */
final class ReaderDevice implements BenchDevice {
    /** The fault that follows each status by which a reader refuses, where the adapter names it. */
    private static final Map<SdtTrouble, String> REFUSALS = new EnumMap<>(Map.ofEntries(
            Map.entry(SdtTrouble.CHECKSUM_ERROR, "I-301"),
            Map.entry(SdtTrouble.LENGTH_ERROR, "I-302"),
            Map.entry(SdtTrouble.COMMAND_ERROR, "I-303"),
            Map.entry(SdtTrouble.UNKNOWN_ERROR, "I-304"),
            Map.entry(SdtTrouble.CARD_REJECTED_READER, "I-305"),
            Map.entry(SdtTrouble.READER_REJECTED_CARD, "I-306"),
            Map.entry(SdtTrouble.DATA_CHECK_FAILED, "I-307"),
            Map.entry(SdtTrouble.WRONG_CARD, "I-308"),
            Map.entry(SdtTrouble.READ_FAILED, "I-102"),
            Map.entry(SdtTrouble.NO_RANDOM_NUMBER, "I-309"),
            Map.entry(SdtTrouble.SELF_TEST_FAILED, "I-201"),
            Map.entry(SdtTrouble.NOT_AUTHORISED, "I-202"),
            Map.entry(SdtTrouble.NO_CARD_FOUND, "I-101"),
            Map.entry(SdtTrouble.SELECT_FAILED, "I-102")));

    private static final Trigger.Amount READS = new Trigger.Amount(2, 1, 99, "unit.reads");
    private static final Trigger.Amount SLOW = new Trigger.Amount(4000, 0, 600_000, "unit.ms");
    private static final int ALWAYS = -1;
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
        WireTriggers.add(table, "reader", "D-103", wire);
        triggers = table.rows();
    }

    private void card(TriggerTable table) {
        table.device("unreadable", "I-102")
                .while_(() -> times(SdtTrouble.READ_FAILED) > 0)
                .does("card unreadable #", "fail the next # reads", READS, reader::failReads);
        table.device("wrong-card", "I-308")
                .while_(() -> times(SdtTrouble.WRONG_CARD) > 0)
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
        trouble(table, "silent", "silent", SdtTrouble.SILENT, "D-102");
        trouble(table, "mixup", "mixup", SdtTrouble.ANOTHER_ANSWER, "D-103");
        trouble(table, "contradict", "contradict", SdtTrouble.LENGTHS_CONTRADICT, "D-103");
        table.device("power", "D-102")
                .until("reader power on", "the reader works again", reader::powerOn)
                .while_(() -> !reader.powered())
                .does("reader power off", "the reader answers nothing", reader::powerOff);
    }

    private void trouble(TriggerTable table, String name, String word, SdtTrouble trouble, String... faults) {
        table.device(name, faults)
                .until("reader " + word + " off", "the reader does so no more", () -> reader.trouble(trouble, 0))
                .while_(() -> times(trouble) != 0)
                .does("reader " + word + " on", "the reader " + trouble.does(), () -> reader.trouble(trouble, ALWAYS));
    }

    private void refusals(TriggerTable table) {
        table.device("selftest", "I-201")
                .until("reader selftest ok", "the security module works again", () -> reader.selfTestFails(false))
                .while_(() -> times(SdtTrouble.SELF_TEST_FAILED) != 0)
                .does(
                        "reader selftest fail",
                        "the security module fails its self test",
                        () -> reader.selfTestFails(true));
        for (Map.Entry<SdtTrouble, String> refusal : REFUSALS.entrySet()) {
            SdtTrouble trouble = refusal.getKey();
            String sw3 = String.format(Locale.ROOT, "%02x", trouble.sw3());
            table.sign("sw3-" + sw3, refusal.getValue())
                    .until("reader refuse off", "the reader obeys again", this::obey)
                    .while_(() -> times(trouble) < 0)
                    .does(
                            "reader refuse " + sw3,
                            "the reader " + trouble.does(),
                            () -> reader.trouble(trouble, ALWAYS));
        }
    }

    private void obey() {
        REFUSALS.keySet().forEach(trouble -> reader.trouble(trouble, 0));
    }

    private int times(SdtTrouble trouble) {
        return reader.troubles().getOrDefault(trouble, 0);
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
