// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.catalog.Samples;
import org.doorstep.catalog.author.Authoring;
import org.doorstep.catalog.item.CodeTable;
import org.doorstep.catalog.item.Item;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedCatalogTest {
    private static final Instant T0 = City.T0;
    private static final Instant LATER = T0.plus(Duration.ofHours(1));

    @TempDir
    Path folder;

    private City city;

    @BeforeEach
    void found() {
        city = new City(folder);
    }

    @Test
    void aTerminalWithoutAReleaseTakesTheFirst() {
        city.publish(1, T0);
        TrustedCatalog terminal = city.terminal();
        assertThat(terminal.live()).isEmpty();
        assertThat(terminal.update(city.fetcher(), LATER)).isEqualTo(new Update.Switched(1));
        assertThat(terminal.live()).hasValueSatisfying(live -> {
            assertThat(live.release()).isEqualTo(1);
            assertThat(live.published()).isEqualTo(T0);
            assertThat(live.items()).extracting(Item::id).containsExactly("social-insurance-certificate");
            assertThat(live.hidden()).isEmpty();
            assertThat(live.other("desks.json")).contains(City.DESKS);
        });
    }

    @Test
    void aSecondItemGivenAsAYamlFileAppearsAfterPublishingAndNotBefore() {
        city.publish(1, T0);
        TrustedCatalog terminal = city.terminal();
        terminal.update(city.fetcher(), T0);

        city.addGuide();
        assertThat(terminal.update(city.fetcher(), T0)).isEqualTo(new Update.Current(1));
        assertThat(ids(terminal)).containsExactly("social-insurance-certificate");

        assertThat(city.publish(2, LATER))
                .isEqualTo(
                        new PublishResult.Published(2, List.of("items/old-age-care-guide.json"), List.of(), List.of()));
        assertThat(terminal.update(city.fetcher(), LATER)).isEqualTo(new Update.Switched(2));
        assertThat(ids(terminal)).containsExactly("social-insurance-certificate", "old-age-care-guide");
    }

    @Test
    void onlyChangedBlobsTravel() {
        city.publish(1, T0);
        city.terminal().update(city.fetcher(), T0);
        city.addGuide();
        city.publish(2, LATER);
        List<String> asked = new ArrayList<>();
        city.terminal().update(recording(asked), LATER);
        assertThat(asked).filteredOn(name -> name.startsWith("blobs/")).hasSize(2);
    }

    @Test
    void aStagedReleaseWaitsForTheEndOfTheSessionEvenOverARestart() {
        city.publish(1, T0);
        city.terminal().update(city.fetcher(), T0);
        city.addGuide();
        city.publish(2, T0);
        TrustedCatalog terminal = city.terminal();
        assertThat(terminal.stage(city.fetcher(), T0)).isEqualTo(new Update.Staged(2));
        assertThat(terminal.live().orElseThrow().release()).isEqualTo(1);

        assertThat(city.terminal().live().orElseThrow().release()).isEqualTo(1);
        assertThat(city.terminal().activate().orElseThrow().release()).isEqualTo(2);
        assertThat(city.terminal().live().orElseThrow().release()).isEqualTo(2);
    }

    @Test
    void aRootOfSomebodyElseIsRefused() {
        city.publish(1, T0);
        TrustedCatalog other = new TrustedCatalog(
                folder.resolve("other"), new byte[32], City.SUITE, new org.doorstep.catalog.expr.CelExpressions());
        assertThat(refused(other.update(city.fetcher(), T0))).isEqualTo(Update.Reason.ROOT_UNKNOWN);
    }

    @Test
    void metadataSignedByAnotherKeyIsRefusedWhateverTheRole() {
        for (String file : List.of("timestamp.json", "1.snapshot.json", "1.targets.json")) {
            City fresh = new City(folder.resolve(file));
            fresh.publish(1, T0);
            City forger = new City(folder.resolve("forger-" + file));
            forger.publish(1, T0);
            // The forger's file under the city's other metadata: a hash stops it for all roles but the timestamp.
            Update update = fresh.terminal().update(replacing(fresh, "meta/" + file, forger), T0);
            assertThat(refused(update))
                    .isEqualTo(file.equals("timestamp.json") ? Update.Reason.SIGNATURE : Update.Reason.CONTENT);
            assertThat(fresh.terminal().live()).isEmpty();
        }
    }

    @Test
    void aSignatureByTheRightKeyOverOtherWordsIsRefused() {
        city.publish(1, T0);
        String timestamp = City.read(city.repository.resolve("meta/timestamp.json"));
        City.write(
                city.repository.resolve("meta/timestamp.json"),
                Samples.with(timestamp, "2026-03-21T08:00:00Z", "2036-03-21T08:00:00Z"));
        assertThat(city.terminal().update(city.fetcher(), T0))
                .isEqualTo(new Update.Refused(
                        Update.Reason.SIGNATURE,
                        "timestamp.json has 0 of 1 signatures that are needed. Publish again with the city's keys; if"
                                + " nobody changed anything, look who writes to the repository."));
    }

    @Test
    void twoKeysAreNeededWhereTheRoleAsksForTwo() {
        // roles.json is data: the second key of targets is made by hand and both must sign.
        Path keys = folder.resolve("keys");
        City.write(keys.resolve("targets-2.key"), City.read(keys.resolve("snapshot-1.key")));
        String roles = City.read(keys.resolve("roles.json"));
        City.write(
                keys.resolve("roles.json"),
                Samples.with(
                        roles,
                        "\"targets\":{\"threshold\":1,\"keys\":[\"targets-1\"]}",
                        "\"targets\":{\"threshold\":2,\"keys\":[\"targets-1\",\"targets-2\"]}"));
        city.publisher = city.publisher.renewRoot(ReleaseKeys.openOrCreate(keys, City.SUITE), T0);
        city.publish(1, T0);
        assertThat(city.terminal().update(city.fetcher(), T0)).isEqualTo(new Update.Switched(1));

        Path targets = city.repository.resolve("meta/1.targets.json");
        assertThat(City.read(targets).split("\"keyid\"", -1)).hasSize(3);
    }

    @Test
    void aLowerNumberIsNeverAcceptedEvenWhenItIsSignedAndFresh() {
        city.publish(1, T0);
        Path old = folder.resolve("old-timestamp.json");
        city.keep("meta/timestamp.json", old);
        city.addGuide();
        city.publish(2, T0);
        city.terminal().update(city.fetcher(), T0);

        City.write(city.repository.resolve("meta/timestamp.json"), City.read(old));
        assertThat(city.terminal().update(city.fetcher(), T0))
                .isEqualTo(new Update.Refused(
                        Update.Reason.LOWER_NUMBER,
                        "timestamp.json has number 1 after number 2. Publish under a higher number; a rollback is a new"
                                + " number too."));
        assertThat(city.terminal().live().orElseThrow().release()).isEqualTo(2);
    }

    @Test
    void anOlderTimestampOfTheSameReleaseIsRefused() {
        city.publish(1, T0);
        Path old = folder.resolve("old-timestamp.json");
        city.keep("meta/timestamp.json", old);
        city.publisher.refresh(T0);
        city.terminal().update(city.fetcher(), T0);
        City.write(city.repository.resolve("meta/timestamp.json"), City.read(old));
        assertThat(refused(city.terminal().update(city.fetcher(), T0))).isEqualTo(Update.Reason.LOWER_NUMBER);
    }

    @Test
    void aReleaseSeenButNotYetInForceAlreadyForbidsLowerOnes() {
        city.publish(1, T0);
        Path old = folder.resolve("old-timestamp.json");
        city.keep("meta/timestamp.json", old);
        city.addGuide();
        city.publish(2, T0);
        city.terminal().stage(city.fetcher(), T0);
        City.write(city.repository.resolve("meta/timestamp.json"), City.read(old));
        assertThat(refused(city.terminal().update(city.fetcher(), T0))).isEqualTo(Update.Reason.LOWER_NUMBER);
    }

    @Test
    void aChangedBlobIsRefusedBeforeItIsRead() throws IOException {
        city.publish(1, T0);
        Path blob = largest(city.repository.resolve("blobs"));
        byte[] bytes = Files.readAllBytes(blob);
        bytes[bytes.length / 2] ^= 1;
        Files.write(blob, bytes);
        Update update = city.terminal().update(city.fetcher(), T0);
        assertThat(refused(update)).isEqualTo(Update.Reason.CONTENT);
        assertThat(((Update.Refused) update).detail())
                .isEqualTo(
                        "items/social-insurance-certificate.json is not the file that was signed. Publish again; what"
                                + " lies on the server is not what was signed.");
        assertThat(city.terminal().live()).isEmpty();
    }

    @Test
    void aBlobLongerThanItWasSignedIsNotSwallowed() throws IOException {
        city.publish(1, T0);
        Path blob = largest(city.repository.resolve("blobs"));
        Files.write(blob, new byte[1 << 20], java.nio.file.StandardOpenOption.APPEND);
        assertThat(city.terminal().update(city.fetcher(), T0)).isInstanceOf(Update.Unreachable.class);
    }

    @Test
    void expiredMetadataIsNotFollowedAndTheReleaseInForceStays() {
        city.publish(1, T0);
        city.terminal().update(city.fetcher(), T0);
        city.addGuide();
        city.publish(2, T0);

        Instant nextDay = T0.plus(ReleasePublisher.TIMESTAMP_LIFE);
        assertThat(refused(city.terminal().update(city.fetcher(), nextDay))).isEqualTo(Update.Reason.EXPIRED);
        assertThat(city.terminal().live().orElseThrow().release()).isEqualTo(1);

        city.publisher.refresh(nextDay);
        assertThat(city.terminal().update(city.fetcher(), nextDay)).isEqualTo(new Update.Switched(2));
    }

    @Test
    void aRepositoryFrozenAtTheReleaseInForceIsNoticed() {
        city.publish(1, T0);
        city.terminal().update(city.fetcher(), T0);
        assertThat(refused(city.terminal().update(city.fetcher(), T0.plus(ReleasePublisher.TIMESTAMP_LIFE))))
                .isEqualTo(Update.Reason.EXPIRED);
    }

    @Test
    void aRefreshedTimestampKeepsTheSameReleaseCurrent() {
        city.publish(1, T0);
        city.terminal().update(city.fetcher(), T0);
        city.publisher.refresh(LATER);
        assertThat(city.terminal().update(city.fetcher(), LATER)).isEqualTo(new Update.Current(1));
    }

    @Test
    void aClockThatFellBackTo1970DoesNotKeepOldMetadataAlive() {
        city.publish(1, T0);
        city.terminal().update(city.fetcher(), T0);
        Path frozen = folder.resolve("frozen-timestamp.json");
        city.publisher.refresh(T0);
        city.keep("meta/timestamp.json", frozen);
        city.addGuide();
        Instant twoDays = T0.plus(Duration.ofDays(2));
        city.publish(2, twoDays);
        city.terminal().update(city.fetcher(), twoDays);
        // The live release was published after the frozen timestamp expired; 1970 counts as its publication.
        city.publisher.refresh(T0.minus(Duration.ofDays(1)));
        assertThat(refused(city.terminal().update(city.fetcher(), Instant.EPOCH)))
                .isEqualTo(Update.Reason.EXPIRED);
    }

    @Test
    void aClockInTheYear2036TakesNothingNewAndLosesNothing() {
        city.publish(1, T0);
        city.terminal().update(city.fetcher(), T0);
        city.addGuide();
        city.publish(2, T0);
        Update update = city.terminal().update(city.fetcher(), Instant.parse("2036-01-01T00:00:00Z"));
        assertThat(refused(update)).isEqualTo(Update.Reason.EXPIRED);
        assertThat(ids(city.terminal())).containsExactly("social-insurance-certificate");
    }

    @Test
    void stagingInterruptedAtAnyFetchLeavesTheLiveReleaseAndGoesOnNextTime() {
        city.publish(1, T0);
        city.terminal().update(city.fetcher(), T0);
        city.addGuide();
        city.publish(2, T0);
        List<String> all = new ArrayList<>();
        new TrustedCatalog(
                        folder.resolve("probe"),
                        City.SUITE.hash(bytes(city.repository.resolve("meta/1.root.json"))),
                        City.SUITE,
                        new org.doorstep.catalog.expr.CelExpressions())
                .update(recording(all), T0);

        for (int limit = 0; limit < all.size(); limit++) {
            TrustedCatalog terminal = city.terminal();
            if (terminal.live().orElseThrow().release() == 2) {
                break;
            }
            Update update = terminal.update(failingAfter(limit), T0);
            int live = city.terminal().live().orElseThrow().release();
            assertThat(live).isEqualTo(update instanceof Update.Switched ? 2 : 1);
        }
        assertThat(city.terminal().update(city.fetcher(), T0)).isIn(new Update.Switched(2), new Update.Current(2));
        assertThat(ids(city.terminal())).hasSize(2);
    }

    @Test
    void aHalfWrittenBlobOfACrashIsFetchedAnew() throws IOException {
        city.publish(1, T0);
        city.terminal().stage(city.fetcher(), T0);
        for (Path blob : City.files(city.store.resolve("blobs"))) {
            Files.write(blob, new byte[] {0});
        }
        assertThat(city.terminal().activate()).isEmpty();
        assertThat(city.terminal().update(city.fetcher(), T0)).isEqualTo(new Update.Switched(1));
    }

    @Test
    void aLiveReleaseDamagedOnDiskIsNotReadAndIsMended() throws IOException {
        city.publish(1, T0);
        city.terminal().update(city.fetcher(), T0);
        Files.writeString(largest(city.store.resolve("blobs")), "{}");
        assertThat(city.terminal().live()).isEmpty();
        assertThat(city.terminal().update(city.fetcher(), T0)).isEqualTo(new Update.Switched(1));
        assertThat(ids(city.terminal())).containsExactly("social-insurance-certificate");
    }

    @Test
    void anItemWithAnUnknownFieldTypeHidesAndTheRestLives() {
        city.addGuide();
        city.publish(1, T0);
        // A later engine's publisher knows the type; this one is told to sign it all the same.
        publishRaw(
                2,
                "items/later.json",
                "{\"id\":\"later\",\"version\":1,\"pages\":[{\"id\":\"p\",\"title\":"
                        + "{\"zh-CN\":\"问\",\"en\":\"Q\"},\"fields\":[{\"id\":\"f\",\"type\":\"iris-scan\",\"label\":"
                        + "{\"zh-CN\":\"眼\",\"en\":\"Eye\"}}]}]}");
        TrustedCatalog terminal = city.terminal();
        assertThat(terminal.update(city.fetcher(), T0)).isEqualTo(new Update.Switched(2));
        assertThat(ids(terminal)).containsExactly("social-insurance-certificate", "old-age-care-guide");
        assertThat(terminal.live().orElseThrow().hidden()).singleElement().satisfies(hidden -> {
            assertThat(hidden.target()).isEqualTo("items/later.json");
            assertThat(hidden.problems()).anySatisfy(problem -> {
                assertThat(problem.message()).isEqualTo("“iris-scan” is not a known field type.");
                assertThat(problem.place().path()).isEqualTo("pages[0].fields[0].type");
                assertThat(problem.place().file()).isEqualTo("items/later.json");
            });
        });
    }

    @Test
    void anItemWithAnUnknownFunctionHidesAndTheRestLives() {
        city.addGuide();
        city.addPension();
        city.publish(1, T0);
        String json = compiled("resident-pension-enrolment");
        publishRaw(
                2,
                "items/resident-pension-enrolment.json",
                Samples.with(json, "age(card.birth) >= 16", "lunarAge(card.birth) >= 16"));
        TrustedCatalog terminal = city.terminal();
        assertThat(terminal.update(city.fetcher(), T0)).isEqualTo(new Update.Switched(2));
        assertThat(ids(terminal)).containsExactly("social-insurance-certificate", "old-age-care-guide");
        assertThat(ids(city.terminal())).as("after a restart").hasSize(2);
        assertThat(terminal.live().orElseThrow().hidden())
                .singleElement()
                .satisfies(hidden -> assertThat(hidden.problems())
                        .first()
                        .asString()
                        .contains("items/resident-pension-enrolment.json", "“lunarAge”", "Update this terminal"));
    }

    @Test
    void aCalendarTravelsWithTheReleaseAndStaysWhenItemsRollBack() {
        city.publish(1, T0);
        city.addCalendar();
        assertThat(city.publish(2, T0))
                .isEqualTo(new PublishResult.Published(2, List.of("calendar.json"), List.of(), List.of()));
        TrustedCatalog terminal = city.terminal();
        terminal.update(city.fetcher(), T0);
        LocalDate eve = LocalDate.of(2026, 9, 30);
        assertThat(terminal.live().orElseThrow().calendar().after(eve, 1)).isEqualTo("2026-10-08");
        city.publisher.rollback(1, 3, T0);
        terminal.update(city.fetcher(), T0);
        assertThat(terminal.live().orElseThrow().release()).isEqualTo(3);
        assertThat(terminal.live().orElseThrow().calendar().after(eve, 1)).isEqualTo("2026-10-08");
    }

    @Test
    void aCalendarThatCannotBeReadHidesTheItemsThatCountByItAndNoOther() {
        city.addPension();
        city.addCalendar();
        city.edit(
                "version: 1\nengine",
                "version: 2\neligibility:\n  - test: workdays(today, 1) > today\n    message: {"
                        + " zh-CN: 今天不行, en: Not today }\nengine");
        city.publish(1, T0);
        TrustedCatalog terminal = city.terminal();
        terminal.update(city.fetcher(), T0);
        assertThat(ids(terminal)).containsExactly("social-insurance-certificate", "resident-pension-enrolment");
        publishRaw(2, "calendar.json", "{\"years\":[{\"year\":2026,\"source\":\"x\",\"lunar\":[]}]}");
        assertThat(terminal.update(city.fetcher(), T0)).isEqualTo(new Update.Switched(2));
        assertThat(ids(terminal)).containsExactly("resident-pension-enrolment");
        assertThat(terminal.live().orElseThrow().hidden())
                .extracting(LiveCatalog.Hidden::target)
                .containsExactly("calendar.json", "items/social-insurance-certificate.json");
    }

    @Test
    void theCodeListsOfAReleaseAreReadWithItAndItsItemsAreOne() {
        city.addPension();
        city.publish(1, T0);
        TrustedCatalog terminal = city.terminal();
        assertThat(terminal.update(city.fetcher(), T0)).isEqualTo(new Update.Switched(1));
        LiveCatalog live = terminal.live().orElseThrow();
        assertThat(live.table(CodeTable.REGIONS)).isEqualTo(Samples.table(CodeTable.REGIONS));
        assertThat(live.table("tiers").orElseThrow().entry("300"))
                .hasValueSatisfying(tier -> assertThat(tier.label().zhCn()).isEqualTo("每年 300 元"));
        assertThat(live.table(CodeTable.ITEMS).orElseThrow().entries())
                .extracting(CodeTable.Entry::code)
                .containsExactly("social-insurance-certificate", "resident-pension-enrolment");
        assertThat(live.table("of-nobody")).isEmpty();
        assertThat(live.others()).doesNotContainKey("lists/regions.json");
    }

    @Test
    void aCodeListThatCannotBeReadHidesTheItemsThatNeedItAndNoOther() {
        city.addPension();
        city.publish(1, T0);
        publishRaw(
                2,
                "lists/tiers.json",
                "{\"id\":\"tiers\",\"entries\":[{\"code\":\"100\",\"label\":{\"zh-CN\":\"每年 100 元\",\"en\":\"100 a year\"},"
                        + "\"weight\":3}]}");
        TrustedCatalog terminal = city.terminal();
        assertThat(terminal.update(city.fetcher(), T0)).isEqualTo(new Update.Switched(2));
        LiveCatalog live = terminal.live().orElseThrow();
        assertThat(ids(terminal)).containsExactly("social-insurance-certificate");
        assertThat(live.table("tiers")).isEmpty();
        assertThat(live.table(CodeTable.REGIONS)).isPresent();
        assertThat(live.hidden()).hasSize(2);
        assertThat(live.hidden().getFirst().target()).isEqualTo("lists/tiers.json");
        assertThat(live.hidden().getFirst().problems()).first().satisfies(problem -> {
            assertThat(problem.place().path()).isEqualTo("entries[0].weight");
            assertThat(problem.message()).isEqualTo("“weight” is not known here.");
        });
        assertThat(live.hidden().getLast().target()).isEqualTo("items/resident-pension-enrolment.json");
        assertThat(live.hidden().getLast().problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .isEqualTo(
                                "items/resident-pension-enrolment.json:1:1: The item needs the code list “tiers”, which this"
                                        + " release does not have in a form this program reads. Publish lists/tiers.yaml again, or"
                                        + " update this terminal's program."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "{\"id\":\"other\",\"entries\":[]}"})
    void noBytesOfAListStopARelease(String bytes) {
        city.addPension();
        city.publish(1, T0);
        publishRaw(2, "lists/tiers.json", bytes);
        TrustedCatalog terminal = city.terminal();
        assertThat(terminal.update(city.fetcher(), T0)).isEqualTo(new Update.Switched(2));
        assertThat(ids(terminal)).containsExactly("social-insurance-certificate");
        assertThat(terminal.live().orElseThrow().hidden())
                .extracting(LiveCatalog.Hidden::target)
                .containsExactly("lists/tiers.json", "items/resident-pension-enrolment.json");
    }

    @Test
    void anExampleIsPlayedOverTheListsOfItsOwnRelease() {
        city.addPension();
        city.publish(1, T0);
        city.terminal().update(city.fetcher(), T0);
        publishRaw(
                2,
                "lists/tiers.json",
                "{\"id\":\"tiers\",\"entries\":[{\"code\":\"7\",\"label\":{\"zh-CN\":\"七\",\"en\":\"Seven\"}}]}");
        Update update = city.terminal().update(city.fetcher(), T0);
        assertThat(refused(update)).isEqualTo(Update.Reason.SELF_TEST);
        assertThat(((Update.Refused) update).detail())
                .startsWith("resident-pension-enrolment examples[0].answers.tier: The answer is refused: ")
                .endsWith("Correct the item or what its example expects, and publish again.");
        assertThat(city.terminal().live().orElseThrow().release()).isEqualTo(1);
    }

    @Test
    void rollingBackBringsTheOldCodeListsWithTheOldItems() {
        city.addPension();
        city.publish(1, T0);
        Samples.edit(city.yaml.resolve("lists/tiers.yaml"), "每年 300 元", "一年 300 元");
        assertThat(city.publish(2, T0))
                .isEqualTo(new PublishResult.Published(2, List.of("lists/tiers.json"), List.of(), List.of()));
        city.publisher.rollback(1, 3, T0);
        TrustedCatalog terminal = city.terminal();
        assertThat(terminal.update(city.fetcher(), T0)).isEqualTo(new Update.Switched(3));
        assertThat(terminal.live().orElseThrow().table("tiers")).isEqualTo(Samples.table("tiers"));
    }

    @Test
    void aReleaseWhoseExamplesFailIsNotSwitchedTo() {
        city.publish(1, T0);
        city.terminal().update(city.fetcher(), T0);
        String json = compiled("social-insurance-certificate");
        publishRaw(
                2,
                "items/social-insurance-certificate.json",
                Samples.with(json, "\"ending\":\"no-record\"", "\"ending\":\"completed\""));
        Update update = city.terminal().update(city.fetcher(), T0);
        assertThat(refused(update)).isEqualTo(Update.Reason.SELF_TEST);
        assertThat(((Update.Refused) update).detail()).contains("examples[2].expect.ending");
        assertThat(city.terminal().live().orElseThrow().release()).isEqualTo(1);
    }

    @Test
    void theTwoReleasesBeforeAreKeptAndNoMore() {
        for (int release = 1; release <= 5; release++) {
            city.publish(release, T0);
            city.terminal().update(city.fetcher(), T0);
        }
        assertThat(City.files(city.store.resolve("releases")))
                .extracting(file -> file.getFileName().toString())
                .containsExactlyInAnyOrder("5.json", "4.json", "3.json");
        // The item, the desks, and one description for each release kept.
        assertThat(City.files(city.store.resolve("blobs"))).hasSize(5);
    }

    @Test
    void rollingBackIsANewNumberWithTheOldItems() {
        city.publish(1, T0);
        city.addGuide();
        city.publish(2, T0);
        city.terminal().update(city.fetcher(), T0);
        assertThat(city.publisher.rollback(1, 3, T0)).isInstanceOf(PublishResult.Published.class);
        assertThat(city.terminal().update(city.fetcher(), T0)).isEqualTo(new Update.Switched(3));
        assertThat(ids(city.terminal())).containsExactly("social-insurance-certificate");
        assertThat(city.terminal().live().orElseThrow().other("desks.json")).contains(City.DESKS);
    }

    @Test
    void newKeysAreFollowedThroughTheChainOfRoots() {
        city.publish(1, T0);
        city.terminal().update(city.fetcher(), T0);
        ReleaseKeys next = ReleaseKeys.openOrCreate(folder.resolve("next-keys"), City.SUITE);
        city.publisher = city.publisher.renewRoot(next, T0);
        city.addGuide();
        city.publish(2, T0);
        assertThat(city.terminal().update(city.fetcher(), T0)).isEqualTo(new Update.Switched(2));
    }

    @Test
    void aRootThatTheOldKeysDidNotSignIsRefused() {
        city.publish(1, T0);
        city.terminal().update(city.fetcher(), T0);
        City forger = new City(folder.resolve("forger"));
        forger.publisher =
                forger.publisher.renewRoot(ReleaseKeys.openOrCreate(folder.resolve("forged-keys"), City.SUITE), T0);
        forger.addGuide();
        forger.publish(2, T0);
        // Everything after the first root is the forger's, and consistent in itself.
        City.copy(forger.repository.resolve("blobs"), city.repository.resolve("blobs"));
        for (String name : List.of("2.root.json", "timestamp.json", "2.snapshot.json", "2.targets.json")) {
            City.write(
                    city.repository.resolve("meta").resolve(name),
                    City.read(forger.repository.resolve("meta").resolve(name)));
        }
        assertThat(refused(city.terminal().update(city.fetcher(), T0))).isEqualTo(Update.Reason.SIGNATURE);
    }

    private String compiled(String id) {
        return Authoring.load(city.yaml).compiled().stream()
                .filter(one -> one.item().id().equals(id))
                .map(one -> new String(one.json(), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }

    /** Signs without checking, as the publisher of a later program might. */
    private void publishRaw(int release, String target, String json) {
        Map<String, ReleasePublisher.Blob> targets = new HashMap<>();
        city.publisher
                .targets(city.publisher.release())
                .forEach((name, named) -> targets.put(
                        name,
                        new ReleasePublisher.Blob(
                                bytes(city.repository.resolve("blobs").resolve(named.sha256())), named.version())));
        targets.put(target, new ReleasePublisher.Blob(json.getBytes(StandardCharsets.UTF_8), 1));
        city.publisher.release(targets, Map.of(), release, T0, List.of());
    }

    private static List<String> ids(TrustedCatalog terminal) {
        return terminal.live().orElseThrow().items().stream().map(Item::id).toList();
    }

    private static Update.Reason refused(Update update) {
        assertThat(update).isInstanceOf(Update.Refused.class);
        return ((Update.Refused) update).reason();
    }

    private Fetcher recording(List<String> asked) {
        Fetcher real = city.fetcher();
        return (name, most) -> {
            asked.add(name);
            return real.fetch(name, most);
        };
    }

    private Fetcher failingAfter(int limit) {
        Fetcher real = city.fetcher();
        int[] left = {limit};
        return (name, most) -> {
            if (left[0]-- <= 0) {
                throw new IOException("the line is cut");
            }
            return real.fetch(name, most);
        };
    }

    private static Fetcher replacing(City own, String file, City other) {
        return (name, most) -> {
            Optional<byte[]> real = own.fetcher().fetch(name, most);
            return name.equals(file) ? other.fetcher().fetch(name, most) : real;
        };
    }

    private static Path largest(Path blobs) {
        return City.files(blobs).stream()
                .max(java.util.Comparator.comparingLong(file -> file.toFile().length()))
                .orElseThrow();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
