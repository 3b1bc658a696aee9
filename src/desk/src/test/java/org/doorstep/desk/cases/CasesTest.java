// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.doorstep.contract.Cases;
import org.doorstep.desk.World;
import org.doorstep.desk.store.Accesses;
import org.doorstep.desk.store.CaseRecords.Filter;
import org.doorstep.desk.store.Decisions;
import org.doorstep.desk.store.Decisions.Verdict;
import org.doorstep.desk.store.DeskStore;
import org.doorstep.desk.store.KeyedHash;
import org.doorstep.desk.store.Misdelivered;
import org.doorstep.desk.store.Opening;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.KeyFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CasesTest {
    private static final Instant START = Instant.parse("2026-03-01T01:00:00Z");
    private static final Told ADDRESS = new Told(List.of("地址不完整，请写到门牌号。"), "");

    @TempDir
    Path state;

    private final World world = new World();
    private Instant now = START;
    private KeyFile keys;
    private DeskStore store;
    private Intake intake;
    private CaseDesk desk;
    private int woken;

    @BeforeEach
    void open() throws IOException {
        keys = KeyFile.open(state);
        store = DeskStore.open(state);
        CaseSeals seals = new CaseSeals(World.DESK, keys);
        intake = new Intake(store, seals, new KeyedHash(keys), () -> now);
        desk = new CaseDesk(store, seals, () -> now, () -> woken++);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private byte[] key() {
        return keys.sealing().publicKey();
    }

    private Cases.Handed handed(long seq, World.Who who, String address) {
        return handed(seq, World.number((int) seq), "", who, address);
    }

    private Cases.Handed handed(long seq, String number, String replaces, World.Who who, String address) {
        return world.handed(
                key(),
                seq,
                number,
                replaces,
                world.content(who, List.of(World.filled("address", "现住址", address))),
                now);
    }

    private Cases.Handed with(Cases.Handed h, long seq, String record, String sealed) {
        return new Cases.Handed(
                seq,
                record,
                h.terminal(),
                h.number(),
                h.slip(),
                h.item(),
                h.version(),
                h.replaces(),
                h.made(),
                h.received(),
                h.due(),
                sealed);
    }

    private CaseFile file(Cases.Handed handed) {
        return desk.look(handed.number()).orElseThrow();
    }

    private CaseDesk.Wish wish(Cases.Handed on, Cases.State from, Cases.State to, Told told) {
        return new CaseDesk.Wish(UUID.randomUUID().toString(), on.number(), on.record(), from, to, told);
    }

    private Verdict decide(Cases.Handed on, Cases.State from, Cases.State to, Told told) {
        return desk.decide(wish(on, from, to, told), "wang");
    }

    @Test
    void whatIsHandedOverLiesHereOnceHoweverOftenItComes() throws Exception {
        Cases.Handed one = handed(1, World.ZHANG, "石桥村");
        Cases.Handed two = handed(2, World.LI, "东村");
        intake.take(List.of(two, one));
        intake.take(List.of(one, two));
        store.close();
        open();
        intake.take(List.of(one));
        assertThat(intake.highest()).isEqualTo(2);
        assertThat(desk.list(Filter.ALL, "", 10, 0)).hasSize(2);
        assertThat(desk.misdelivered()).isEmpty();
        CaseFile file = file(one);
        assertThat(file.state()).isEqualTo(Cases.State.RECEIVED);
        assertThat(file.newest().kept().handed()).isEqualTo(one);
        assertThat(file.newest().opened())
                .isInstanceOfSatisfying(
                        Opened.Form.class,
                        form -> assertThat(form.content().applicant().name()).isEqualTo("张建国"));
    }

    @Test
    void aKnownRecordWithOtherBytesIsKeptApartAndChangesNothing() {
        Cases.Handed one = handed(1, World.ZHANG, "石桥村");
        Cases.Handed other =
                with(one, 2, one.record(), handed(1, World.CHEN, "别处").sealed());
        intake.take(List.of(one));
        intake.take(List.of(other));
        assertThat(file(one).newest().kept().handed()).isEqualTo(one);
        assertThat(desk.misdelivered())
                .extracting(Misdelivered::reason)
                .containsExactly(Misdelivered.Reason.OTHER_BYTES);
        assertThat(intake.highest()).as("central is not asked for it for ever").isEqualTo(2);
    }

    @Test
    void theSameRecordUnderANewPositionIsNoSecondCase() {
        Cases.Handed one = handed(1, World.ZHANG, "石桥村");
        intake.take(List.of(one, with(one, 2, one.record(), one.sealed())));
        assertThat(file(one).entries()).hasSize(1);
        assertThat(desk.misdelivered()).extracting(Misdelivered::reason).containsExactly(Misdelivered.Reason.TWICE);
        intake.take(List.of(with(handed(1, World.LI, "东村"), 1, "another", "AQ")));
        assertThat(desk.misdelivered()).extracting(Misdelivered::reason).contains(Misdelivered.Reason.POSITION_TAKEN);
    }

    @Test
    void aSealThatDoesNotOpenIsKeptWithItsReasonAndStopsNoOther() {
        Cases.Content content = world.content(World.ZHANG, List.of());
        byte[] stranger = world.suite.newSealingPair().publicKey();
        Cases.Handed good = handed(9, World.LI, "东村");
        Cases.Handed otherKey = world.handed(stranger, 1, World.number(1), "", content, now);
        Cases.Handed plain = handed(2, World.ZHANG, "a");
        Cases.Handed text = with(plain, 2, plain.record(), "not base64!");
        Cases.Handed third = handed(3, World.ZHANG, "a");
        Cases.Handed newer = with(third, 3, third.record(), Base64Url.encode(new byte[] {7, 1, 2}));
        Cases.Handed fourth = handed(4, World.ZHANG, "a");
        Cases.Handed noForm = with(fourth, 4, fourth.record(), world.submission(key(), fourth.record(), List.of("x")));
        Cases.Handed fifth = handed(5, World.ZHANG, "a");
        Cases.Content elsewhere = new Cases.Content("rs-099", 1, "别的事项", content.applicant(), List.of(), "");
        Cases.Handed otherItem = with(fifth, 5, fifth.record(), world.submission(key(), fifth.record(), elsewhere));
        Cases.Handed sixth = handed(6, World.ZHANG, "a");
        Cases.Handed moved = with(sixth, 6, "another-record", sixth.sealed());
        intake.take(List.of(otherKey, text, newer, noForm, otherItem, moved, good));
        assertThat(intake.highest()).isEqualTo(9);
        assertThat(desk.list(Filter.CLOSED, "", 20, 0))
                .extracting(line -> line.standing().newest().opening())
                .containsExactlyInAnyOrder(
                        Opening.SEAL_WRONG,
                        Opening.NOT_A_SEAL,
                        Opening.SUITE_UNKNOWN,
                        Opening.NOT_READABLE,
                        Opening.ITEM_DIFFERS,
                        Opening.SEAL_WRONG);
        assertThat(desk.counts()).containsEntry(Filter.CLOSED, 6).containsEntry(Filter.TODO, 7);
        assertThat(file(good).newest().opened().opening()).isEqualTo(Opening.OPENED);
        assertThat(file(text).newest().kept().handed().sealed()).isEqualTo("not base64!");
    }

    @Test
    void whatCouldNotBeOpenedIsTriedAgainAtTheNextStart() throws Exception {
        Cases.Handed one = handed(1, World.ZHANG, "石桥村");
        Path put = state.resolve("put-away");
        Files.move(state.resolve(KeyFile.NAME), put);
        store.close();
        open();
        intake.take(List.of(one));
        assertThat(file(one).newest().kept().opening()).isEqualTo(Opening.SEAL_WRONG);
        Files.delete(state.resolve(KeyFile.NAME));
        Files.move(put, state.resolve(KeyFile.NAME));
        store.close();
        open();
        intake.reopen();
        assertThat(file(one).newest().kept().opening()).isEqualTo(Opening.OPENED);
        assertThat(file(one).newest().kept().title()).contains("养老保险");
        assertThat(file(one).newest().kept().person()).isEqualTo(new KeyedHash(keys).person(World.ZHANG.idNumber()));
    }

    @Test
    void aCaseGoesFromReceiptOverReturnAndCorrectionToItsEnd() {
        Cases.Handed one = handed(1, World.ZHANG, "石桥村");
        intake.take(List.of(one));
        now = now.plus(Duration.ofHours(1));
        assertThat(decide(one, Cases.State.RECEIVED, Cases.State.RETURNED, ADDRESS))
                .isEqualTo(new Verdict.Kept());
        assertThat(woken).isEqualTo(1);
        CaseFile returned = file(one);
        assertThat(returned.state()).isEqualTo(Cases.State.RETURNED);
        assertThat(returned.standing().changed()).isEqualTo(now);
        assertThat(returned.last().told()).contains(ADDRESS);
        now = now.plus(Duration.ofHours(1));
        Cases.Handed two = handed(2, one.number(), one.record(), World.ZHANG, "石桥村12号");
        intake.take(List.of(two));
        CaseFile corrected = file(one);
        assertThat(corrected.state()).isEqualTo(Cases.State.RECEIVED);
        assertThat(corrected.entries()).hasSize(2);
        assertThat(corrected.replaced().orElseThrow().kept().handed()).isEqualTo(one);
        assertThat(corrected.strangers()).isFalse();
        assertThat(decide(one, Cases.State.RECEIVED, Cases.State.REFUSED, ADDRESS))
                .as("on the old record")
                .isEqualTo(new Verdict.Replaced());
        assertThat(decide(two, Cases.State.RECEIVED, Cases.State.ACCEPTED, Told.NOTHING))
                .isEqualTo(new Verdict.Kept());
        Told result = new Told(List.of(), "已登记，从2026年4月起缴费。");
        assertThat(decide(two, Cases.State.ACCEPTED, Cases.State.FINISHED, result))
                .isEqualTo(new Verdict.Kept());
        assertThat(file(one).state()).isEqualTo(Cases.State.FINISHED);
        assertThat(file(one).last().told()).contains(result);
        assertThat(desk.counts())
                .containsEntry(Filter.TODO, 0)
                .containsEntry(Filter.FINISHED, 1)
                .containsEntry(Filter.ALL, 1);
    }

    @Test
    void theSecondOfTwoOfficialsIsToldWhoWasFirst() {
        Cases.Handed one = handed(1, World.ZHANG, "石桥村");
        intake.take(List.of(one));
        CaseDesk.Wish first = wish(one, Cases.State.RECEIVED, Cases.State.ACCEPTED, Told.NOTHING);
        assertThat(desk.decide(first, "wang")).isEqualTo(new Verdict.Kept());
        assertThat(desk.decide(first, "wang")).as("a double click").isEqualTo(new Verdict.Kept());
        assertThat(desk.decide(wish(one, Cases.State.RECEIVED, Cases.State.RETURNED, ADDRESS), "li"))
                .isInstanceOfSatisfying(Verdict.Already.class, already -> {
                    assertThat(already.first().official()).isEqualTo("wang");
                    assertThat(already.first().to()).isEqualTo(Cases.State.ACCEPTED);
                    assertThat(already.first().made()).isEqualTo(now);
                });
        assertThat(file(one).decisions()).hasSize(1);
        assertThat(desk.backlog()).isEqualTo(1);
        assertThat(desk.decide(
                        new CaseDesk.Wish(
                                UUID.randomUUID().toString(),
                                "no such case",
                                "r",
                                Cases.State.RECEIVED,
                                Cases.State.ACCEPTED,
                                Told.NOTHING),
                        "li"))
                .isEqualTo(new Verdict.NoSuchCase());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> decide(one, Cases.State.RETURNED, Cases.State.ACCEPTED, Told.NOTHING));
    }

    @Test
    void manyOfficialsAtOnceDecideOnce() throws Exception {
        Cases.Handed one = handed(1, World.ZHANG, "石桥村");
        intake.take(List.of(one));
        CountDownLatch go = new CountDownLatch(1);
        List<Verdict> verdicts = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Verdict>> running = Stream.generate(() -> threads.submit(() -> {
                        go.await();
                        return desk.decide(wish(one, Cases.State.RECEIVED, Cases.State.ACCEPTED, Told.NOTHING), "wang");
                    }))
                    .limit(20)
                    .toList();
            go.countDown();
            for (Future<Verdict> each : running) {
                verdicts.add(each.get());
            }
        }
        assertThat(verdicts).filteredOn(Verdict.Kept.class::isInstance).hasSize(1);
        assertThat(verdicts).filteredOn(Verdict.Already.class::isInstance).hasSize(19);
        assertThat(file(one).decisions()).hasSize(1);
    }

    @Test
    void aDecisionThatCentralRefusedDoesNotCountAndCanBeMadeAnew() {
        Cases.Handed one = handed(1, World.ZHANG, "石桥村");
        intake.take(List.of(one));
        decide(one, Cases.State.RECEIVED, Cases.State.ACCEPTED, Told.NOTHING);
        Decisions.Decision accepted = store.decisions().waiting(10).getFirst();
        store.decisions().refused(accepted, "not now");
        assertThat(file(one).state()).isEqualTo(Cases.State.RECEIVED);
        assertThat(file(one).last()).isNull();
        assertThat(file(one).decisions())
                .singleElement()
                .satisfies(past -> assertThat(past.decision().refused()).isEqualTo("not now"));
        assertThat(decide(one, Cases.State.ACCEPTED, Cases.State.FINISHED, new Told(List.of(), "x")))
                .isEqualTo(new Verdict.Undone());
        assertThat(decide(one, Cases.State.RECEIVED, Cases.State.RETURNED, ADDRESS))
                .isEqualTo(new Verdict.Kept());
        store.decisions().taken(accepted.id(), now);
        assertThat(file(one).decisions().getFirst().decision().taken()).isNull();
    }

    @Test
    void aCorrectionBySomebodyElseStandsOut() {
        Cases.Handed one = handed(1, World.ZHANG, "石桥村");
        intake.take(List.of(one, handed(2, one.number(), one.record(), World.CHEN, "别处")));
        assertThat(file(one).strangers()).isTrue();
    }

    @Test
    void theMostUrgentComesFirstAndCasesAreFoundByAnyPartOfTheirNumbers() {
        Cases.Handed late = handed(1, World.ZHANG, "a");
        now = now.minus(Duration.ofDays(3));
        Cases.Handed early = handed(2, World.LI, "b");
        intake.take(List.of(late, early));
        assertThat(desk.list(Filter.TODO, "", 10, 0))
                .extracting(line -> line.standing().newest().handed().seq())
                .containsExactly(2L, 1L);
        assertThat(desk.list(Filter.TODO, "", 1, 1)).hasSize(1);
        assertThat(desk.list(Filter.ALL, "202603010002", 10, 0)).hasSize(1);
        assertThat(desk.list(Filter.ALL, late.slip(), 10, 0)).hasSize(1);
        assertThat(desk.list(Filter.ALL, "%", 10, 0)).isEmpty();
    }

    @Test
    void whoOpenedWhatIsWrittenDown() {
        Cases.Handed one = handed(1, World.ZHANG, "a");
        intake.take(List.of(one));
        desk.open(one.number(), "wang", Accesses.Kind.OPENED);
        now = now.plusSeconds(60);
        CaseFile file = desk.open(one.number(), "li", Accesses.Kind.SHOWN).orElseThrow();
        assertThat(file.accesses())
                .containsExactly(
                        new Accesses.Access(now, "li", one.number(), Accesses.Kind.SHOWN),
                        new Accesses.Access(START, "wang", one.number(), Accesses.Kind.OPENED));
        assertThat(desk.open("none", "li", Accesses.Kind.OPENED)).isEmpty();
        assertThat(desk.accesses(10, 1)).hasSize(1);
        desk.goOn(one.number(), "li");
        assertThat(desk.accesses(10, 0)).as("li has it open").hasSize(2);
        desk.goOn(one.number(), "zhao");
        assertThat(desk.accesses(10, 0)).as("zhao has not").hasSize(3);
    }

    @Test
    void theFileOnDiskHoldsNothingAResidentOrAnOfficialWrote() throws Exception {
        Cases.Handed one = handed(1, World.ZHANG, "石桥村十二号院");
        intake.take(List.of(one));
        decide(one, Cases.State.RECEIVED, Cases.State.RETURNED, ADDRESS);
        store.close();
        try (Stream<Path> files = Files.list(state)) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith(DeskStore.FILE))
                    .toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                assertThat(bytes).doesNotContain("张建国", World.ZHANG.idNumber(), "十二号院", "门牌号", "1955-03-12");
            }
        }
        assertThat(Files.readString(state.resolve(DeskStore.FILE), StandardCharsets.ISO_8859_1))
                .as("the test reads the right file")
                .contains(one.number());
        store = DeskStore.open(state);
    }

    @Test
    void reasonsAreCheckedAndTakenLineByLine() {
        assertThat(Told.of(Cases.State.RETURNED, List.of("a"), " b \r\n\n b\na"))
                .isEqualTo(new Told.Checked.Fine(new Told(List.of("a", "b"), "")));
        assertThat(Told.of(Cases.State.RETURNED, List.of(), " \n"))
                .isEqualTo(new Told.Checked.Wrong(Told.Problem.NO_REASON));
        assertThat(Told.of(Cases.State.REFUSED, List.of(), "x".repeat(Told.LONGEST_REASON + 1)))
                .isEqualTo(new Told.Checked.Wrong(Told.Problem.REASON_TOO_LONG));
        assertThat(Told.of(Cases.State.REFUSED, List.of(), "𬭎".repeat(Told.LONGEST_REASON)))
                .isInstanceOf(Told.Checked.Fine.class);
        assertThat(Told.of(Cases.State.RETURNED, List.of(), "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13"))
                .isEqualTo(new Told.Checked.Wrong(Told.Problem.TOO_MANY_REASONS));
        assertThat(Told.of(Cases.State.FINISHED, List.of(), "  "))
                .isEqualTo(new Told.Checked.Wrong(Told.Problem.NO_RESULT));
        assertThat(Told.of(Cases.State.FINISHED, List.of(), "好\u0007了\r\n第二行"))
                .isEqualTo(new Told.Checked.Fine(new Told(List.of(), "好 了\n第二行")));
        assertThat(Told.of(Cases.State.ACCEPTED, List.of(), "ignored")).isEqualTo(new Told.Checked.Fine(Told.NOTHING));
    }
}
