// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.doorstep.catalog.Samples;
import org.doorstep.catalog.item.Action;
import org.doorstep.catalog.item.Device;
import org.doorstep.catalog.item.Handling;
import org.doorstep.catalog.item.Identity;
import org.doorstep.catalog.item.Item;
import org.doorstep.catalog.item.Offline;
import org.doorstep.catalog.item.Requirement;
import org.doorstep.catalog.item.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedCatalogTest {
    private static final Map<String, Integer> HOME = Map.of(
            "social-insurance-certificate", 1,
            "resident-pension-enrolment", 2,
            "case-progress", 3,
            "service-request", 4,
            "guides", 5);

    @TempDir
    Path folder;

    @Test
    void theHomeScreenHasItsFirstFivePlaces() {
        HOME.forEach((id, place) ->
                assertThat(Samples.seed(id).placement().home()).as(id).isEqualTo(place));
    }

    @ParameterizedTest
    @ValueSource(strings = {"resident-pension-enrolment", "service-request"})
    void whatIsDeclaredWaitsInTheQueueWithoutANetworkAndStatesItsSize(String id) {
        Item item = Samples.seed(id);
        assertThat(item.offline()).isEqualTo(Offline.QUEUE);
        assertThat(item.identity().level()).isEqualTo(Identity.Level.CARD);
        assertThat(item.requires())
                .containsExactly(Requirement.of(Device.ID_CARD), Requirement.of(Device.RECEIPT_PRINTER));
        assertThat(item.handling().caseKind()).isEqualTo(Handling.CaseKind.PROMISED);
        assertThat(item.handling().promisedDays()).isEqualTo(5);
        assertThat(item.handling().worstBytes()).isPositive();
        assertThat(item.desk()).isEqualTo("rs");
        assertThat(item.codes().implementation()).hasSize(31);
        assertThat(item.steps().stream().map(Step::id))
                .containsExactly("read-id", "notice", "form", "check-answers", "submit", "print", "rate");
    }

    @Test
    void progressAndGuidesAreOfferedWithoutANetworkAndToAnybody() {
        for (String id : List.of("case-progress", "guides")) {
            assertThat(Samples.seed(id).offline()).as(id).isEqualTo(Offline.GUIDE);
            assertThat(Samples.seed(id).identity().level()).as(id).isEqualTo(Identity.Level.NOBODY);
        }
        assertThat(Samples.seed("case-progress").requires()).isEmpty();
        assertThat(Samples.seed("case-progress").steps().getLast().action())
                .isEqualTo(new Action.Follow("rs", "slip-number"));
    }

    @Test
    void aSlipThatNamesTheCaseNumberBeforeThereIsOneIsNotPublished() {
        Samples.copySeed(folder);
        Samples.edit(
                folder.resolve("items/service-request.yaml"),
                "en: \"Case number: ${case.number}\" }, when: case_received }",
                "en: \"Case number: ${case.number}\" } }");
        assertThat(Authoring.load(folder).problems())
                .extracting(Problem::message)
                .contains("The example stops: Nothing is known of case.number.");
    }

    @Test
    void aSlipIsTriedWithTheReceiptOfCentralToo() {
        Samples.copySeed(folder);
        Samples.edit(
                folder.resolve("items/service-request.yaml"),
                "- { paragraph: \"@slip-received\", style: heading, when: case_received }",
                "- { paragraph: { zh-CN: \"${answers.phone}\", en: \"${answers.phone}\" }, when: case_received }");
        // The one who wants no answer gives no phone; it shows only once the slip has a case number.
        assertThat(Authoring.load(folder).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.message()).isEqualTo("The example stops: Nothing is known of answers.phone.");
            assertThat(problem.place().path()).isEqualTo("examples[2]");
        });
    }
}
