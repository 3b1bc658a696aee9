// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.ResourceBundle;
import org.doorstep.catalog.Language;
import org.doorstep.catalog.flow.StepResult;
import org.doorstep.device.spi.FaultCode;
import org.doorstep.device.spi.ReceiptPage;
import org.doorstep.device.spi.ReceiptPage.Pair;
import org.doorstep.device.spi.ReceiptPage.Qr;
import org.doorstep.device.spi.ReceiptPage.Text;
import org.doorstep.terminal.document.SlipPages.Occasion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SlipPagesTest {
    private static final Occasion OCCASION = new Occasion(
            "新驿镇便民服务中心",
            "00317",
            LocalDateTime.of(2026, 7, 31, 10, 24, 59),
            "参保证明查询打印",
            "00317-42",
            "0537-12345",
            "8:30-17:30");

    private static String words(ReceiptPage page) {
        StringBuilder all = new StringBuilder();
        for (ReceiptPage.Block block : page.blocks()) {
            switch (block) {
                case Text text -> all.append(text.text());
                case Pair pair -> all.append(pair.label()).append('=').append(pair.value());
                case Qr qr -> all.append("QR ").append(qr.content());
                default -> {}
            }
            all.append('\n');
        }
        return all.toString();
    }

    @Test
    void anUnknownPrintTellsWhatToDoAndPromisesNoRepeat() {
        assertThat(words(new SlipPages(Language.ZH_CN).printUnknown(OCCASION, "SB-42")))
                .contains(
                        "打印结果待核实",
                        "状态=待核实",
                        "证明编号=SB-42",
                        "流水号=00317-42",
                        "终端编号=00317",
                        "时间=2026-07-31 10:24",
                        "咨询电话（8:30-17:30）=0537-12345",
                        "机器不会自动重打");
    }

    @Test
    void aFailureCarriesItsShortCode() {
        assertThat(words(new SlipPages(Language.EN).failed(OCCASION, new FaultCode("P-104"))))
                .contains("Not done", "Code=P-104", "State=Not printed", "Help line (8:30-17:30)=0537-12345");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aPickUpSlipMasksItsHolderAndCarriesTheVerificationLink(Language language) {
        String words = words(new SlipPages(language)
                .pickUp(
                        OCCASION,
                        new StepResult.Holder(Samples.text(Samples.NAME), Samples.text(Samples.ID_NUMBER)),
                        Samples.PROOF));

        assertThat(words)
                .contains("王**", "999999********0029", "SB-2026-0731-000042", "QR " + Samples.LINK)
                .doesNotContain(Samples.NAME, Samples.ID_NUMBER);
    }

    @Test
    void withoutHoursThePhoneStandsAlone() {
        Occasion always = new Occasion("厅", "1", OCCASION.at(), "事项", "t", "12345", "");

        assertThat(words(new SlipPages(Language.ZH_CN).failed(always, new FaultCode("P-113"))))
                .contains("咨询电话=12345");
    }

    @Test
    void bothBundlesHaveTheSameKeys() {
        List<ResourceBundle> bundles = List.of(
                ResourceBundle.getBundle("org.doorstep.terminal.document.phrases", java.util.Locale.ROOT),
                ResourceBundle.getBundle("org.doorstep.terminal.document.phrases", java.util.Locale.ENGLISH));

        assertThat(bundles.get(1).getLocale()).isEqualTo(java.util.Locale.ENGLISH);
        assertThat(own(bundles.get(1))).isEqualTo(own(bundles.get(0)));
    }

    private static java.util.Set<String> own(ResourceBundle bundle) {
        // A child also lists its parent's keys: what it lacks itself shows as the parent's very same text.
        ResourceBundle parent =
                ResourceBundle.getBundle("org.doorstep.terminal.document.phrases", java.util.Locale.ROOT);
        java.util.Set<String> keys = new java.util.TreeSet<>(bundle.keySet());
        if (bundle != parent) {
            keys.removeIf(key ->
                    !key.equals("slip.timeFormat") && bundle.getString(key).equals(parent.getString(key)));
        }
        return keys;
    }
}
