// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.document;

import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.doorstep.contract.Masks;
import org.doorstep.terminal.document.Certificate.Disclosure;
import org.doorstep.terminal.document.Certificate.Fact;

/**
 * Where everything stands on a certificate: number and title, facts, table, paragraphs, then issuer and day; on the last
 * page the code for verification in the lower right corner.
 */
final class CertificateLayout {
    private static final Style NUMBER = Style.of(10, Ink.NOTE);
    private static final Style TITLE = new Style(true, 22, Ink.TEXT, 0.08);
    private static final Style BODY = Style.of(11.5, Ink.TEXT);
    private static final Style REMARK = Style.of(10, Ink.TEXT);
    private static final Style LABEL = Style.of(11, Ink.NOTE);
    private static final Style VALUE = Style.of(11.5, Ink.TEXT);
    private static final Style ISSUER = Style.of(12.5, Ink.TEXT);
    private static final Style NOTE = Style.of(9, Ink.NOTE);
    private static final Style LINK = Style.of(9.5, Ink.TEXT);
    private static final double CODE_SIDE = Page.mm(27);
    private static final double CODE_TOP = Page.BOTTOM - CODE_SIDE - 16;
    private static final double FACT_PADDING = 7.5;
    private static final double SIGNATURE = 2 * ISSUER.leading() + 6;
    private static final double ABOVE_SIGNATURE = 16;
    /** What issuer, day and code need at the end. They never stand on a page alone, so what is before comes along. */
    private static final double CLOSING = ABOVE_SIGNATURE + SIGNATURE + Page.BOTTOM - CODE_TOP;

    private final Composition composition;
    private final Certificate certificate;
    private final Phrases phrases;
    private final Page page;

    CertificateLayout(Composition composition, Certificate certificate) throws IOException {
        this.composition = composition;
        this.certificate = certificate;
        this.phrases = Phrases.in(certificate.language());
        this.page = new Page(composition, this::head);
    }

    void draw() throws IOException {
        if (!certificate.opening().isEmpty()) {
            paragraph(certificate.opening(), BODY);
            page.down(8);
        }
        facts();
        if (!certificate.table().columns().isEmpty()) {
            page.down(20);
            new TableLayout(
                            composition,
                            page,
                            certificate.table(),
                            certificate.watermark().isEmpty())
                    .draw(certificate.paragraphs().isEmpty() ? CLOSING : 0);
        }
        if (!certificate.paragraphs().isEmpty()) {
            page.down(14);
            for (int i = 0; i < certificate.paragraphs().size(); i++) {
                boolean last = i == certificate.paragraphs().size() - 1;
                remark(certificate.paragraphs().get(i), last ? CLOSING : 0);
            }
        }
        closing();
        feet();
    }

    private void head(Sheet sheet, int number) throws IOException {
        if (!certificate.watermark().isEmpty()) {
            watermark(sheet);
        }
        String numbered = phrases.of("certificate.number", certificate.number());
        if (number > 1) {
            double baseline = Page.TOP + 2;
            sheet.text(composition.single(certificate.title(), NUMBER), Page.LEFT, baseline);
            sheet.textRight(composition.single(numbered, NUMBER), Page.RIGHT, baseline);
            sheet.rule(Page.LEFT, Page.RIGHT, baseline + 8, 0.5, Ink.HAIRLINE);
            page.startAt(baseline + 26);
            return;
        }
        sheet.textRight(composition.single(numbered, NUMBER), Page.RIGHT, Page.TOP + 8);
        double baseline = Page.TOP + 52;
        for (Line line : composition.ragged(certificate.title(), TITLE, Page.WIDTH)) {
            sheet.textCentred(line, Sheet.WIDTH / 2, baseline);
            baseline += TITLE.size() * 1.35;
        }
        // A thick rule over a thin one is how Chinese official paper sets off its head (文武线).
        double rule = baseline - TITLE.size() * 1.35 + 22;
        sheet.rule(Page.LEFT, Page.RIGHT, rule, 1.4, Ink.TEXT);
        sheet.rule(Page.LEFT, Page.RIGHT, rule + 3, 0.4, Ink.TEXT);
        page.startAt(rule + 26);
    }

    private void watermark(Sheet sheet) throws IOException {
        double wanted = Page.mm(150);
        double natural = composition.width(certificate.watermark(), Style.bold(1, Ink.WATERMARK));
        double size = Math.min(64, wanted / natural);
        sheet.watermark(composition.single(certificate.watermark(), Style.bold(size, Ink.WATERMARK)), 35);
    }

    private void remark(String text, double behind) throws IOException {
        List<Line> lines = composition.justified(text, REMARK, Page.WIDTH, 2 * REMARK.size());
        page.room(Math.min(lines.size() * REMARK.leading() + 2 + behind, Page.most()));
        paragraph(text, REMARK);
    }

    private void paragraph(String text, Style style) throws IOException {
        double indent = 2 * style.size();
        List<Line> lines = composition.justified(text, style, Page.WIDTH, indent);
        for (int i = 0; i < lines.size(); i++) {
            page.room(style.leading());
            page.text(lines.get(i), Page.LEFT + (i == 0 ? indent : 0), style.size());
            page.down(style.leading());
        }
        page.down(2);
    }

    private void facts() throws IOException {
        List<Fact> facts = new ArrayList<>();
        Certificate.Holder holder = certificate.holder();
        facts.add(new Fact(phrases.of("certificate.name"), holder.name()));
        facts.add(new Fact(
                phrases.of("certificate.idNumber"),
                holder.disclosure() == Disclosure.FULL ? holder.idNumber() : Masks.idNumber(holder.idNumber())));
        facts.addAll(certificate.facts());

        double label = 0;
        for (Fact fact : facts) {
            label = Math.max(label, composition.width(fact.label(), LABEL));
        }
        label = Math.min(label, Page.WIDTH / 4) + 16;
        page.room(VALUE.leading() + 2 * FACT_PADDING);
        page.rule(0.8, Ink.TEXT);
        int i = 0;
        while (i < facts.size()) {
            boolean pair = i + 1 < facts.size() && fitsHalf(facts.get(i), label) && fitsHalf(facts.get(i + 1), label);
            factRow(facts.subList(i, pair ? i + 2 : i + 1), label);
            i += pair ? 2 : 1;
            page.rule(i < facts.size() ? 0.5 : 0.8, i < facts.size() ? Ink.HAIRLINE : Ink.TEXT);
        }
    }

    private boolean fitsHalf(Fact fact, double label) throws IOException {
        double half = Page.WIDTH / 2;
        return composition.width(fact.label(), LABEL) <= label
                && composition.width(fact.value(), VALUE) <= half - label - 14;
    }

    private void factRow(List<Fact> row, double label) throws IOException {
        double cell = Page.WIDTH / row.size();
        List<List<Line>> labels = new ArrayList<>();
        List<List<Line>> values = new ArrayList<>();
        int most = 1;
        for (Fact fact : row) {
            labels.add(composition.ragged(fact.label(), LABEL, label - 12));
            values.add(composition.ragged(fact.value(), VALUE, cell - label - 10));
            most = Math.max(
                    most, Math.max(labels.getLast().size(), values.getLast().size()));
        }
        double line = VALUE.size() * 1.45;
        int fits = (int) ((Page.most() - 2 * FACT_PADDING) / line);
        for (int from = 0; from < most; from += fits) {
            int to = Math.min(most, from + fits);
            double height = (to - from - 1) * line + VALUE.size() * 1.25 + 2 * FACT_PADDING;
            if (page.room(height)) {
                page.rule(0.8, Ink.TEXT);
            }
            for (int i = 0; i < row.size(); i++) {
                double x = Page.LEFT + i * cell + 6;
                column(labels.get(i), from, to, x, line);
                column(values.get(i), from, to, x + label, line);
            }
            page.down(height);
        }
    }

    private void column(List<Line> lines, int from, int to, double x, double leading) throws IOException {
        for (int n = from; n < Math.min(to, lines.size()); n++) {
            page.text(lines.get(n), x, FACT_PADDING + VALUE.size() + (n - from) * leading);
        }
    }

    private void closing() throws IOException {
        page.room(CLOSING);
        page.down(ABOVE_SIGNATURE);
        DateTimeFormatter day = DateTimeFormatter.ofPattern(phrases.of("certificate.date"), phrases.locale());
        Line issuer = composition.single(certificate.issuer(), ISSUER);
        Line issued = composition.single(certificate.issued().format(day), ISSUER);
        double centre = Page.RIGHT - 14 - Math.max(issuer.width(), issued.width()) / 2;
        page.text(issuer, centre - issuer.width() / 2, ISSUER.size());
        page.down(ISSUER.leading());
        page.text(issued, centre - issued.width() / 2, ISSUER.size());
        verification(page.sheet());
    }

    private void verification(Sheet sheet) throws IOException {
        double left = Page.RIGHT - CODE_SIDE;
        sheet.code(QrCodes.of(certificate.link()), left, CODE_TOP, CODE_SIDE);
        sheet.textCentred(
                composition.single(phrases.of("certificate.scan"), NOTE),
                left + CODE_SIDE / 2,
                CODE_TOP + CODE_SIDE + 14);
        double width = Page.WIDTH - CODE_SIDE - 24;
        List<Line> lines = new ArrayList<>(composition.ragged(phrases.of("certificate.verify"), NOTE, width));
        lines.addAll(composition.ragged(certificate.link().replaceFirst("^https?://", ""), LINK, width));
        double baseline = CODE_TOP + CODE_SIDE - (lines.size() - 1) * NOTE.leading();
        for (Line line : lines) {
            sheet.text(line, Page.LEFT, baseline);
            baseline += NOTE.leading();
        }
    }

    private void feet() throws IOException {
        List<Sheet> sheets = composition.sheets();
        for (int i = 0; i < sheets.size(); i++) {
            Line foot = composition.single(phrases.of("certificate.page", i + 1, sheets.size()), NOTE);
            sheets.get(i).textCentred(foot, Sheet.WIDTH / 2, Sheet.HEIGHT - Page.mm(13));
        }
    }
}
