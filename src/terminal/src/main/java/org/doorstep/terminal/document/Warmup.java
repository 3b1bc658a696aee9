// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.document;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.doorstep.catalog.Language;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.terminal.document.Certificate.Align;
import org.doorstep.terminal.document.Certificate.Column;
import org.doorstep.terminal.document.Certificate.Fact;
import org.doorstep.terminal.document.Certificate.Facts;
import org.doorstep.terminal.document.Certificate.Paragraph;
import org.doorstep.terminal.document.Certificate.Proof;
import org.doorstep.terminal.document.Certificate.Role;
import org.doorstep.terminal.document.Certificate.Table;

/**
 * Sets a page that nobody sees, so that the first resident does not wait for class loading, the colour profile and the
 * tables of the fonts. To be run once behind the attract screen, on a thread of its own; takes a second or two of one
 * core. Leaves nothing behind.
 */
public final class Warmup {
    private Warmup() {}

    /** @throws IOException as {@link CertificatePdf#compose} */
    public static void run(CertificatePdf pdf) throws IOException {
        String text = Phrases.in(Language.ZH_CN).of("slip.unknown.text");
        try (Certificate nobodys = new Certificate(
                        Language.ZH_CN,
                        "",
                        TextValue.of(text.substring(0, 8)),
                        LocalDate.EPOCH,
                        List.of(
                                new Facts(List.of(new Fact(text.substring(2, 6), TextValue.of(text)))),
                                new Table(
                                        "",
                                        List.of(new Column(text.substring(4, 8), Align.LEFT)),
                                        List.of(List.of(TextValue.of(text)))),
                                new Paragraph(TextValue.of(text), Role.BODY)),
                        new Proof("0", text.substring(8, 16), LocalDate.EPOCH, "https://example.org/v/0", text),
                        List.of(),
                        "");
                Pdf page = pdf.compose(nobodys)) {
            if (page.pages() != 1) {
                throw new IllegalStateException("The page for warming up is one page");
            }
        }
    }
}
