// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The arrows of the house point down only, and each of its rules that a machine can check. */
class ArrowsTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.doorstep");

    @Test
    void everyRoomLooksOnlyIntoTheRoomsBelowIt() {
        HouseRules.MAY_USE.keySet().forEach(room -> HouseRules.arrows(room).check(HOUSE));
    }

    @Test
    void everyClassStandsInAKnownRoom() {
        List<String> strays = HOUSE.stream()
                .map(JavaClass::getPackageName)
                .filter(p -> !p.startsWith("org.doorstep.installer"))
                .filter(p -> HouseRules.MAY_USE.keySet().stream().noneMatch(r -> p.equals(r) || p.startsWith(r + ".")))
                .distinct()
                .toList();
        assertThat(strays).isEmpty();
        HouseRules.MAY_USE
                .keySet()
                .forEach(room -> assertThat(HOUSE.stream().map(JavaClass::getPackageName))
                        .as("classes were found in " + room)
                        .anyMatch(p -> p.equals(room) || p.startsWith(room + ".")));
    }

    @Test
    void contractAndDeviceInterfaceDependOnNothingButNullMarks() {
        HouseRules.BARE.check(HOUSE);
    }

    @Test
    void theSessionAndTheFlowEngineKnowValuesAndNothingElse() {
        HouseRules.PURE.check(HOUSE);
    }

    @Test
    void theSessionAndTheFlowEngineKnowNoClock() {
        HouseRules.TIMELESS.check(HOUSE);
    }

    @Test
    void nothingOpensAWayOutOfTheKiosk() {
        HouseRules.NO_WAY_OUT.check(HOUSE);
    }

    @Test
    void onlyTheOneHopPostsToTheWindowsThread() {
        HouseRules.ONE_HOP.check(HOUSE);
    }

    @Test
    void nothingSleeps() {
        HouseRules.NOTHING_SLEEPS.check(HOUSE);
    }

    @Test
    void nobodyIsTrustedOverTlsButByAPin() {
        HouseRules.TRUST_IS_PINNED.check(HOUSE);
    }
}
