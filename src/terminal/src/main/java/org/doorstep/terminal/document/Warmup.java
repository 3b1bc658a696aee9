// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.document;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.doorstep.catalog.Language;
import org.doorstep.terminal.document.Certificate.Align;
import org.doorstep.terminal.document.Certificate.Column;
import org.doorstep.terminal.document.Certificate.Disclosure;
import org.doorstep.terminal.document.Certificate.Fact;
import org.doorstep.terminal.document.Certificate.Holder;
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
        Certificate nobodys = new Certificate(
                Language.ZH_CN,
                text.substring(0, 8),
                text,
                text.substring(8, 16),
                "0",
                LocalDate.EPOCH,
                new Holder(text.substring(0, 2), "000000000000000000", Disclosure.MASKED),
                List.of(new Fact(text.substring(2, 6), text)),
                new Table(List.of(new Column(text.substring(4, 8), Align.LEFT)), List.of(List.of(text))),
                List.of(text),
                "https://example.org/v/0000000000000000000000",
                "");
        pdf.compose(nobodys).close();
    }
}
