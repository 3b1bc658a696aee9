// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.intake;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.doorstep.central.answer.Answer;
import org.doorstep.central.fleet.AlarmBook;
import org.doorstep.central.store.CaseRows;
import org.doorstep.central.store.Records;
import org.doorstep.central.store.Store;
import org.doorstep.central.store.Terminals;
import org.doorstep.central.store.Tx;
import org.doorstep.contract.Lanes;
import org.doorstep.contract.Suite;
import org.doorstep.wire.Base64Url;

/**
 * {@code POST /t/batch}. A batch is one transaction: its receipts leave only after the commit that they promise. The same
 * batch again gets DUPLICATE for what was accepted and the same HELD for what was held.
 */
public final class Intake {
    public static final int MAX_ENTRIES = 500;

    private static final int RETRY_SECONDS = 5;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final Store store;
    private final Suite suite;
    private final Suite.Pair signing;
    private final AlarmBook alarms;
    private final Bodies bodies;
    private final Consumer<String> desks;
    private final InstantSource clock;

    /** @param desks told of each desk for which something was committed */
    public Intake(
            Store store,
            Suite suite,
            Suite.Pair signing,
            AlarmBook alarms,
            Bodies bodies,
            Consumer<String> desks,
            InstantSource clock) {
        this.store = store;
        this.suite = suite;
        this.signing = signing;
        this.alarms = alarms;
        this.bodies = bodies;
        this.desks = desks;
        this.clock = clock;
    }

    /**
     * @param terminal the sender, as its connection proves
     * @param journal a UUID within which the batch's sequences count; empty from a program that names none
     */
    public Answer<Lanes.Receipts> accept(Terminals.Terminal terminal, String journal, Lanes.Batch batch) {
        if (batch.entries().size() > MAX_ENTRIES) {
            return Answer.refused(
                    400,
                    "BATCH_TOO_LONG",
                    "The batch has " + batch.entries().size() + " records.",
                    "Send at most " + MAX_ENTRIES + " records at a time.");
        }
        for (Lanes.Entry entry : batch.entries()) {
            if (entry.lane() != batch.lane()) {
                return Answer.refused(
                        400,
                        "LANES_MIXED",
                        "A batch of lane " + batch.lane() + " holds a record of lane " + entry.lane() + ".",
                        "Send each lane in batches of its own.");
            }
        }
        Set<String> told = new HashSet<>();
        Lanes.Receipts committed = store.write(tx -> {
            int series =
                    journal.isEmpty() ? terminal.enrolment() : tx.journals().begin(terminal, journal, clock.instant());
            List<Lanes.Receipt> receipts = new ArrayList<>();
            for (Lanes.Entry entry : batch.entries()) {
                receipts.add(take(tx, new Arrival(terminal, series, entry, hash(entry)), told));
            }
            return new Lanes.Receipts(receipts);
        });
        told.forEach(desks);
        return Answer.ok(committed);
    }

    private Lanes.Receipt take(Tx tx, Arrival arrival, Set<String> told) {
        Lanes.Entry entry = arrival.entry();
        Terminals.Terminal terminal = arrival.terminal();
        Optional<Records.Stored> known = tx.records().find(entry.id());
        if (known.isPresent()) {
            return sameAgain(known.get(), arrival)
                    ? receipt(arrival, Lanes.State.DUPLICATE, "", number(tx, entry))
                    : hold(tx, arrival, AlarmBook.RECORD_CHANGED, "CHANGED: another record has this id", Head.STAYS);
        }
        Optional<Records.Held> held = tx.records().held(terminal.id(), entry.id(), arrival.hash());
        if (held.isPresent()) {
            return receipt(arrival, Lanes.State.HELD, held.get().reason(), "");
        }
        Records.Head head = tx.records()
                .head(terminal.id(), arrival.series(), entry.lane())
                .orElse(new Records.Head(terminal.id(), arrival.series(), entry.lane(), 0, ""));
        return switch (Position.of(entry, head, arrival.hash())) {
            case REPEATED -> receipt(arrival, Lanes.State.DUPLICATE, "", "");
            case AHEAD -> retry(arrival, head.seq() + 1);
            case TAKEN ->
                hold(
                        tx,
                        arrival,
                        AlarmBook.CHAIN_BROKEN,
                        "FORK: another record has place " + entry.seq() + " of this lane",
                        Head.STAYS);
            case BROKEN ->
                hold(tx, arrival, AlarmBook.CHAIN_BROKEN, "CHAIN: it does not follow record " + head.seq(), Head.MOVES);
            case NEXT -> next(tx, arrival, told);
        };
    }

    private Lanes.Receipt next(Tx tx, Arrival arrival, Set<String> told) {
        Lanes.Entry entry = arrival.entry();
        if (!ID.matcher(entry.id()).matches()) {
            return hold(tx, arrival, AlarmBook.RECORD_UNREADABLE, "ID: no UUID in small letters", Head.MOVES);
        }
        if (!signed(arrival)) {
            return hold(tx, arrival, AlarmBook.BAD_SIGNATURE, "SIGNATURE: not by this terminal's key", Head.MOVES);
        }
        return switch (bodies.apply(tx, arrival.terminal(), arrival.series(), entry)) {
            case Effect.Applied() -> accepted(tx, arrival, "");
            case Effect.Filed(String number, String desk) -> {
                told.add(desk);
                yield accepted(tx, arrival, number);
            }
            case Effect.Wrong(String alarm, String reason) -> hold(tx, arrival, alarm, reason, Head.MOVES);
        };
    }

    private Lanes.Receipt accepted(Tx tx, Arrival arrival, String number) {
        Lanes.Entry entry = arrival.entry();
        if (entry.kind() != Lanes.Kind.HEARTBEAT) {
            tx.records()
                    .add(new Records.Stored(
                            entry.id(),
                            arrival.terminal().id(),
                            arrival.series(),
                            entry.lane(),
                            entry.seq(),
                            entry.previous(),
                            entry.kind(),
                            entry.made(),
                            clock.instant(),
                            entry.body(),
                            arrival.hash(),
                            entry.signature()));
        }
        advance(tx, arrival);
        return receipt(arrival, Lanes.State.ACCEPTED, "", number);
    }

    /** The number that the first receipt of this record carried. */
    private static String number(Tx tx, Lanes.Entry entry) {
        return tx.cases().byRecord(entry.id()).map(CaseRows.Part::number).orElse("");
    }

    /**
     * A record, who sent it, and its hash.
     *
     * @param series of the journal within which its lane counts
     */
    private record Arrival(Terminals.Terminal terminal, int series, Lanes.Entry entry, String hash) {}

    private enum Head {
        /** The record takes its place in the lane, though it is held: the lane goes on behind it. */
        MOVES,
        STAYS
    }

    private static boolean sameAgain(Records.Stored known, Arrival arrival) {
        return known.terminal().equals(arrival.terminal().id()) && known.hash().equals(arrival.hash());
    }

    private boolean signed(Arrival arrival) {
        try {
            return suite.verify(
                    Base64Url.decode(arrival.terminal().signingKey()),
                    text(arrival.entry()),
                    Base64Url.decode(arrival.entry().signature()));
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private void advance(Tx tx, Arrival arrival) {
        tx.records()
                .advance(new Records.Head(
                        arrival.terminal().id(),
                        arrival.series(),
                        arrival.entry().lane(),
                        arrival.entry().seq(),
                        arrival.hash()));
    }

    private Lanes.Receipt hold(Tx tx, Arrival arrival, String alarm, String reason, Head head) {
        Lanes.Entry entry = arrival.entry();
        if (tx.records()
                .held(arrival.terminal().id(), entry.id(), arrival.hash())
                .isEmpty()) {
            tx.records()
                    .hold(new Records.Held(
                            arrival.terminal().id(),
                            entry.id(),
                            arrival.hash(),
                            entry.lane(),
                            entry.seq(),
                            reason,
                            clock.instant(),
                            bodies.mayKeep(entry) ? entry.signedText() : "",
                            entry.signature()));
            alarms.raise(tx, alarm, arrival.terminal().id(), "", entry.lane() + " " + entry.seq() + " " + reason);
        }
        if (head == Head.MOVES) {
            advance(tx, arrival);
        }
        return receipt(arrival, Lanes.State.HELD, reason, "");
    }

    private static Lanes.Receipt retry(Arrival arrival, long expected) {
        return new Lanes.Receipt(
                arrival.entry().id(),
                Lanes.State.RETRY,
                arrival.hash(),
                "GAP: record " + expected + " of this lane comes first",
                "",
                RETRY_SECONDS,
                null);
    }

    private Lanes.Receipt receipt(Arrival arrival, Lanes.State state, String reason, String number) {
        Lanes.Receipt draft = new Lanes.Receipt(arrival.entry().id(), state, arrival.hash(), reason, number, 0, null);
        byte[] signature = suite.sign(signing.privateKey(), draft.signedText().getBytes(StandardCharsets.UTF_8));
        return new Lanes.Receipt(draft.id(), state, draft.hash(), reason, number, 0, Base64Url.encode(signature));
    }

    private String hash(Lanes.Entry entry) {
        return Base64Url.encode(suite.hash(text(entry)));
    }

    private static byte[] text(Lanes.Entry entry) {
        return entry.signedText().getBytes(StandardCharsets.UTF_8);
    }
}
