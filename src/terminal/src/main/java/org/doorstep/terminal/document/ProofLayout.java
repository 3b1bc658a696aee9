// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.document;

import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.doorstep.terminal.document.Certificate.Proof;

/** Issuer and day, and in the lower right corner of the last page the code for verification with the link in words. */
final class ProofLayout {
    private static final Style ISSUER = Style.of(12.5, Ink.TEXT);
    private static final Style NOTE = Style.of(9, Ink.NOTE);
    private static final Style LINK = Style.of(9.5, Ink.TEXT);
    private static final double SIDE = Page.mm(27);
    private static final double CAPTION = 16;
    private static final double ABOVE = 16;

    /** What all of it needs. It never stands on a page alone, so what is before comes along. */
    static final double HEIGHT = ABOVE + 2 * ISSUER.leading() + 6 + SIDE + CAPTION;

    private final Page page;
    private final Composition composition;
    private final Phrases phrases;
    private final Proof proof;

    ProofLayout(Page page, Phrases phrases, Proof proof) {
        this.page = page;
        this.composition = page.composition();
        this.phrases = phrases;
        this.proof = proof;
    }

    void draw() throws IOException {
        page.room(HEIGHT);
        page.down(ABOVE);
        DateTimeFormatter day = DateTimeFormatter.ofPattern(phrases.of("certificate.date"), phrases.locale());
        Line issuer = composition.single(proof.issuer(), ISSUER);
        Line issued = composition.single(proof.issued().format(day), ISSUER);
        double centre = Page.RIGHT - 14 - Math.max(issuer.width(), issued.width()) / 2;
        page.text(issuer, centre - issuer.width() / 2, ISSUER.size());
        page.down(ISSUER.leading());
        page.text(issued, centre - issued.width() / 2, ISSUER.size());
        verification(page.sheet(), page.bottom() - SIDE - CAPTION);
    }

    private void verification(Sheet sheet, double top) throws IOException {
        double left = Page.RIGHT - SIDE;
        sheet.code(QrCodes.of(proof.link()), left, top, SIDE);
        sheet.textCentred(
                composition.single(phrases.of("certificate.scan"), NOTE), left + SIDE / 2, top + SIDE + CAPTION - 2);
        double width = Page.WIDTH - SIDE - 24;
        List<Line> lines = new ArrayList<>(composition.ragged(proof.hint(), NOTE, width));
        lines.addAll(composition.ragged(proof.link().replaceFirst("^https?://", ""), LINK, width));
        double baseline = top + SIDE - (lines.size() - 1) * NOTE.leading();
        for (Line line : lines) {
            sheet.text(line, Page.LEFT, baseline);
            baseline += NOTE.leading();
        }
    }
}
