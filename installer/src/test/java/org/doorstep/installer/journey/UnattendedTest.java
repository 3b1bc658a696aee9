// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.doorstep.installer.demo.Demo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The whole of Doorstep on real wires: central, desk, three devices and the kiosk's window, each its own process. */
class UnattendedTest {
    private static final Path CHECKOUT = Path.of(System.getProperty("doorstep.checkout"));

    @Test
    void theThreeJourneysGoFromTheTouchToTheDeskAndBackToTheResident(@TempDir Path out) throws Exception {
        play("JOURNEY", out);
        List<String> screens = new ArrayList<>();
        for (JsonNode entry :
                new ObjectMapper().readTree(out.resolve("journey.json").toFile())) {
            screens.add(entry.path("screen").asText());
        }
        assertThat(screens)
                .startsWith(
                        "attract",
                        "home",
                        "put-card",
                        "card-done",
                        "card-done",
                        "choose-check",
                        "enter-code",
                        "result",
                        "result",
                        "take-paper",
                        "rate")
                .contains("notice", "ask", "check", "done", "cases", "case-view");
        assertThat(files(out.resolve("documents"))).hasSize(1);
        assertThat(files(out.resolve("receipts")))
                .as("three slips, each as text and picture")
                .hasSize(6);
        JsonNode cases = new ObjectMapper()
                .readTree(out.resolve("central.json").toFile())
                .path("cases");
        assertThat(cases).hasSize(1);
        JsonNode one = cases.path(0);
        assertThat(one.path("slip").asText()).matches("[0-9]{14}");
        assertThat(one.path("number").asText()).hasSize(43);
        assertThat(one.path("item").asText()).isEqualTo("resident-pension-enrolment");
        assertThat(one.path("state").asText()).isEqualTo("FINISHED");
        assertThat(one.path("receivedTimes").asInt()).isEqualTo(1);
        assertThat(one.path("corrections")).hasSize(1);
    }

    @Test
    void whatGoesWrongIsToldAsItIsAndANewItemAppearsOnlyAfterItIsPublished(@TempDir Path out) throws Exception {
        play("TROUBLES", out);
        assertThat(files(out.resolve("screens")).stream()
                        .map(p -> p.getFileName().toString().replaceFirst("^[0-9]+-", "")))
                .contains(
                        "home-no-paper.png",
                        "home-printer-off.png",
                        "why-not.png",
                        "result-no-paper.png",
                        "trouble.png",
                        "home-no-reader.png",
                        "home-second-item.png",
                        "home-offline.png");
    }

    @Test
    void whatNobodyDoesAnythingAboutEndsByItselfAndACardThatLiesThereIsNobodys(@TempDir Path out) throws Exception {
        play("WAITING", out);
        assertThat(files(out.resolve("screens")).stream()
                        .map(p -> p.getFileName().toString().replaceFirst("^[0-9]+-", "")))
                .contains("help-called.png", "put-card-lift-first.png", "result-still-there.png", "card-left.png");
    }

    private static void play(String what, Path out) {
        assertThat(System.getenv("DISPLAY"))
                .as("a display such as the one installer/test starts")
                .isNotNull();
        int exit = new CommandLine(new Demo())
                .execute(
                        "--class-path",
                        "--catalog",
                        CHECKOUT.resolve("kiosk-config/catalog").toString(),
                        "--unattended",
                        "--play",
                        what,
                        "--out",
                        out.toString(),
                        "--flag=-Dprism.order=sw");
        assertThat(exit).isZero();
    }

    private static List<Path> files(Path folder) throws java.io.IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }
}
