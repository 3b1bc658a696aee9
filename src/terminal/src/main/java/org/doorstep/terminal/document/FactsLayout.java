// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.doorstep.terminal.document.Certificate.Fact;

/** Labels and values between hairlines; two short ones stand side by side. */
final class FactsLayout {
    private static final Style LABEL = Style.of(11, Ink.NOTE);
    private static final Style VALUE = Style.of(11.5, Ink.TEXT);
    private static final double LINE = VALUE.size() * 1.45;
    private static final double PADDING = 7.5;

    private final Page page;
    private final Composition composition;
    private final List<Fact> facts;

    FactsLayout(Page page, List<Fact> facts) {
        this.page = page;
        this.composition = page.composition();
        this.facts = facts;
    }

    /** @param behind points that must be left on the page of the last row, for what follows it */
    void draw(double behind) throws IOException {
        double label = 0;
        for (Fact fact : facts) {
            label = Math.max(label, composition.width(fact.label(), LABEL));
        }
        label = Math.min(label, Page.WIDTH / 4) + 16;
        page.room(height(1) + (facts.size() <= 2 ? behind : 0));
        page.rule(0.8, Ink.TEXT);
        int i = 0;
        while (i < facts.size()) {
            boolean pair = i + 1 < facts.size() && half(facts.get(i), label) && half(facts.get(i + 1), label);
            int next = i + (pair ? 2 : 1);
            boolean last = next >= facts.size();
            row(facts.subList(i, next), label, last ? behind : 0);
            page.rule(last ? 0.8 : 0.5, last ? Ink.TEXT : Ink.HAIRLINE);
            i = next;
        }
    }

    private boolean half(Fact fact, double label) throws IOException {
        return composition.width(fact.label(), LABEL) <= label
                && composition.single(fact.value(), VALUE).width() <= Page.WIDTH / 2 - label - 14;
    }

    private void row(List<Fact> row, double label, double behind) throws IOException {
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
        int fits = (int) ((page.most() - 2 * PADDING) / LINE);
        for (int from = 0; from < most; from += fits) {
            int to = Math.min(most, from + fits);
            if (page.room(Math.min(page.most(), height(to - from) + (to == most ? behind : 0)))) {
                page.rule(0.8, Ink.TEXT);
            }
            for (int i = 0; i < row.size(); i++) {
                double x = Page.LEFT + i * cell + 6;
                column(labels.get(i), from, to, x);
                column(values.get(i), from, to, x + label);
            }
            page.down(height(to - from));
        }
    }

    private void column(List<Line> lines, int from, int to, double x) throws IOException {
        for (int n = from; n < Math.min(to, lines.size()); n++) {
            page.text(lines.get(n), x, PADDING + VALUE.size() + (n - from) * LINE);
        }
    }

    private static double height(int lines) {
        return (lines - 1) * LINE + VALUE.size() * 1.25 + 2 * PADDING;
    }
}
