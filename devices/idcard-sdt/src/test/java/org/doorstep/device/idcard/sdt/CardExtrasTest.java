// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.idcard.sdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import org.doorstep.device.simulator.CardData;
import org.doorstep.device.simulator.CardImage;
import org.doorstep.device.simulator.People;
import org.doorstep.device.simulator.SdtTrouble;
import org.doorstep.device.spi.AppendedAddresses;
import org.doorstep.device.spi.CardAddressReader;
import org.doorstep.device.spi.CardFingerprintReader;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.FingerprintedCard;
import org.doorstep.device.spi.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a card has beyond its printed side: fingerprints and appended addresses. */
class CardExtrasTest {
    private static final CardData ZHANG = People.shipped().getFirst();
    private static final String NEW_HOME = "示范省长河市青石县城关镇东门巷9号";

    private final Bench bench = new Bench();
    private SdtAdapter adapter;

    @BeforeEach
    void open() throws Exception {
        adapter = bench.open();
    }

    @AfterEach
    void close() {
        adapter.close();
        bench.close();
    }

    private long lay(CardImage image) throws Exception {
        bench.reader.putDown(image);
        return adapter.position(bench.by()).placement();
    }

    private FingerprintedCard withPrints(long placement) throws Exception {
        Outcome<FingerprintedCard> outcome = adapter.capability(CardFingerprintReader.class)
                .orElseThrow()
                .readWithFingerprints(placement, bench.by());
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<FingerprintedCard>) outcome).value();
    }

    private AppendedAddresses addresses(long placement) throws Exception {
        Outcome<AppendedAddresses> outcome =
                adapter.capability(CardAddressReader.class).orElseThrow().newestAddress(placement, bench.by());
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<AppendedAddresses>) outcome).value();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void a_card_is_read_with_as_many_fingerprints_as_it_has(int prints) throws Exception {
        CardImage image = ZHANG.image().withFingerprints(prints, 99);
        try (FingerprintedCard read = withPrints(lay(image))) {
            assertThat(new String(read.card().number().copy())).isEqualTo(ZHANG.number());
            assertThat(read.fingerprints()).hasSize(prints);
            for (int i = 0; i < prints; i++) {
                assertThat(read.fingerprints().get(i))
                        .isEqualTo(Arrays.copyOfRange(image.fingerprints(), 512 * i, 512 * (i + 1)));
            }
        }
    }

    @Test
    void closing_wipes_the_fingerprints_and_the_card_and_neither_shows_in_text() throws Exception {
        FingerprintedCard read = withPrints(lay(ZHANG.image().withFingerprints(2, 7)));
        assertThat(read.toString()).isEqualTo("FingerprintedCard[RESIDENT, 2]");
        read.close();
        assertThat(read.fingerprints()).allSatisfy(print -> assertThat(print).containsOnly(0));
        assertThat(read.card().number().at(0)).isEqualTo('\0');
        assertThat(read.card().photo()).containsOnly(0);
    }

    @Test
    void a_forged_card_yields_no_fingerprints() throws Exception {
        byte[] wrong = "999999195503120015".getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
        long placement = lay(ZHANG.image().withFingerprints(2, 7).withText(122, wrong));
        assertThat(adapter.readWithFingerprints(placement, bench.by()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(CoreFault.CARD_INVALID.is(refused.fault()))
                                .isTrue());
    }

    @Test
    void a_card_is_still_the_same_after_it_was_read_in_every_way() throws Exception {
        long placement = lay(ZHANG.image().withFingerprints(2, 7).withNewestAddress(NEW_HOME));
        addresses(placement).close();
        withPrints(placement).close();
        addresses(placement).close();
        assertThat(adapter.read(placement, bench.by())).isInstanceOf(Outcome.Done.class);
        assertThat(adapter.position(bench.by()).placement()).isEqualTo(placement);
    }

    @Test
    void a_card_without_an_appended_address_has_none() throws Exception {
        try (AppendedAddresses none = addresses(lay(ZHANG.image()))) {
            assertThat(none.items()).isEmpty();
        }
    }

    @Test
    void appended_addresses_come_in_the_cards_order_and_blank_ones_are_none() throws Exception {
        AppendedAddresses two = addresses(lay(ZHANG.image().withNewestAddress(ZHANG.address(), " ", NEW_HOME)));
        assertThat(two.items())
                .extracting(address -> new String(address.copy()))
                .containsExactly(ZHANG.address(), NEW_HOME);
        assertThat(two.toString()).isEqualTo("AppendedAddresses[2]");
        two.close();
        assertThat(two.items()).allSatisfy(address -> assertThat(address.at(0)).isEqualTo('\0'));
    }

    @Test
    void the_address_of_a_lifted_card_is_refused_as_changed() throws Exception {
        long placement = lay(ZHANG.image().withNewestAddress(NEW_HOME));
        adapter.read(placement, bench.by());
        bench.reader.lift();
        assertThat(adapter.newestAddress(placement, bench.by()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(CoreFault.CARD_CHANGED.is(refused.fault()))
                                .isTrue());
    }

    @Test
    void a_slow_read_with_fingerprints_is_waited_for_longer_than_a_plain_one() {
        assertThat(SdtCommand.READ_WITH_FINGERPRINTS.limit())
                .isGreaterThan(SdtCommand.READ.limit())
                .isGreaterThan(Duration.ofSeconds(3));
    }

    @Test
    void a_reader_that_does_not_know_the_command_is_told() throws Exception {
        long placement = lay(ZHANG.image());
        adapter.read(placement, bench.by());
        bench.reader.trouble(SdtTrouble.COMMAND_ERROR, -1);
        assertThat(adapter.newestAddress(placement, bench.by()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(SdtFault.COMMAND_UNKNOWN.is(refused.fault()))
                                .isTrue());
    }
}
