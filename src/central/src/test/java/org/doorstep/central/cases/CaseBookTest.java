// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.function.UnaryOperator;
import org.doorstep.central.TestCatalog;
import org.doorstep.central.fleet.AlarmBook;
import org.doorstep.central.store.CaseRows;
import org.doorstep.contract.Cases;
import org.doorstep.contract.Cases.Submission;
import org.doorstep.contract.Lanes;
import org.doorstep.contract.SlipNumber;
import org.doorstep.contract.Suite;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clock of the fixture stands at Saturday, 2026-03-14, 10:24 in Shanghai. */
class CaseBookTest {
    @TempDir
    Path folder;

    private CaseFixture fixture;

    @BeforeEach
    void open() throws Exception {
        fixture = new CaseFixture(folder);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aSubmissionGetsItsNumberInTheReceiptThatCentralSigns() {
        Lanes.Entry entry = fixture.submission(42);

        Lanes.Receipt receipt = fixture.send(entry).getFirst();

        assertThat(receipt.state()).isEqualTo(Lanes.State.ACCEPTED);
        assertThat(receipt.number()).hasSize(43).isEqualTo(TestCatalog.CODE + "20260314" + "0001");
        assertThat(fixture.fleet.suite.verify(
                        fixture.centralKey.publicKey(),
                        receipt.signedText().getBytes(StandardCharsets.UTF_8),
                        Base64Url.decode(receipt.signature())))
                .isTrue();
        assertThat(fixture.nudged).containsExactly("rs");
        CaseRows.File file = fixture.file(receipt.number());
        assertThat(file.state()).isEqualTo(Cases.State.RECEIVED);
        assertThat(file.due()).as("five working days from a Saturday").isEqualTo("2026-03-20");
    }

    @Test
    void aTimeLimitIsCountedByTheCalendarOfTheNewestRelease() throws Exception {
        fixture.calendar("""
                years:
                  - year: 2026
                    source: made up for this test
                    holidays: [{ name: { zh-CN: 春社, en: Spring day }, from: 2026-03-17, until: 2026-03-18 }]
                    workdays: [2026-03-21]
                """);
        String number = fixture.send(fixture.submission(42)).getFirst().number();
        assertThat(fixture.file(number).due())
                .as("Monday, Thursday, Friday, the Saturday worked, Monday")
                .isEqualTo("2026-03-23");
    }

    @Test
    void theSameRecordAgainIsADuplicateWithTheSameNumberAndNoSecondCase() {
        Lanes.Entry entry = fixture.submission(42);
        String number = fixture.send(entry).getFirst().number();

        for (int i = 0; i < 3; i++) {
            Lanes.Receipt again = fixture.send(entry).getFirst();
            assertThat(again.state()).isEqualTo(Lanes.State.DUPLICATE);
            assertThat(again.number()).isEqualTo(number);
        }

        assertThat(fixture.handed("rs", 0)).hasSize(1);
        CaseReport report = fixture.fleet.store.read(CaseReport::of);
        assertThat(report.cases())
                .containsExactly(new CaseReport.Line(
                        SlipNumber.of("00317", 42, 7).value(),
                        number,
                        TestCatalog.ITEM,
                        Cases.State.RECEIVED,
                        1,
                        List.of()));
    }

    @Test
    void numbersOfAnItemAndDayHaveNoGapsThoughRecordsAreHeldBetweenThem() {
        assertThat(fixture.received(1)).endsWith("202603140001");
        assertThat(held(2, was -> with(was, "slip", SlipNumber.of("00317", 1, 7).value())))
                .contains("another record has this slip");
        assertThat(fixture.received(3)).endsWith("202603140002");

        fixture.days(1);
        assertThat(fixture.received(4)).as("the next day begins anew").endsWith("202603150001");
    }

    @Test
    void theDayOfANumberBeginsAtMidnightWhereCentralStands() {
        fixture.fleet.clock.advance(java.time.Duration.ofHours(13).plusMinutes(35));
        assertThat(fixture.received(1)).as("23:59 in Shanghai").endsWith("202603140001");

        fixture.fleet.clock.advance(java.time.Duration.ofMinutes(1));
        assertThat(fixture.received(2)).as("00:00 in Shanghai").endsWith("202603150001");
    }

    @Test
    void anOlderVersionStaysKnownAfterANewOneIsPublished() throws Exception {
        fixture.publish(TestCatalog.write(folder.resolve("items of 2"), 2, 10));

        String old = fixture.received(1);
        String fresh = fixture.send(fixture.submission(2, was -> with(was, "version", "2")))
                .getFirst()
                .number();

        assertThat(fixture.file(old).due()).isEqualTo("2026-03-20");
        assertThat(fixture.file(fresh).due()).isEqualTo("2026-03-27");
    }

    @Test
    void anItemWithoutACodeOfThirtyOneCharactersCannotBeNumbered() throws Exception {
        fixture.publish(TestCatalog.write(folder.resolve("items of 2"), 2, 5, ""));

        assertThat(held(1, was -> with(was, "version", "2"))).contains("no implementation code of 31 characters");
    }

    @Test
    void whatIsNotOfTheRightFormIsHeldWithThePlaceAndTheLaneGoesOn() {
        assertThat(held(1, was -> with(was, "slip", "00317000042680"))).contains("$.slip");
        assertThat(held(1, was -> with(was, "token", "short"))).contains("$.token");
        assertThat(held(1, was -> with(was, "item", "an item"))).contains("$.item");
        assertThat(held(1, was -> with(was, "version", "0"))).contains("$.version");
        assertThat(held(1, was -> with(was, "desk", "RS"))).contains("$.desk");
        assertThat(held(1, was -> with(was, "region", "37082"))).contains("$.region");
        assertThat(held(1, was -> with(was, "replaces", "yesterday's"))).contains("$.replaces");
        assertThat(held(1, was -> with(was, "sealed", "not base64url="))).contains("$.sealed");
        assertThat(held(
                        1,
                        was -> with(
                                was,
                                "sealed",
                                Base64Url.encode("a readable answer".repeat(9).getBytes(StandardCharsets.UTF_8)))))
                .contains("$.sealed: is no seal of suite 1");
        assertThat(fixture.fleet.openCodes()).hasSize(9).containsOnly(AlarmBook.SUBMISSION_HELD);

        assertThat(fixture.received(1)).endsWith("0001");
    }

    @Test
    void whatDoesNotFitWhatIsHereIsHeldWithTheReason() {
        Lanes.Entry first = fixture.submission(1);
        fixture.send(first);
        String token = submission(first).token();

        assertThat(held(2, was -> with(was, "slip", SlipNumber.of("00318", 2, 7).value())))
                .contains("another terminal's");
        assertThat(held(2, was -> with(was, "token", token))).contains("another record has this token");
        assertThat(held(2, was -> with(was, "item", "nobody-knows"))).contains("no release holds version 1");
        assertThat(held(2, was -> with(was, "version", "9"))).contains("no release holds version 9");
        assertThat(held(2, was -> with(was, "desk", "nowhere"))).contains("there is no desk nowhere");
        assertThat(held(2, was -> with(was, "desk", "yb"))).contains("dealt with at desk rs");
        assertThat(held(2, was -> with(was, "replaces", "01940000-0000-7000-8000-000000000000")))
                .contains("is not here");
        assertThat(held(2, was -> with(was, "replaces", first.id()))).contains("was not returned; it is RECEIVED");

        assertThat(fixture.received(2)).as("the slip was not used up").endsWith("0002");
    }

    @Test
    void aRevokedDeskGetsNoNewCases() {
        fixture.fleet.store.change(tx -> tx.desks().revoke("rs", fixture.fleet.clock.instant()));

        assertThat(held(1, was -> was)).contains("there is no desk rs");
    }

    @Test
    void aSubmissionInAnotherLaneIsHeld() {
        Lanes.Entry entry =
                fixture.next(Lanes.Lane.P2, Lanes.Kind.SUBMISSION, id -> fixture.sealing.submission("00317", 1, id));

        assertThat(fixture.send(entry).getFirst().reason()).contains("lane P1");
    }

    @Test
    void aKnownIdWithOtherBytesIsHeldWithAnAlarmAndTheCaseStaysAsItWas() {
        Lanes.Entry entry = fixture.submission(1);
        String number = fixture.send(entry).getFirst().number();
        Lanes.Entry forged = fixture.sign(new Lanes.Entry(
                entry.id(),
                entry.lane(),
                entry.seq(),
                entry.previous(),
                entry.kind(),
                entry.made(),
                Json.canonical(fixture.sealing.submission("00317", 1, entry.id())),
                ""));

        Lanes.Receipt held = fixture.send(forged).getFirst();

        assertThat(held.state()).isEqualTo(Lanes.State.HELD);
        assertThat(held.number()).isEmpty();
        assertThat(fixture.fleet.openCodes()).containsExactly(AlarmBook.RECORD_CHANGED);
        assertThat(fixture.handed("rs", 0)).singleElement().satisfies(handed -> {
            assertThat(handed.number()).isEqualTo(number);
            assertThat(handed.sealed()).isEqualTo(submission(entry).sealed());
        });
    }

    @Test
    void aReturnedCaseIsCorrectedKeepsItsNumberAndItsDueDayMovesOn() {
        Lanes.Entry first = fixture.submission(1);
        String number = fixture.send(first).getFirst().number();
        fixture.days(3);
        assertThat(fixture.decide(number, Cases.State.RETURNED))
                .as("on Tuesday")
                .isEmpty();
        fixture.days(3);

        Lanes.Entry correction = fixture.submission(2, was -> with(was, "replaces", first.id()));
        Lanes.Receipt receipt = fixture.send(correction).getFirst();

        assertThat(receipt.state()).isEqualTo(Lanes.State.ACCEPTED);
        assertThat(receipt.number()).isEqualTo(number);
        CaseRows.File file = fixture.file(number);
        assertThat(file.state()).isEqualTo(Cases.State.RECEIVED);
        assertThat(file.record()).isEqualTo(correction.id());
        assertThat(file.due())
                .as("Friday the 20th, and three working days from Tuesday to Friday")
                .isEqualTo("2026-03-25");
        assertThat(fixture.handed("rs", 1)).singleElement().satisfies(handed -> {
            assertThat(handed.seq()).isEqualTo(2);
            assertThat(handed.replaces()).isEqualTo(first.id());
            assertThat(handed.number()).isEqualTo(number);
            assertThat(handed.due()).isEqualTo("2026-03-25");
        });
        assertThat(fixture.send(correction).getFirst().number()).isEqualTo(number);
        assertThat(fixture.fleet.store.read(CaseReport::of).cases())
                .singleElement()
                .satisfies(line -> assertThat(line.corrections())
                        .containsExactly(new CaseReport.Correction(
                                SlipNumber.of("00317", 2, 7).value(), 1)));
    }

    @Test
    void aRecordIsReplacedOnceAndOnlyTheNewestOfItsCase() {
        Lanes.Entry first = fixture.submission(1);
        String number = fixture.send(first).getFirst().number();
        fixture.decide(number, Cases.State.RETURNED);
        fixture.send(fixture.submission(2, was -> with(was, "replaces", first.id())));

        assertThat(held(3, was -> with(was, "replaces", first.id()))).contains("was replaced before");

        fixture.decide(number, Cases.State.RETURNED);
        assertThat(held(4, was -> with(was, "replaces", first.id()))).contains("was replaced before");
        assertThat(fixture.send(fixture.submission(
                                5,
                                was -> with(
                                        was, "replaces", fixture.file(number).record())))
                        .getFirst()
                        .number())
                .isEqualTo(number);
    }

    @Test
    void aCorrectionMayComeFromAnotherTerminal() {
        Lanes.Entry first = fixture.submission(1);
        String number = fixture.send(first).getFirst().number();
        fixture.decide(number, Cases.State.RETURNED);
        fixture.fleet.enrol("00318", "another key");
        fixture.speakFor("00318");

        Lanes.Receipt receipt = fixture.send(fixture.submission(1, was -> with(was, "replaces", first.id())))
                .getFirst();

        assertThat(receipt.number()).isEqualTo(number);
        assertThat(fixture.file(number).terminal()).as("of the first record").isEqualTo("00317");
    }

    @Test
    void aCaseAndItsRecordAreCommittedTogetherOrNotAtAll() throws Exception {
        Lanes.Entry entry = fixture.submission(1);
        execute("create trigger broken before insert on case_record begin select raise(abort, 'disk'); end");
        assertThatThrownBy(() -> fixture.send(entry)).hasMessageContaining("disk");
        assertThat(fixture.nudged).isEmpty();
        assertThat(fixture.fleet.records(Lanes.Kind.SUBMISSION)).isEmpty();
        assertThat(fixture.fleet.store.read(CaseReport::of).cases()).isEmpty();

        execute("drop trigger broken");

        assertThat(fixture.send(entry).getFirst().number())
                .as("the number that was not committed was not used up")
                .endsWith("202603140001");
    }

    @Test
    void aCommitThatFailsPromisesNothing() throws Exception {
        Lanes.Entry entry = fixture.submission(1);
        execute("create trigger lost after insert on lane_record begin delete from lane_record where id = new.id; end");
        assertThatThrownBy(() -> fixture.send(entry))
                .as("every statement went well, and only the commit sees that the record is gone")
                .rootCause()
                .hasMessageContaining("FOREIGN KEY");
        assertThat(fixture.nudged).isEmpty();

        execute("drop trigger lost");

        assertThat(fixture.send(entry).getFirst().state()).isEqualTo(Lanes.State.ACCEPTED);
    }

    @Test
    void aDeskIsHandedFiftyAtATimeInTheOrderTheyCame() {
        for (int i = 1; i <= 53; i++) {
            fixture.received(i);
        }

        List<Cases.Handed> first = fixture.handed("rs", 0);
        List<Cases.Handed> rest = fixture.handed("rs", 50);

        assertThat(first).hasSize(50);
        assertThat(first)
                .extracting(Cases.Handed::seq)
                .startsWith(1L)
                .endsWith(50L)
                .isSorted();
        assertThat(rest).extracting(Cases.Handed::seq).containsExactly(51L, 52L, 53L);
        assertThat(fixture.handed("yb", 0)).isEmpty();
    }

    @Test
    void largeCasesAreHandedInAnswersThatADeskCanRead() {
        String huge = Base64Url.encode(seal(700_000));
        for (int i = 1; i <= 4; i++) {
            fixture.send(fixture.submission(i, was -> with(was, "sealed", huge)));
        }

        List<Cases.Handed> first = fixture.handed("rs", 0);

        assertThat(first).hasSizeBetween(1, 3);
        assertThat(Json.write(first).length).isLessThan(4 << 20);
        assertThat(fixture.handed("rs", first.getLast().seq())).isNotEmpty();
    }

    @Test
    void theTextOfAHeldSubmissionIsKeptOnlyWhenItsHeaderHasItsForm() {
        record Open(String slip, String name) {}
        Lanes.Entry readable =
                fixture.next(Lanes.Lane.P1, Lanes.Kind.SUBMISSION, id -> new Open("00317000042687", "张桂兰"));
        Lanes.Entry sealed = fixture.submission(1, was -> with(was, "item", "nobody-knows"));
        fixture.send(readable, sealed);

        assertThat(kept(readable)).isEmpty();
        assertThat(kept(sealed)).isEqualTo(sealed.signedText());
    }

    private String kept(Lanes.Entry entry) {
        String hash =
                Base64Url.encode(fixture.fleet.suite.hash(entry.signedText().getBytes(StandardCharsets.UTF_8)));
        return fixture.fleet
                .store
                .read(tx -> tx.records().held("00317", entry.id(), hash))
                .orElseThrow()
                .signed();
    }

    private byte[] seal(int length) {
        return fixture.fleet.suite.seal(
                fixture.deskKey.publicKey(), Suite.Use.SUBMISSION.context("rs", "00317", "x"), new byte[length]);
    }

    /** The reason for which a submission with a change is held. */
    private String held(int counter, UnaryOperator<Submission> change) {
        Lanes.Receipt receipt =
                fixture.send(fixture.submission(counter, change)).getFirst();
        assertThat(receipt.state()).isEqualTo(Lanes.State.HELD);
        assertThat(receipt.number()).isEmpty();
        return receipt.reason();
    }

    private static Submission submission(Lanes.Entry entry) {
        try {
            return Json.read(entry.body().getBytes(StandardCharsets.UTF_8), Submission.class);
        } catch (org.doorstep.wire.BadMessage impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Submission with(Submission was, String field, String value) {
        return new Submission(
                field.equals("slip") ? value : was.slip(),
                field.equals("token") ? value : was.token(),
                field.equals("item") ? value : was.item(),
                field.equals("version") ? Integer.parseInt(value) : was.version(),
                field.equals("desk") ? value : was.desk(),
                field.equals("region") ? value : was.region(),
                field.equals("replaces") ? value : was.replaces(),
                field.equals("sealed") ? value : was.sealed());
    }

    private void execute(String sql) throws Exception {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("central.db"));
                Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
