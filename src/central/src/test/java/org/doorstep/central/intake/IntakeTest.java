// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.doorstep.central.Fleet;
import org.doorstep.central.answer.Answer;
import org.doorstep.central.cases.CaseBook;
import org.doorstep.central.cases.CaseItems;
import org.doorstep.central.cases.SlipStates;
import org.doorstep.central.cases.SubmissionForm;
import org.doorstep.central.catalog.PublishedItems;
import org.doorstep.central.fleet.AlarmBook;
import org.doorstep.central.fleet.Floors;
import org.doorstep.central.fleet.Heartbeats;
import org.doorstep.central.store.Alarms;
import org.doorstep.contract.Lanes;
import org.doorstep.contract.Lanes.Entry;
import org.doorstep.contract.Lanes.Kind;
import org.doorstep.contract.Lanes.Lane;
import org.doorstep.contract.Lanes.State;
import org.doorstep.contract.Suite;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.Json;
import org.doorstep.wire.UuidV7;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeTest {
    private static final String LOST = "0190f8d2-0000-7000-8000-000000000001";
    private static final String ANEW = "0190f8d2-0000-7000-8000-000000000002";

    @TempDir
    Path folder;

    private final UuidV7 ids = new UuidV7();
    private Fleet fleet;
    private Suite.Pair central;
    private Intake intake;

    @BeforeEach
    void open() {
        fleet = new Fleet(folder);
        central = fleet.suite.newSigningPair();
        intake = new Intake(
                fleet.store,
                fleet.suite,
                central,
                fleet.alarms,
                new Bodies(
                        fleet.alarms,
                        new Heartbeats(fleet.clock, fleet.alarms),
                        new SubmissionForm(fleet.suite),
                        new CaseBook(
                                new CaseItems(new PublishedItems(folder.resolve("no catalog"))),
                                fleet.clock,
                                ZoneId.of("Asia/Shanghai")),
                        fleet.clock),
                desk -> {},
                fleet.clock);
    }

    @AfterEach
    void close() {
        fleet.close();
    }

    @Test
    void aRatingIsAcceptedOnceAndItsReceiptIsSignedByCentral() {
        Entry first = rating(1, "", 1);

        Lanes.Receipt accepted = send(first).getFirst();
        Lanes.Receipt again = send(first).getFirst();

        assertThat(accepted.state()).isEqualTo(State.ACCEPTED);
        assertThat(accepted.hash()).isEqualTo(hash(first));
        assertThat(signedByCentral(accepted)).isTrue();
        assertThat(again.state()).isEqualTo(State.DUPLICATE);
        assertThat(signedByCentral(again)).isTrue();
        assertThat(fleet.records(Kind.RATING)).hasSize(1);
    }

    @Test
    void aKnownIdWithOtherBytesIsHeldAndAlarmedAndOverwritesNothing() {
        Entry first = rating(1, "", 1);
        Entry forged = sign(
                new Entry(first.id(), Lane.P2, 2, hash(first), Kind.RATING, first.made(), Json.canonical(rate(5)), ""));
        send(first);

        Lanes.Receipt held = send(forged).getFirst();

        assertThat(held.state()).isEqualTo(State.HELD);
        assertThat(held.reason()).startsWith("CHANGED");
        assertThat(fleet.store
                        .read(tx -> tx.records().find(first.id()))
                        .orElseThrow()
                        .hash())
                .isEqualTo(hash(first));
        assertThat(fleet.openCodes()).containsExactly(AlarmBook.RECORD_CHANGED);

        assertThat(send(forged).getFirst().state()).isEqualTo(State.HELD);
        assertThat(fleet.openCodes()).as("the same record again is no news").hasSize(1);
    }

    @Test
    void aRecordThatComesBeforeItsPredecessorIsToBeSentAgainAndPromisesNothing() {
        Entry first = rating(1, "", 1);
        Entry second = rating(2, hash(first), 2);
        Entry third = rating(3, hash(second), 3);
        send(first);

        Lanes.Receipt early = send(third).getFirst();

        assertThat(early.state()).isEqualTo(State.RETRY);
        assertThat(early.signature()).isNull();
        assertThat(early.retryAfterSeconds()).isPositive();
        assertThat(send(second, third)).extracting(Lanes.Receipt::state).containsOnly(State.ACCEPTED);
    }

    @Test
    void aPoisonRecordIsHeldAndTheLaneGoesOnBehindIt() {
        Entry unsigned = new Entry(
                id(),
                Lane.P2,
                1,
                "",
                Kind.RATING,
                fleet.clock.instant(),
                Json.canonical(rate(1)),
                Base64Url.encode(new byte[65]));
        Entry unreadable = sign(
                new Entry(id(), Lane.P2, 2, hash(unsigned), Kind.RATING, fleet.clock.instant(), "{\"item\":1}", ""));
        Entry good = rating(3, hash(unreadable), 1);

        List<Lanes.Receipt> receipts = send(unsigned, unreadable, good);

        assertThat(receipts).extracting(Lanes.Receipt::state).containsExactly(State.HELD, State.HELD, State.ACCEPTED);
        assertThat(receipts.get(0).reason()).startsWith("SIGNATURE");
        assertThat(receipts.get(1).reason()).startsWith("BODY: $");
        assertThat(fleet.openCodes()).containsExactlyInAnyOrder(AlarmBook.BAD_SIGNATURE, AlarmBook.RECORD_UNREADABLE);
    }

    @Test
    void twoHeadsOfOneChainAreHeldWithAnAlarm() {
        Entry first = rating(1, "", 1);
        Entry copy = rating(1, "", 4);
        send(first);

        Lanes.Receipt held = send(copy).getFirst();

        assertThat(held.state()).isEqualTo(State.HELD);
        assertThat(held.reason()).startsWith("FORK");
        assertThat(fleet.openCodes()).containsExactly(AlarmBook.CHAIN_BROKEN);
    }

    @Test
    void aRecordThatFollowsAnotherIsHeldAndTheLaneFollowsIt() {
        Entry first = rating(1, "", 1);
        Entry stranger = rating(2, hash(rating(1, "", 5)), 2);
        Entry next = rating(3, hash(stranger), 3);
        send(first);

        assertThat(send(stranger, next)).extracting(Lanes.Receipt::state).containsExactly(State.HELD, State.ACCEPTED);
    }

    @Test
    void theSameRecordFromAnotherTerminalIsHeld() {
        fleet.enrol("00318", "another key");
        Entry first = rating(1, "", 1);
        send(first);

        Answer<Lanes.Receipts> answer = intake.accept(
                fleet.store.read(tx -> tx.terminals().find("00318")).orElseThrow(),
                "",
                new Lanes.Batch(Lane.P2, List.of(first)));

        assertThat(receipts(answer).getFirst().state()).isEqualTo(State.HELD);
    }

    @Test
    void lanesAreNotMixedInABatch() {
        Answer<Lanes.Receipts> answer =
                intake.accept(fleet.terminal(), "", new Lanes.Batch(Lane.P1, List.of(rating(1, "", 1))));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo("LANES_MIXED"));
    }

    @Test
    void anAlarmOfATerminalIsOpenWithADeadline() {
        Lanes.Alarm alarm = new Lanes.Alarm("HOLDER_MISMATCH", "item-1", "the answer belongs to another holder");
        send(sign(new Entry(id(), Lane.P2, 1, "", Kind.ALARM, fleet.clock.instant(), Json.canonical(alarm), "")));

        Alarms.Alarm open = fleet.openAlarms().getFirst();

        assertThat(open.code()).isEqualTo("HOLDER_MISMATCH");
        assertThat(open.terminal()).isEqualTo("00317");
        assertThat(open.due()).isEqualTo(fleet.clock.instant().plusSeconds(3_600));
    }

    @Test
    void aHeartbeatShowsTheDevicesAndAFailedOneIsAnAlarmThatEndsByItself() {
        Entry failed = heartbeat(1, "", "FAILED", List.of("P-106"));
        send(failed);

        assertThat(fleet.terminal().unsent()).isEqualTo(2);
        assertThat(Heartbeats.devices(fleet.terminal()).getFirst().faults()).containsExactly("P-106");
        assertThat(fleet.openCodes()).containsExactly(AlarmBook.DEVICE_FAILED);

        send(heartbeat(2, hash(failed), "READY", List.of()));
        assertThat(fleet.openCodes()).isEmpty();
    }

    @Test
    void telemetryMayHaveGapsAndIsNotKept() {
        Entry first = heartbeat(1, "", "READY", List.of());
        Entry later = heartbeat(9, "whatever came before", "READY", List.of());

        assertThat(send(first, later)).extracting(Lanes.Receipt::state).containsOnly(State.ACCEPTED);
        assertThat(send(first).getFirst().state()).isEqualTo(State.DUPLICATE);
        assertThat(fleet.records(Kind.HEARTBEAT)).isEmpty();
    }

    @Test
    void aJournalBegunAnewCountsItsLanesFromOneAndTheOneBeforeStaysAsItWas() {
        Entry before = rating(1, "", 1);
        Entry lost = rating(2, hash(before), 2);
        assertThat(sendIn(LOST, before, lost)).extracting(Lanes.Receipt::state).containsOnly(State.ACCEPTED);

        Entry anew = rating(1, "", 3);
        assertThat(sendIn(ANEW, anew, rating(2, hash(anew), 4)))
                .extracting(Lanes.Receipt::state)
                .containsOnly(State.ACCEPTED);
        assertThat(sendIn(LOST, before).getFirst().state()).isEqualTo(State.DUPLICATE);
        assertThat(sendIn(LOST, rating(3, hash(lost), 5)).getFirst().state())
                .as("the old disk put back goes on where it stood")
                .isEqualTo(State.ACCEPTED);
        assertThat(fleet.records(Kind.RATING)).hasSize(5);
        assertThat(fleet.openCodes()).isEmpty();
    }

    @Test
    void anotherRecordInTheSamePlaceOfTheSameJournalIsAFork() {
        Entry before = rating(1, "", 1);
        sendIn(LOST, before);

        assertThat(sendIn(LOST, rating(1, "", 2)).getFirst().state()).isEqualTo(State.HELD);
        assertThat(fleet.openCodes()).containsExactly(AlarmBook.CHAIN_BROKEN);
    }

    @Test
    void aMachineEnrolledAnewGoesOnInItsJournalAndOneThatReplacesItBeginsItsOwn() {
        Entry before = rating(1, "", 1);
        sendIn(LOST, before);
        sendIn(ANEW, rating(1, "", 2));

        fleet.enrol("00317", "new-tls-key-of-00317");
        assertThat(fleet.terminal().enrolment()).as("above every series in use").isEqualTo(3);
        assertThat(sendIn(LOST, rating(2, hash(before), 3)).getFirst().state()).isEqualTo(State.ACCEPTED);
        assertThat(send(rating(1, "", 4)).getFirst().state())
                .as("a program that names no journal")
                .isEqualTo(State.ACCEPTED);
    }

    @Test
    void theFloorIsWhatCentralHeardOfTheNumberFromWhicheverJournal() {
        Floors floors = new Floors(fleet.store, fleet.suite, central);
        assertThat(floors.of(fleet.terminal(), LOST)).satisfies(floor -> {
            assertThat(floor.boots()).isZero();
            assertThat(floor.slips()).isZero();
            assertThat(floor.lanes()).isEmpty();
        });

        Entry first = rating(1, "", 1);
        sendIn(LOST, first);
        sendIn(LOST, heartbeat(1, "", new Lanes.Heartbeat(7, "0.1.0", 1, 41, 0, "00317000041687", List.of())));
        sendIn(ANEW, heartbeat(1, "", new Lanes.Heartbeat(1, "0.1.0", 1, 0, 0, "", List.of())));

        Lanes.Floor floor = floors.of(fleet.terminal(), LOST);
        assertThat(floor.slips()).isEqualTo(41);
        assertThat(floor.boots()).isEqualTo(7);
        assertThat(floor.lanes()).contains(new Lanes.LaneEnd(Lane.P2, 1, hash(first)));
        assertThat(fleet.suite.verify(
                        central.publicKey(),
                        floor.signedText().getBytes(StandardCharsets.UTF_8),
                        Base64Url.decode(floor.signature())))
                .isTrue();
        assertThat(floors.of(fleet.terminal(), ANEW).slips()).isEqualTo(41);
        assertThat(fleet.terminal().lastSlip()).isEqualTo("00317000041687");
    }

    @Test
    void slipsOfALostJournalThatNeverArrivedStayListedAfterTheNewOneHasNothingUnsent() {
        sendIn(LOST, heartbeat(1, "", new Lanes.Heartbeat(7, "0.1.0", 1, 2, 2, "00317000002687", List.of())));
        sendIn(ANEW, heartbeat(1, "", new Lanes.Heartbeat(8, "0.1.0", 1, 2, 0, "", List.of())));

        List<SlipStates.Missing> missing = fleet.store.read(tx -> SlipStates.missing(tx, "00317"));
        assertThat(missing).extracting(SlipStates.Missing::head).hasSize(2);
    }

    @Test
    void anAuditChainThatDoesNotRiseIsAnAlarm() {
        Entry first = auditHead(1, "", 100, 1);
        Entry second = auditHead(2, hash(first), 200, 2);
        assertThat(send(first, second)).extracting(Lanes.Receipt::state).containsOnly(State.ACCEPTED);
        assertThat(fleet.openCodes()).isEmpty();

        Entry fork = auditHead(3, hash(second), 200, 3);
        assertThat(send(fork).getFirst().state())
                .as("the record itself is in order")
                .isEqualTo(State.ACCEPTED);
        assertThat(fleet.openCodes()).containsExactly(AlarmBook.AUDIT_CHAIN);
        assertThat(fleet.openAlarms().getFirst().detail()).startsWith("entry 200 after entry 200, ");

        send(auditHead(4, hash(fork), 4, 4));
        assertThat(fleet.openCodes()).hasSize(2);
    }

    private Entry auditHead(long seq, String previous, long entry, int hash) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) hash;
        var head = new Lanes.AuditHead(entry, Base64Url.encode(bytes));
        return sign(
                new Entry(id(), Lane.P3, seq, previous, Kind.AUDIT, fleet.clock.instant(), Json.canonical(head), ""));
    }

    private List<Lanes.Receipt> sendIn(String journal, Entry... entries) {
        return receipts(intake.accept(fleet.terminal(), journal, new Lanes.Batch(entries[0].lane(), List.of(entries))));
    }

    private Entry heartbeat(long seq, String previous, Lanes.Heartbeat beat) {
        return sign(new Entry(
                id(), Lane.P4, seq, previous, Kind.HEARTBEAT, fleet.clock.instant(), Json.canonical(beat), ""));
    }

    private List<Lanes.Receipt> send(Entry... entries) {
        return receipts(intake.accept(fleet.terminal(), "", new Lanes.Batch(entries[0].lane(), List.of(entries))));
    }

    private static List<Lanes.Receipt> receipts(Answer<Lanes.Receipts> answer) {
        return ((Answer.Ok<Lanes.Receipts>) answer).value().receipts();
    }

    private Lanes.Rating rate(int grade) {
        return new Lanes.Rating("item-1", 1, "00317000042687", grade);
    }

    private Entry rating(long seq, String previous, int grade) {
        return sign(new Entry(
                id(), Lane.P2, seq, previous, Kind.RATING, fleet.clock.instant(), Json.canonical(rate(grade)), ""));
    }

    private Entry heartbeat(long seq, String previous, String state, List<String> faults) {
        Lanes.Heartbeat beat = new Lanes.Heartbeat(
                3, "0.1.0", 1, 41, 2, "", List.of(new Lanes.Device("a4", "document-ipp", state, faults, 120)));
        return sign(new Entry(
                id(), Lane.P4, seq, previous, Kind.HEARTBEAT, fleet.clock.instant(), Json.canonical(beat), ""));
    }

    private Entry sign(Entry entry) {
        byte[] signature = fleet.suite.sign(
                fleet.terminalKey.privateKey(), entry.signedText().getBytes(StandardCharsets.UTF_8));
        return new Entry(
                entry.id(),
                entry.lane(),
                entry.seq(),
                entry.previous(),
                entry.kind(),
                entry.made(),
                entry.body(),
                Base64Url.encode(signature));
    }

    private String hash(Entry entry) {
        return Base64Url.encode(fleet.suite.hash(entry.signedText().getBytes(StandardCharsets.UTF_8)));
    }

    private boolean signedByCentral(Lanes.Receipt receipt) {
        return fleet.suite.verify(
                central.publicKey(),
                receipt.signedText().getBytes(StandardCharsets.UTF_8),
                Base64Url.decode(receipt.signature()));
    }

    private String id() {
        return ids.next().toString();
    }
}
