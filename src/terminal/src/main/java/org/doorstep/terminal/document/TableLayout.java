// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.terminal.document.Certificate.Align;
import org.doorstep.terminal.document.Certificate.Table;

/** A table over as many pages as it needs, its head on each; a row is not torn unless it is longer than a page. */
final class TableLayout {
    private static final Style CAPTION = Style.bold(11, Ink.TEXT);
    private static final Style HEAD = Style.bold(10.5, Ink.TEXT);
    private static final Style CELL = Style.of(10.5, Ink.TEXT);
    private static final double LINE = CELL.size() * 1.4;
    private static final double PADDING = 5.5;
    private static final double SIDE = 6;

    private final Composition composition;
    private final Page page;
    private final Table table;
    private final boolean shaded;
    private final double[] widths;

    /** @param shaded whether the head lies on a shade, which would cut a watermark */
    TableLayout(Page page, Table table, boolean shaded) throws IOException {
        this.page = page;
        this.composition = page.composition();
        this.table = table;
        this.shaded = shaded;
        this.widths = widths();
    }

    /** @param behind points that must be left on the page of the last row, for what follows it */
    void draw(double behind) throws IOException {
        List<List<Line>> head = head();
        double headHeight = height(head);
        double caption = table.caption().isEmpty() ? 0 : CAPTION.leading() + 2;
        double first = table.rows().isEmpty() ? behind : 2 * LINE + 2 * PADDING;
        page.room(caption + headHeight + first);
        if (caption > 0) {
            page.text(composition.single(table.caption(), CAPTION), Page.LEFT, CAPTION.size());
            page.down(caption);
        }
        head(head, headHeight);
        for (int r = 0; r < table.rows().size(); r++) {
            List<List<Line>> rest = cells(table.rows().get(r));
            while (!rest.isEmpty()) {
                double most = page.most() - headHeight;
                int fits = (int) ((most - 2 * PADDING) / LINE);
                List<List<Line>> part = slice(rest, 0, fits);
                boolean end = r == table.rows().size() - 1 && longest(rest) <= fits;
                if (page.room(height(part) + (end ? behind : 0))) {
                    head(head, headHeight);
                }
                row(part);
                rest = longest(rest) > fits ? slice(rest, fits, longest(rest)) : List.of();
            }
            boolean last = r == table.rows().size() - 1;
            page.rule(last ? 0.8 : 0.5, last ? Ink.TEXT : Ink.HAIRLINE);
        }
    }

    private void head(List<List<Line>> head, double height) throws IOException {
        if (shaded) {
            page.sheet().shade(Page.LEFT, page.y(), Page.WIDTH, height, Ink.SHADE);
        }
        page.rule(0.8, Ink.TEXT);
        row(head);
        page.rule(0.5, Ink.HAIRLINE);
    }

    private void row(List<List<Line>> cells) throws IOException {
        double x = Page.LEFT;
        for (int c = 0; c < cells.size(); c++) {
            double baseline = PADDING + CELL.size();
            for (Line line : cells.get(c)) {
                double at =
                        table.columns().get(c).align() == Align.RIGHT ? x + widths[c] - SIDE - line.width() : x + SIDE;
                page.text(line, at, baseline);
                baseline += LINE;
            }
            x += widths[c];
        }
        page.down(height(cells));
    }

    private List<List<Line>> head() throws IOException {
        List<List<Line>> cells = new ArrayList<>();
        for (int c = 0; c < table.columns().size(); c++) {
            cells.add(composition.ragged(table.columns().get(c).title(), HEAD, widths[c] - 2 * SIDE));
        }
        return cells;
    }

    private List<List<Line>> cells(List<TextValue> texts) throws IOException {
        List<List<Line>> cells = new ArrayList<>();
        for (int c = 0; c < texts.size(); c++) {
            cells.add(composition.ragged(texts.get(c), CELL, widths[c] - 2 * SIDE));
        }
        return cells;
    }

    private static List<List<Line>> slice(List<List<Line>> cells, int from, int to) {
        return cells.stream()
                .map(lines -> lines.subList(Math.min(from, lines.size()), Math.min(to, lines.size())))
                .toList();
    }

    private static int longest(List<List<Line>> cells) {
        return cells.stream().mapToInt(List::size).max().orElse(0);
    }

    private static double height(List<List<Line>> cells) {
        return Math.max(1, longest(cells)) * LINE + 2 * PADDING - (LINE - CELL.size() * 1.25);
    }

    /** Each column as wide as its longest text where that goes; else the wide ones share what the narrow ones leave. */
    private double[] widths() throws IOException {
        int columns = table.columns().size();
        double[] natural = new double[columns];
        for (int c = 0; c < columns; c++) {
            natural[c] = composition.width(table.columns().get(c).title(), HEAD);
            for (List<TextValue> row : table.rows()) {
                natural[c] = Math.max(
                        natural[c], composition.single(row.get(c), CELL).width());
            }
            natural[c] += 2 * SIDE;
        }
        double sum = IntStream.range(0, columns).mapToDouble(c -> natural[c]).sum();
        double[] widths = new double[columns];
        if (sum <= Page.WIDTH) {
            for (int c = 0; c < columns; c++) {
                widths[c] = natural[c] + (Page.WIDTH - sum) / columns;
            }
            return widths;
        }
        List<Integer> narrowFirst = IntStream.range(0, columns)
                .boxed()
                .sorted(java.util.Comparator.comparingDouble(c -> natural[c]))
                .toList();
        double left = Page.WIDTH;
        for (int n = 0; n < columns; n++) {
            int c = narrowFirst.get(n);
            widths[c] = Math.min(natural[c], left / (columns - n));
            left -= widths[c];
        }
        return widths;
    }
}
