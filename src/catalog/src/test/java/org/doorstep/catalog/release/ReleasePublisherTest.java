// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.doorstep.catalog.Samples;
import org.doorstep.catalog.author.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleasePublisherTest {
    @TempDir
    Path folder;

    private City city;

    @BeforeEach
    void found() {
        city = new City(folder);
    }

    @Test
    void keysAreReadableByTheirOwnerOnlyAndStayTheSame() throws IOException {
        Path keys = folder.resolve("keys");
        for (Path file : City.files(keys)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        byte[] root = city.publisher.initialise(City.T0);
        ReleasePublisher again =
                new ReleasePublisher(city.repository, City.SUITE, ReleaseKeys.openOrCreate(keys, City.SUITE));
        assertThat(again.initialise(City.T0.plusSeconds(5))).isEqualTo(root);
    }

    @Test
    void anItemWithErrorsIsNotPublishedAndNothingIsWritten() {
        city.edit("output: certificate", "output: certificates");
        assertThat(city.publish(1, City.T0)).isInstanceOfSatisfying(PublishResult.Rejected.class, rejected -> {
            Problem problem = rejected.problems().getFirst();
            assertThat(problem.place().file()).isEqualTo("items/social-insurance-certificate.yaml");
            assertThat(problem.message()).isEqualTo("There is no output “certificates”.");
        });
        assertThat(city.publisher.release()).isEmpty();
    }

    @Test
    void aVersionIsNotPublishedTwiceWithDifferentContent() {
        city.publish(1, City.T0);
        city.edit("zh-CN: 参保证明打印", "zh-CN: 参保证明");
        assertThat(city.publish(2, City.T0))
                .isInstanceOfSatisfying(
                        PublishResult.Rejected.class,
                        rejected -> assertThat(rejected.problems())
                                .singleElement()
                                .satisfies(
                                        problem -> assertThat(problem.remedy()).isEqualTo("Raise version to 2.")));
        city.edit("version: 1\nengine", "version: 2\nengine");
        assertThat(city.publish(2, City.T0)).isInstanceOf(PublishResult.Published.class);
    }

    @Test
    void aVersionIsNotUsedAgainAfterItsItemWasGone() {
        city.addGuide();
        city.publish(1, City.T0);
        city.remove("old-age-care-guide.yaml");
        city.publish(2, City.T0);
        city.addGuide();
        Samples.edit(city.item("old-age-care-guide.yaml"), "zh-CN: 高龄津贴指南", "zh-CN: 高龄津贴");
        assertThat(remedies(city.publish(3, City.T0))).containsExactly("Raise version to 2.");
    }

    @Test
    void aVersionIsNotUsedAgainAfterARollbackFromIt() {
        city.publish(1, City.T0);
        city.edit("version: 1\nengine", "version: 2\nengine");
        city.publish(2, City.T0);
        city.publisher.rollback(1, 3, City.T0);
        city.edit("zh-CN: 参保证明打印", "zh-CN: 参保证明");
        assertThat(remedies(city.publish(4, City.T0))).containsExactly("Raise version to 3.");
        city.edit("zh-CN: 参保证明", "zh-CN: 参保证明打印");
        assertThat(city.publish(4, City.T0))
                .as("what was published under version 2")
                .isInstanceOf(PublishResult.Published.class);
    }

    @Test
    void publishingWarnsBeforeTheCalendarEnds() {
        city.addCalendar();
        assertThat(city.publish(1, City.T0))
                .isInstanceOfSatisfying(
                        PublishResult.Published.class,
                        published -> assertThat(published.warnings()).isEmpty());
        assertThat(city.publish(2, Instant.parse("2027-12-05T08:00:00Z")))
                .isInstanceOfSatisfying(
                        PublishResult.Published.class,
                        published -> assertThat(published.warnings())
                                .singleElement()
                                .asString()
                                .startsWith("calendar.yaml:1:1 years: warning: The calendar does not hold 2028"));
    }

    @Test
    void aNumberIsNotUsedAgain() {
        city.publish(3, City.T0);
        assertThat(city.publish(3, City.T0))
                .isInstanceOfSatisfying(
                        PublishResult.Rejected.class,
                        rejected -> assertThat(rejected.problems().getFirst().remedy())
                                .isEqualTo("Publish it as 4 or higher."));
        assertThat(city.publisher.release()).hasValue(3);
    }

    @Test
    void theSameItemsGiveTheSameBlobs() {
        city.publish(1, City.T0);
        assertThat(city.publish(2, City.T0))
                .isInstanceOfSatisfying(
                        PublishResult.Published.class,
                        published -> assertThat(published.changed()).isEmpty());
    }

    @Test
    void metadataIsWrittenAsTheFrameworkSays() throws Exception {
        city.publish(7, City.T0);
        byte[] raw = Files.readAllBytes(city.repository.resolve("meta/7.targets.json"));
        JsonNode whole = Metadata.JSON.readTree(raw);
        JsonNode signed = whole.path("signed");
        assertThat(signed.path("_type").asText()).isEqualTo("targets");
        assertThat(signed.path("spec_version").asText()).isEqualTo("1.0.31");
        assertThat(signed.path("version").asInt()).isEqualTo(7);
        assertThat(signed.path("expires").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        JsonNode target = signed.path("targets").path("items/social-insurance-certificate.json");
        byte[] blob = Files.readAllBytes(city.repository
                .resolve("blobs")
                .resolve(target.path("hashes").path("sha256").asText()));
        assertThat(blob).hasSize(target.path("length").asInt());
        assertThat(raw).as("is its own canonical form").isEqualTo(Canonical.bytes(whole));
        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(new String(raw, StandardCharsets.UTF_8)))
                .isTrue();
    }

    @Test
    void aKeyIdIsTheHashOfItsCanonicalForm() {
        byte[] key = HexFormat.of().parseHex("00".repeat(32));
        String canonical =
                "{\"keytype\":\"ed25519\",\"keyval\":{\"public\":\"" + "00".repeat(32) + "\"},\"scheme\":\"ed25519\"}";
        assertThat(new MetadataWriter(City.SUITE).keyId(key))
                .isEqualTo(HexFormat.of().formatHex(City.SUITE.hash(canonical.getBytes(StandardCharsets.US_ASCII))));
    }

    @Test
    void canonicalFormSortsKeysAndEscapesQuoteAndBackslashOnly() throws Exception {
        JsonNode node = Metadata.JSON.readTree("{\"b\": [1, -2, true, null], \"a\": \"\\\"\\\\\\n\\u00e9\"}");
        assertThat(new String(Canonical.bytes(node), StandardCharsets.UTF_8))
                .isEqualTo("{\"a\":\"\\\"\\\\\né\",\"b\":[1,-2,true,null]}");
    }

    private static List<String> remedies(PublishResult result) {
        return result instanceof PublishResult.Rejected(List<Problem> problems)
                ? problems.stream().map(Problem::remedy).toList()
                : List.of();
    }

    @Test
    void theExportForStockClientsHoldsEveryTargetUnderItsHash() {
        city.publish(1, City.T0);
        Path out = folder.resolve("stock");
        city.publisher.export(out);
        assertThat(City.files(out.resolve("metadata")))
                .extracting(file -> file.getFileName().toString())
                .contains("1.root.json", "timestamp.json", "1.snapshot.json", "1.targets.json");
        assertThat(City.files(out.resolve("targets/items")))
                .singleElement()
                .satisfies(file -> assertThat(file.getFileName().toString())
                        .matches("[0-9a-f]{64}\\.social-insurance-certificate\\.json"));
    }
}
