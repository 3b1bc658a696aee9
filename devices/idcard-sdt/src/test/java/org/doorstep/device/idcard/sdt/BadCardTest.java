// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.idcard.sdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.doorstep.device.link.LinkAddress;
import org.doorstep.device.link.MemoryLink;
import org.doorstep.device.simulator.CardData;
import org.doorstep.device.simulator.CardImage;
import org.doorstep.device.simulator.Pace;
import org.doorstep.device.simulator.People;
import org.doorstep.device.simulator.SdtReaderSimulator;
import org.doorstep.device.simulator.SimulatedWire;
import org.doorstep.device.simulator.Wires;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.IdCard;
import org.doorstep.device.spi.Outcome;
import org.doorstep.device.spi.Remedy;
import org.doorstep.device.spi.Ticker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Cards of each layout, whole and with something wrong on them, laid on a reader: what is wrong is named by its rule with
 * who can help, never by what stands on the card, and the next card is read as if nothing had been.
 */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class BadCardTest {
    private static final int NUMBER = 122;

    private final SdtReaderSimulator reader = new SdtReaderSimulator(23);
    private SimulatedWire wire;
    private SdtAdapter adapter;

    /** A card of each layout. */
    private enum Laid {
        RESIDENT(IdCard.Layout.RESIDENT, People.shipped().getFirst(), 18),
        PERMIT(
                IdCard.Layout.HONG_KONG_MACAO_TAIWAN,
                card(CardData.Layout.PERMIT, "陈港生", "", "810000199001010019", "", "青石县公安局"),
                18),
        FOREIGNER_2017(
                IdCard.Layout.FOREIGN_RESIDENT_2017,
                card(CardData.Layout.FOREIGNER_2017, "", "DOE, JANE MARIE", "USA110090010114", "USA", "1500"),
                15),
        FOREIGNER_2023(
                IdCard.Layout.FOREIGN_RESIDENT_2023,
                card(CardData.Layout.FOREIGNER_2023, "", "MUSTERMANN, ERIKA", "91112419900101001X", "DEU", ""),
                18);

        private final IdCard.Layout layout;
        /** A record of values; only its module does not say so to the checker. */
        @SuppressWarnings("ImmutableEnumChecker")
        private final CardData data;

        private final int digits;

        Laid(IdCard.Layout layout, CardData data, int digits) {
            this.layout = layout;
            this.data = data;
            this.digits = digits;
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

        private String holder() {
            return data.name().isEmpty() ? data.englishName() : data.name();
        }

        /** The same card with another last character of its number. */
        private CardImage endingIn(String last) {
            return data.image().withText(NUMBER + 2 * (digits - 1), last.getBytes(StandardCharsets.UTF_16LE));
        }

        /** The same card whose text ends after {@code bytes}. */
        private CardImage cutShort(int bytes) {
            CardImage whole = data.image();
            return new CardImage(Arrays.copyOf(whole.text(), bytes), whole.photo(), null);
        }

        /** What of it must not be found in any message. */
        private List<String> personal() {
            return Stream.of(
                            holder(),
                            data.number(),
                            data.number().substring(0, 6),
                            data.number().substring(6, 14),
                            data.address())
                    .filter(text -> !text.isEmpty())
                    .toList();
        }
    }

    @BeforeEach
    void connect() throws Exception {
        MemoryLink.Pair link = MemoryLink.pair(new LinkAddress("serial:/dev/memory"), Ticker.system());
        wire = Wires.streams(reader, link.far().input(), link.far().output(), new Pace(0, 2000, 1));
        adapter = SdtAdapter.open(link.near(), Ticker.system(), soon());
    }

    @AfterEach
    void disconnect() {
        adapter.close();
        wire.close();
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(60));
    }

    private Outcome<IdCard> read(CardImage image) throws Exception {
        reader.putDown(image);
        return adapter.read(adapter.position(soon()).placement(), soon());
    }

    private void isReadRight(Laid laid) throws Exception {
        assertThat(read(laid.data.image())).isInstanceOfSatisfying(Outcome.Done.class, done -> {
            try (IdCard card = (IdCard) done.value()) {
                assertThat(card.layout()).isEqualTo(laid.layout);
                assertThat(new String(card.name().copy())).isEqualTo(laid.holder());
                assertThat(new String(card.number().copy())).isEqualTo(laid.data.number());
                assertThat(card.birth()).isEqualTo(laid.data.birth());
                assertThat(card.sex()).isEqualTo(laid.data.sex());
                assertThat(card.validTo()).isEqualTo(laid.data.validTo());
            }
        });
    }

    private void isRefused(Laid laid, CardImage image, CoreFault expected, Remedy remedy, String rule)
            throws Exception {
        Outcome<IdCard> outcome = read(image);
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            Fault fault = refused.fault();
            assertThat(fault.code()).isEqualTo(expected.code());
            assertThat(fault.remedy()).isEqualTo(remedy);
            assertThat(fault.detail()).contains(rule);
        });
        assertThat(outcome.toString()).doesNotContain(laid.personal());
        isReadRight(laid);
    }

    @ParameterizedTest
    @EnumSource(Laid.class)
    void a_card_of_each_layout_is_read_right(Laid laid) throws Exception {
        isReadRight(laid);
    }

    @ParameterizedTest
    @EnumSource(Laid.class)
    void a_number_that_fails_its_check_digit_is_invalid_and_for_an_attendant(Laid laid) throws Exception {
        String right = laid.data.number().substring(laid.digits - 1);
        for (String wrong : List.of("0", "5", "A")) {
            if (!wrong.equals(right)) {
                isRefused(laid, laid.endingIn(wrong), CoreFault.CARD_INVALID, Remedy.ATTENDANT, "check digit");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Laid.class)
    void a_number_that_is_cut_short_is_invalid(Laid laid) throws Exception {
        isRefused(laid, laid.endingIn(" "), CoreFault.CARD_INVALID, Remedy.ATTENDANT, "check digit");
    }

    @ParameterizedTest
    @EnumSource(Laid.class)
    void a_text_that_is_cut_short_is_invalid_and_its_length_is_told(Laid laid) throws Exception {
        for (int bytes : new int[] {0, 1, 121, 140, 255}) {
            isRefused(
                    laid,
                    laid.cutShort(bytes),
                    CoreFault.CARD_INVALID,
                    Remedy.ATTENDANT,
                    "its text has " + bytes + " bytes instead of 256");
        }
    }

    @ParameterizedTest
    @EnumSource(Laid.class)
    void a_card_lifted_too_early_is_unreadable_and_for_its_holder_to_lay_down_again(Laid laid) throws Exception {
        reader.failReads(2);
        isRefused(laid, laid.data.image(), CoreFault.CARD_UNREADABLE, Remedy.RESIDENT, "lay the card flat and still");
    }
}
