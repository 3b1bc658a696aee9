// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.cases;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.doorstep.central.Fleet;
import org.doorstep.central.Sealing;
import org.doorstep.central.TestCatalog;
import org.doorstep.central.answer.Answer;
import org.doorstep.central.catalog.ReleaseRefused;
import org.doorstep.central.catalog.ReleaseRepository;
import org.doorstep.central.fleet.Heartbeats;
import org.doorstep.central.fleet.Presence;
import org.doorstep.central.fleet.SilenceWatch;
import org.doorstep.central.intake.Bodies;
import org.doorstep.central.intake.Intake;
import org.doorstep.central.store.CaseRows;
import org.doorstep.central.store.Desks;
import org.doorstep.central.store.Terminals;
import org.doorstep.contract.Cases;
import org.doorstep.contract.Enrolment;
import org.doorstep.contract.Lanes;
import org.doorstep.contract.Suite;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.Json;
import org.doorstep.wire.UuidV7;

/** Terminal 00317, desks rs and yb, a published item, and all that turns submissions into cases, without a wire. */
final class CaseFixture implements AutoCloseable {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    final Fleet fleet;
    final Suite.Pair deskKey;
    final Suite.Pair centralKey;
    final Sealing sealing;
    final Presence presence;
    final SlipStates slips;
    final DeskDecisions decisions;
    final List<String> nudged = new ArrayList<>();

    private final ReleaseRepository repository;
    private final Intake intake;
    private final UuidV7 ids = new UuidV7();
    private final Map<Lanes.Lane, Lanes.Entry> last = new EnumMap<>(Lanes.Lane.class);
    private String speaker = "00317";

    private final Path folder;

    CaseFixture(Path folder) throws IOException, ReleaseRefused {
        this.folder = folder;
        fleet = new Fleet(folder);
        deskKey = fleet.suite.newSealingPair();
        centralKey = fleet.suite.newSigningPair();
        sealing = new Sealing(deskKey.publicKey());
        presence = new Presence(fleet.store, fleet.clock);
        slips = new SlipStates(
                fleet.store, presence, new SilenceWatch(fleet.store, presence, fleet.alarms, fleet.clock));
        decisions = new DeskDecisions(fleet.store, fleet.clock);
        for (String desk : List.of("rs", "yb")) {
            fleet.store.change(tx -> tx.desks()
                    .enrol(new Desks.Desk(
                            desk, desk, "key " + desk, "sign", "seal", "test", fleet.clock.instant(), null, null)));
        }
        repository = ReleaseRepository.open(
                folder.resolve("catalog"), folder.resolve("keys"), fleet.suite, fleet.clock.instant());
        intake = new Intake(
                fleet.store,
                fleet.suite,
                centralKey,
                fleet.alarms,
                new Bodies(
                        fleet.alarms,
                        new Heartbeats(fleet.clock, fleet.alarms),
                        new SubmissionForm(fleet.suite),
                        new CaseBook(new CaseItems(repository.published()), fleet.clock, ZONE),
                        fleet.clock),
                nudged::add,
                fleet.clock);
        publish(TestCatalog.write(folder.resolve("items of 1"), 1, 5));
    }

    /** From here on another terminal sends; its lanes begin. */
    void speakFor(String terminal) {
        speaker = terminal;
        beginAnew();
    }

    /** A new enrolment begins its lanes anew. */
    void beginAnew() {
        last.clear();
    }

    /** Publishes the item once more beside a calendar. */
    void calendar(String yaml) throws IOException, ReleaseRefused {
        Path items = TestCatalog.write(folder.resolve("items with a calendar"), 1, 5);
        Files.writeString(items.resolve("calendar.yaml"), yaml);
        publish(items);
    }

    void publish(Path items) throws IOException, ReleaseRefused {
        repository.publish(items, new Enrolment.Desks(List.of()), fleet.clock.instant());
    }

    /** The next record of a lane, signed by terminal 00317. */
    Lanes.Entry next(Lanes.Lane lane, Lanes.Kind kind, Function<String, Object> body) {
        Lanes.Entry before = last.get(lane);
        String id = ids.next().toString();
        Lanes.Entry entry = sign(new Lanes.Entry(
                id,
                lane,
                before == null ? 1 : before.seq() + 1,
                before == null
                        ? ""
                        : Base64Url.encode(fleet.suite.hash(before.signedText().getBytes(StandardCharsets.UTF_8))),
                kind,
                fleet.clock.instant(),
                Json.canonical(body.apply(id)),
                ""));
        last.put(lane, entry);
        return entry;
    }

    Lanes.Entry sign(Lanes.Entry entry) {
        byte[] signature = fleet.suite.sign(
                fleet.terminalKey.privateKey(), entry.signedText().getBytes(StandardCharsets.UTF_8));
        return new Lanes.Entry(
                entry.id(),
                entry.lane(),
                entry.seq(),
                entry.previous(),
                entry.kind(),
                entry.made(),
                entry.body(),
                Base64Url.encode(signature));
    }

    Lanes.Entry submission(int counter) {
        return submission(counter, submission -> submission);
    }

    /** A submission with something about it changed. */
    Lanes.Entry submission(int counter, UnaryOperator<Cases.Submission> change) {
        return next(Lanes.Lane.P1, Lanes.Kind.SUBMISSION, id -> change.apply(sealing.submission(speaker, counter, id)));
    }

    List<Lanes.Receipt> send(Lanes.Entry... entries) {
        Lanes.Batch batch = new Lanes.Batch(entries[0].lane(), List.of(entries));
        return switch (intake.accept(terminal(), "", batch)) {
            case Answer.Ok<Lanes.Receipts>(Lanes.Receipts receipts) -> receipts.receipts();
            case Answer.Refused<Lanes.Receipts> refused -> throw new AssertionError(refused);
        };
    }

    private Terminals.Terminal terminal() {
        return fleet.store.read(tx -> tx.terminals().find(speaker)).orElseThrow();
    }

    /** The number of a new case. */
    String received(int counter) {
        Lanes.Receipt receipt = send(submission(counter)).getFirst();
        if (receipt.state() != Lanes.State.ACCEPTED) {
            throw new AssertionError(receipt);
        }
        return receipt.number();
    }

    void heartbeat(int issued, int unsent) {
        send(next(
                Lanes.Lane.P4,
                Lanes.Kind.HEARTBEAT,
                id -> new Lanes.Heartbeat(1, "0.1.0", 1, issued, unsent, "", List.of())));
    }

    String decide(String desk, Cases.Decision decision) {
        return switch (decisions.take(desk, new Cases.Decisions(List.of(decision)))) {
            case Answer.Ok<Cases.Decided>(Cases.Decided decided) ->
                decided.taken().getFirst().reason();
            case Answer.Refused<Cases.Decided> refused -> throw new AssertionError(refused);
        };
    }

    /** Decides on the newest record, at its desk. */
    String decide(String number, Cases.State to) {
        return decide(
                "rs",
                new Cases.Decision(
                        UUID.randomUUID().toString(), number, file(number).record(), to, fleet.clock.instant()));
    }

    CaseRows.File file(String number) {
        return fleet.store.read(tx -> tx.cases().find(number)).orElseThrow();
    }

    List<Cases.Handed> handed(String desk, long above) {
        return fleet.store.read(tx -> Handing.above(tx, desk, above));
    }

    void days(int days) {
        fleet.clock.advance(Duration.ofDays(days));
    }

    @Override
    public void close() {
        fleet.close();
    }
}
