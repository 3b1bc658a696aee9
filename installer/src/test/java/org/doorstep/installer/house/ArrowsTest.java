// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The arrows of the house point down only, and each of its rules that a machine can check. */
class ArrowsTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.doorstep");

    /** Each room, and the rooms it may look into. */
    private static final Map<String, List<String>> MAY_USE = new TreeMap<>(Map.ofEntries(
            Map.entry("org.doorstep.contract", List.of()),
            Map.entry("org.doorstep.wire", List.of("org.doorstep.contract")),
            Map.entry("org.doorstep.catalog", List.of("org.doorstep.contract", "org.doorstep.wire")),
            Map.entry("org.doorstep.settings", List.of()),
            Map.entry("org.doorstep.device.spi", List.of()),
            Map.entry("org.doorstep.device.link", List.of("org.doorstep.device.spi")),
            Map.entry("org.doorstep.device.runtime", List.of("org.doorstep.device.spi")),
            Map.entry("org.doorstep.device.faults", List.of("org.doorstep.device.spi")),
            Map.entry(
                    "org.doorstep.device.conformance",
                    List.of("org.doorstep.device.spi", "org.doorstep.device.link", "org.doorstep.device.runtime")),
            Map.entry("org.doorstep.device.simulator", List.of()),
            Map.entry("org.doorstep.device.idcard", List.of("org.doorstep.device.spi", "org.doorstep.device.link")),
            Map.entry("org.doorstep.device.receipt", List.of("org.doorstep.device.spi", "org.doorstep.device.link")),
            Map.entry("org.doorstep.device.document", List.of("org.doorstep.device.spi", "org.doorstep.device.link")),
            Map.entry(
                    "org.doorstep.terminal",
                    List.of(
                            "org.doorstep.contract",
                            "org.doorstep.wire",
                            "org.doorstep.catalog",
                            "org.doorstep.settings",
                            "org.doorstep.device.spi",
                            "org.doorstep.device.runtime",
                            "org.doorstep.device.faults")),
            Map.entry(
                    "org.doorstep.central",
                    List.of(
                            "org.doorstep.contract",
                            "org.doorstep.wire",
                            "org.doorstep.catalog",
                            "org.doorstep.device.faults")),
            Map.entry(
                    "org.doorstep.desk", List.of("org.doorstep.contract", "org.doorstep.wire", "org.doorstep.catalog")),
            Map.entry(
                    "org.doorstep.cli",
                    List.of(
                            "org.doorstep.contract",
                            "org.doorstep.wire",
                            "org.doorstep.catalog",
                            "org.doorstep.settings",
                            "org.doorstep.terminal",
                            "org.doorstep.device.spi",
                            "org.doorstep.device.runtime",
                            "org.doorstep.device.faults"))));

    @Test
    void everyRoomLooksOnlyIntoTheRoomsBelowIt() {
        MAY_USE.forEach((room, below) -> {
            DescribedPredicate<JavaClass> elsewhere = resideInAPackage("org.doorstep..")
                    .and(DescribedPredicate.not(resideInAPackage(room + "..")))
                    .and(DescribedPredicate.not(
                            resideInAnyPackage(below.stream().map(b -> b + "..").toArray(String[]::new))));
            noClasses()
                    .that()
                    .resideInAPackage(room + "..")
                    .should()
                    .dependOnClassesThat(elsewhere)
                    .as(room + " uses only " + below)
                    .check(HOUSE);
        });
    }

    @Test
    void everyClassStandsInAKnownRoom() {
        List<String> strays = HOUSE.stream()
                .map(JavaClass::getPackageName)
                .filter(p -> !p.startsWith("org.doorstep.installer"))
                .filter(p -> MAY_USE.keySet().stream().noneMatch(r -> p.equals(r) || p.startsWith(r + ".")))
                .distinct()
                .toList();
        assertThat(strays).isEmpty();
        MAY_USE.keySet()
                .forEach(room -> assertThat(HOUSE.stream().map(JavaClass::getPackageName))
                        .as("classes were found in " + room)
                        .anyMatch(p -> p.equals(room) || p.startsWith(room + ".")));
    }

    @Test
    void contractAndDeviceInterfaceDependOnNothingButNullMarks() {
        noClasses()
                .that()
                .resideInAnyPackage("org.doorstep.contract..", "org.doorstep.device.spi..")
                .should()
                .dependOnClassesThat(DescribedPredicate.not(resideInAnyPackage(
                        "java..", "org.jspecify..", "org.doorstep.contract..", "org.doorstep.device.spi..")))
                .check(HOUSE);
    }

    @Test
    void theSessionAndTheFlowEngineKnowNoWindowNoDatabaseNoFilesNoNetworkAndNoClock() {
        noClasses()
                .that()
                .resideInAnyPackage("org.doorstep.terminal.session..", "org.doorstep.catalog.flow..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "javafx..",
                        "java.sql..",
                        "java.io..",
                        "java.nio.file..",
                        "java.net..",
                        "java.util.concurrent.."))
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.time.Clock.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.time.InstantSource.class)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .check(HOUSE);
    }

    @Test
    void nothingOpensAWayOutOfTheKiosk() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("javafx.stage.FileChooser")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("javafx.stage.DirectoryChooser")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("javafx.scene.web..")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("javafx.print..")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("javax.print..")
                .orShould()
                .callMethod(javafx.application.HostServices.class, "showDocument", String.class)
                .check(HOUSE);
    }

    @Test
    void onlyTheOneHopPostsToTheWindowsThread() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.doorstep.terminal.app.FxHop")
                .and()
                .resideOutsideOfPackage("org.doorstep.installer..")
                .should()
                .callMethod(javafx.application.Platform.class, "runLater", Runnable.class)
                .check(HOUSE);
    }

    @Test
    void nothingSleeps() {
        noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", java.time.Duration.class)
                .orShould()
                .callMethod(java.util.concurrent.TimeUnit.class, "sleep", long.class)
                .check(HOUSE);
    }
}
