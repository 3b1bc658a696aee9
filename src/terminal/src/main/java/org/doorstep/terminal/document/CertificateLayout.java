// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.terminal.document.Certificate.Block;
import org.doorstep.terminal.document.Certificate.Facts;
import org.doorstep.terminal.document.Certificate.Paragraph;
import org.doorstep.terminal.document.Certificate.Proof;
import org.doorstep.terminal.document.Certificate.Role;
import org.doorstep.terminal.document.Certificate.Table;

/** Where everything stands on a certificate: number and title, its blocks, then what proves it. */
final class CertificateLayout {
    private static final Style NUMBER = Style.of(10, Ink.NOTE);
    private static final Style TITLE = new Style(true, 22, Ink.TEXT, 0.08);
    private static final Style BODY = Style.of(11.5, Ink.TEXT);
    private static final Style HEADING = Style.bold(12.5, Ink.TEXT);
    private static final Style REMARK = Style.of(10, Ink.TEXT);
    private static final Style FOOT = Style.of(8.5, Ink.NOTE);
    private static final double WITH_HEADING = 60;
    private static final double FOOT_LINE = 12;
    /** Lines of small print for which the lower margin has space. */
    private static final int FREE_FOOT_LINES = 1;

    private final Composition composition;
    private final Certificate certificate;
    private final Phrases phrases;
    private final List<Line> footer = new ArrayList<>();
    private final Page page;

    CertificateLayout(Composition composition, Certificate certificate) throws IOException {
        this.composition = composition;
        this.certificate = certificate;
        this.phrases = Phrases.in(certificate.language());
        for (TextValue text : certificate.footer()) {
            footer.addAll(composition.ragged(text, FOOT, Page.WIDTH));
        }
        this.page = new Page(composition, this::head, Math.max(0, footer.size() - FREE_FOOT_LINES) * FOOT_LINE);
    }

    void draw() throws IOException {
        Proof proof = certificate.proof();
        List<Block> blocks = certificate.blocks();
        for (int i = 0; i < blocks.size(); i++) {
            double behind = behind(i);
            switch (blocks.get(i)) {
                case Paragraph heading when heading.role() == Role.HEADING -> heading(heading, i);
                case Paragraph paragraph -> paragraph(paragraph, behind);
                case Facts facts when facts.facts().isEmpty() -> {}
                case Facts facts -> {
                    page.gap(8);
                    new FactsLayout(page, facts.facts()).draw(behind);
                }
                case Table table -> {
                    page.gap(8);
                    new TableLayout(page, table, certificate.watermark().isEmpty()).draw(behind);
                }
            }
            if (i + 1 < blocks.size() && !(blocks.get(i) instanceof Paragraph)) {
                page.gap(12);
            }
        }
        if (proof != null) {
            new ProofLayout(page, phrases, proof).draw();
        }
        page.sheet();
        feet();
    }

    /** What must be left on the page where block {@code i} ends. */
    private double behind(int i) {
        return i == certificate.blocks().size() - 1 && certificate.proof() != null ? ProofLayout.HEIGHT : 0;
    }

    private double head(Sheet sheet, int number) throws IOException {
        if (!certificate.watermark().isEmpty()) {
            watermark(sheet);
        }
        Proof proof = certificate.proof();
        String numbered = proof == null ? "" : phrases.of("certificate.number", proof.number());
        if (number > 1) {
            double baseline = Page.TOP + 2;
            Line title = composition.single(certificate.title(), NUMBER);
            sheet.text(title, Page.LEFT, baseline);
            sheet.textRight(composition.single(numbered, NUMBER), Page.RIGHT, baseline);
            sheet.rule(Page.LEFT, Page.RIGHT, baseline + 8, 0.5, Ink.HAIRLINE);
            return baseline + 26;
        }
        sheet.textRight(composition.single(numbered, NUMBER), Page.RIGHT, Page.TOP + 8);
        double baseline = Page.TOP + 52 - TITLE.size() * 1.35;
        for (Line line : composition.ragged(certificate.title(), TITLE, Page.WIDTH)) {
            baseline += TITLE.size() * 1.35;
            sheet.textCentred(line, Sheet.WIDTH / 2, baseline);
        }
        // A thick rule over a thin one is how Chinese official paper sets off its head (文武线).
        double rule = baseline + 22;
        sheet.rule(Page.LEFT, Page.RIGHT, rule, 1.4, Ink.TEXT);
        sheet.rule(Page.LEFT, Page.RIGHT, rule + 3, 0.4, Ink.TEXT);
        return rule + 26;
    }

    private void watermark(Sheet sheet) throws IOException {
        double natural = composition.width(certificate.watermark(), Style.bold(1, Ink.WATERMARK));
        double size = Math.min(64, Page.mm(150) / natural);
        sheet.watermark(composition.single(certificate.watermark(), Style.bold(size, Ink.WATERMARK)), 35);
    }

    /** A heading, on the page where what it heads begins. */
    private void heading(Paragraph heading, int i) throws IOException {
        double next = i + 1 < certificate.blocks().size() ? beginning(i + 1) : behind(i);
        page.gap(10);
        page.room(Math.min(HEADING.leading() + 2 + next, page.most()));
        lines(composition.ragged(heading.text(), HEADING, Page.WIDTH), HEADING, 0);
        page.down(2);
    }

    /** What a block asks for on the page where it begins. */
    private double beginning(int i) throws IOException {
        return switch (certificate.blocks().get(i)) {
            case Paragraph paragraph
            when behind(i) > 0 -> set(paragraph).size() * style(paragraph).leading() + 2 + behind(i);
            case Facts facts when facts.facts().size() <= 2 -> WITH_HEADING + behind(i);
            case Table table when table.rows().size() <= 1 -> WITH_HEADING * 2 + behind(i);
            case Table ignored -> WITH_HEADING * 2;
            default -> WITH_HEADING;
        };
    }

    private void paragraph(Paragraph paragraph, double behind) throws IOException {
        Style style = style(paragraph);
        List<Line> lines = set(paragraph);
        if (behind > 0) {
            page.room(Math.min(lines.size() * style.leading() + 2 + behind, page.most()));
        }
        lines(lines, style, 2 * style.size());
        page.down(2);
    }

    private static Style style(Paragraph paragraph) {
        return paragraph.role() == Role.NOTE ? REMARK : BODY;
    }

    private List<Line> set(Paragraph paragraph) throws IOException {
        Style style = style(paragraph);
        return composition.justified(paragraph.text(), style, Page.WIDTH, 2 * style.size());
    }

    private void lines(List<Line> lines, Style style, double indent) throws IOException {
        for (int i = 0; i < lines.size(); i++) {
            page.room(style.leading());
            page.text(lines.get(i), Page.LEFT + (i == 0 ? indent : 0), style.size());
            page.down(style.leading());
        }
    }

    private void feet() throws IOException {
        List<Sheet> sheets = composition.sheets();
        double last = Sheet.HEIGHT - Page.mm(13);
        for (int i = 0; i < sheets.size(); i++) {
            Line number = composition.single(phrases.of("certificate.page", i + 1, sheets.size()), FOOT);
            sheets.get(i).textCentred(number, Sheet.WIDTH / 2, last);
            double baseline = last - footer.size() * FOOT_LINE - 3;
            for (Line line : footer) {
                sheets.get(i).textCentred(line, Sheet.WIDTH / 2, baseline);
                baseline += FOOT_LINE;
            }
        }
    }
}
