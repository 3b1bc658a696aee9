// SPDX-License-Identifier: Apache-2.0
package org.doorstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DevicesCommandTest {
    private final Desk desk = new Desk();

    @Test
    void adaptersAreFoundAndToldInTheOrderOfTheirIds() {
        assertThat(desk.run("devices")).isEqualTo(Exit.WELL);
        assertThat(desk.out().lines().filter(line -> !line.isBlank() && !line.startsWith(" ")))
                .containsExactly(
                        "document-ipp  Document printer",
                        "idcard-sdt  ID card reader (SDT, serial)",
                        "receipt-escpos  Receipt printer");
    }

    @Test
    void anAdapterIsToldWithWhatItOffersAndItsKeys() {
        assertThat(desk.run("devices", "receipt-escpos")).isEqualTo(Exit.WELL);
        assertThat(desk.out().lines().map(String::strip))
                .contains(
                        "for     model one; model two",
                        "offers  ReceiptPrinter",
                        "key     link  link, required",
                        "key     columns  whole number from 32 to 64 characters, else 48",
                        "key     cut  one of full, part, else full",
                        "How the paper is cut.");
        assertThat(desk.out()).doesNotContain("idcard");
    }

    @Test
    void anUnknownAdapterIsAnsweredWithTheNearest() {
        assertThat(desk.run("devices", "recept-escpos")).isEqualTo(Exit.PROBLEMS);
        assertThat(desk.err()).contains("No adapter called recept-escpos is installed. Did you mean receipt-escpos?");
    }

    @Test
    void noAdapterAtAllIsAProblem() {
        assertThat(desk.with(List.of()).run("devices")).isEqualTo(Exit.PROBLEMS);
        assertThat(desk.err()).startsWith("No adapter is installed.");
    }
}
