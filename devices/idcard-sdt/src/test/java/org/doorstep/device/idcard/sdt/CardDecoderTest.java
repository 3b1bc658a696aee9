// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.idcard.sdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.doorstep.device.simulator.CardData;
import org.doorstep.device.simulator.CardImage;
import org.doorstep.device.simulator.People;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.IdCard;
import org.doorstep.device.spi.SecretText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardDecoderTest {
    private static final CardData ZHANG = People.shipped().getFirst();

    private static IdCard decode(CardImage image) {
        return switch (CardDecoder.decode(image.text(), image.photo().clone())) {
            case CardDecoder.Card(IdCard card) -> card;
            case CardDecoder.Broken(var fault) -> throw new AssertionError(fault.detail());
        };
    }

    private static String text(SecretText secret) {
        return new String(secret.copy());
    }

    @Test
    void reads_every_shipped_resident_with_a_rare_character_among_them() {
        for (CardData person : People.shipped()) {
            IdCard card = decode(person.image());
            assertThat(card.layout()).isEqualTo(IdCard.Layout.RESIDENT);
            assertThat(text(card.name())).isEqualTo(person.name());
            assertThat(text(card.number())).isEqualTo(person.number());
            assertThat(text(card.nation())).isEqualTo(person.nation());
            assertThat(text(card.address())).isEqualTo(person.address());
            assertThat(text(card.issuer())).isEqualTo(person.issuer());
            assertThat(card.sex()).isEqualTo(person.sex());
            assertThat(card.birth()).isEqualTo(person.birth());
            assertThat(card.validFrom()).isEqualTo(person.validFrom());
            assertThat(card.validTo()).isEqualTo(person.validTo());
            assertThat(card.photo()).isEqualTo(person.image().photo());
        }
    }

    @Test
    void reads_every_shipped_visitor() {
        for (CardData person : People.visitors()) {
            try (IdCard card = decode(person.image())) {
                assertThat(text(card.name())).isEqualTo(person.name().isEmpty() ? person.englishName() : person.name());
                assertThat(text(card.number())).isEqualTo(person.number());
                assertThat(card.birth()).isEqualTo(person.birth());
            }
        }
    }

    @Test
    void reads_the_permit_of_hong_kong_macao_and_taiwan() {
        CardData data = card(CardData.Layout.PERMIT, "陈港生", "", "810000199001010019", "", "青石县公安局");
        IdCard card = decode(data.image());
        assertThat(card.layout()).isEqualTo(IdCard.Layout.HONG_KONG_MACAO_TAIWAN);
        assertThat(text(card.name())).isEqualTo("陈港生");
        assertThat(card.nation().length()).isZero();
    }

    @Test
    void reads_the_foreigners_card_of_2017() {
        CardData data = card(CardData.Layout.FOREIGNER_2017, "", "DOE, JANE MARIE", "USA110090010114", "USA", "1500");
        IdCard card = decode(data.image());
        assertThat(card.layout()).isEqualTo(IdCard.Layout.FOREIGN_RESIDENT_2017);
        assertThat(text(card.name())).isEqualTo("DOE, JANE MARIE");
        assertThat(text(card.number())).isEqualTo("USA110090010114");
        assertThat(text(card.nation())).isEqualTo("USA");
        assertThat(text(card.issuer())).isEqualTo("1500");
    }

    @Test
    void reads_the_foreigners_card_of_2023_and_its_long_latin_name() {
        String latin = "WOLFESCHLEGELSTEINHAUSENBERGERDORFF JUN";
        CardData data = card(CardData.Layout.FOREIGNER_2023, "", latin, "91112419900101001X", "DEU", "");
        IdCard card = decode(data.image());
        assertThat(card.layout()).isEqualTo(IdCard.Layout.FOREIGN_RESIDENT_2023);
        assertThat(text(card.name())).isEqualTo(latin);
        assertThat(text(card.nation())).isEqualTo("DEU");
    }

    private static CardData card(
            CardData.Layout layout, String name, String latin, String number, String nation, String issuer) {
        return new CardData(
                layout,
                name,
                latin,
                number,
                '2',
                nation,
                LocalDate.of(1990, 1, 1),
                "",
                issuer,
                LocalDate.of(2023, 12, 1),
                LocalDate.of(2033, 12, 1));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "122, 999999195503120015, check digit",
        "122, 999999195503130010, check digit",
        "122, 999999195311020027, differ",
        "36, 19550229, no date",
        "36, 1955A312, no date",
        "30, 7, sex",
        "32, 77, nation",
        "188, 20159901, no date",
        "204, 20110101, ends before",
        "248, Q, layout"
    })
    void a_card_that_breaks_a_rule_is_refused_by_the_rule_and_without_its_text(int offset, String value, String rule) {
        CardImage broken = ZHANG.image().withText(offset, value.getBytes(StandardCharsets.UTF_16LE));
        assertThat(CardDecoder.decode(broken.text(), broken.photo()))
                .isInstanceOfSatisfying(CardDecoder.Broken.class, result -> {
                    assertThat(CoreFault.CARD_INVALID.is(result.fault())).isTrue();
                    assertThat(result.fault().detail()).contains(rule).doesNotContain(value);
                });
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2", "9"})
    void every_code_of_the_sex_is_taken_as_it_stands(char sex) {
        CardImage image = ZHANG.image().withText(30, String.valueOf(sex).getBytes(StandardCharsets.UTF_16LE));
        assertThat(decode(image).sex()).isEqualTo(sex);
    }

    @ParameterizedTest
    @CsvSource({"01", "46", "56", "97", "98"})
    void every_code_of_a_nation_is_taken_as_it_stands(String nation) {
        CardImage image = ZHANG.image().withText(32, nation.getBytes(StandardCharsets.UTF_16LE));
        assertThat(text(decode(image).nation())).isEqualTo(nation);
    }

    @ParameterizedTest
    @CsvSource({"00", "57", "96", "99", "4A"})
    void a_code_of_no_nation_is_refused(String nation) {
        CardImage image = ZHANG.image().withText(32, nation.getBytes(StandardCharsets.UTF_16LE));
        assertThat(CardDecoder.decode(image.text(), image.photo())).isInstanceOf(CardDecoder.Broken.class);
    }

    @ParameterizedTest
    @CsvSource({"19900102", "19910101", "18900201"})
    void a_foreigners_card_of_2017_whose_number_and_birth_differ_is_refused(String birth) {
        CardData data = card(CardData.Layout.FOREIGNER_2017, "", "DOE, JANE MARIE", "USA110090010114", "USA", "1500");
        CardImage forged = data.image().withText(220, birth.getBytes(StandardCharsets.UTF_16LE));
        assertThat(CardDecoder.decode(forged.text(), forged.photo()))
                .isInstanceOfSatisfying(
                        CardDecoder.Broken.class,
                        result -> assertThat(result.fault().detail())
                                .contains("differ")
                                .doesNotContain(birth));
    }

    @Test
    void a_name_of_spaces_is_missing() {
        CardImage nameless = ZHANG.image().withText(0, " ".repeat(15).getBytes(StandardCharsets.UTF_16LE));
        assertThat(CardDecoder.decode(nameless.text(), nameless.photo())).isInstanceOf(CardDecoder.Broken.class);
    }
}
