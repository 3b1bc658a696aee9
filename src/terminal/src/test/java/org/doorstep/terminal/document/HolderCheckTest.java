// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.catalog.flow.StepResult;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.contract.Query;
import org.doorstep.device.spi.SecretText;
import org.doorstep.terminal.document.HolderCheck.Differs;
import org.doorstep.terminal.document.HolderCheck.Matches;
import org.doorstep.terminal.document.HolderCheck.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolderCheckTest {
    private static HolderCheck.Verdict check(String name, String number, String theirName, String theirNumber) {
        return HolderCheck.compare(
                SecretText.taking(name.toCharArray()),
                SecretText.taking(number.toCharArray()),
                new Query.Holder(theirName, theirNumber));
    }

    @ParameterizedTest
    @CsvSource({
        "王秀英,999999195503120029,王秀英,999999195503120029",
        "张𬭎,99999919900101001X,张𬭎,99999919900101001x",
        "王秀英,999999195503120029,' 王秀英　',999999195503120029",
        "买买提·吐尔逊,999999195503120029,买买提•吐尔逊,999999195503120029",
        "买买提·吐尔逊,999999195503120029,买买提．吐尔逊,999999195503120029"
    })
    void theSamePersonWrittenInTheWaysOfDepartmentsMatches(
            String name, String number, String theirName, String theirNumber) {
        assertThat(check(name, number, theirName, theirNumber)).isEqualTo(new Matches());
    }

    @ParameterizedTest
    @CsvSource({
        "王秀兰,999999195503120029,NAME",
        "王秀,999999195503120029,NAME",
        "王秀英英,999999195503120029,NAME",
        "'',999999195503120029,NAME",
        "王 秀英,999999195503120029,NAME",
        "王秀英,999999195503120010,ID_NUMBER",
        "王秀英,99999919550312002,ID_NUMBER",
        "王秀英,'',ID_NUMBER",
    })
    void anybodyElseDiffers(String theirName, String theirNumber, Part part) {
        assertThat(check("王秀英", "999999195503120029", theirName, theirNumber))
                .isEqualTo(new Differs(java.util.Set.of(part)));
    }

    @Test
    void bothPartsAreNamedWhereBothDiffer() {
        assertThat(check("王秀英", "999999195503120029", "李明", "999999199001010010"))
                .isEqualTo(new Differs(java.util.Set.of(Part.NAME, Part.ID_NUMBER)));
    }

    @Test
    void nobodyMatchesNobody() {
        assertThat(check("", "", "", "")).isInstanceOf(Differs.class);
    }

    @Test
    void aWipedCardMatchesNothing() {
        SecretText name = SecretText.taking("王秀英".toCharArray());
        SecretText number = SecretText.taking("999999195503120029".toCharArray());
        name.wipe();
        number.wipe();

        assertThat(HolderCheck.compare(name, number, new Query.Holder("", ""))).isInstanceOf(Differs.class);
        assertThat(HolderCheck.compare(name, number, new Query.Holder("王秀英", "999999195503120029")))
                .isInstanceOf(Differs.class);
    }

    @Test
    void theValuesOfARunAreComparedAlikeAndLeftAsTheyWere() {
        TextValue name = TextValue.of("王秀英");
        TextValue number = TextValue.of("99999919900101001x");
        StepResult.Holder holder = new StepResult.Holder(TextValue.of(" 王秀英"), TextValue.of("99999919900101001X"));

        assertThat(HolderCheck.compare(name, number, holder)).isEqualTo(new Matches());
        assertThat(HolderCheck.compare(number, name, holder)).isInstanceOf(Differs.class);
        assertThat(holder.name().copy()).isEqualTo(" 王秀英".toCharArray());
        assertThat(name.copy()).isEqualTo("王秀英".toCharArray());
    }

    @Test
    void theCardIsLeftAsItWas() {
        SecretText name = SecretText.taking(" 王秀英".toCharArray());
        SecretText number = SecretText.taking("99999919900101001x".toCharArray());

        HolderCheck.compare(name, number, new Query.Holder("王秀英", "99999919900101001X"));

        assertThat(name.copy()).isEqualTo(" 王秀英".toCharArray());
        assertThat(number.copy()).isEqualTo("99999919900101001x".toCharArray());
    }
}
