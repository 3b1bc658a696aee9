// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.widget;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.HPos;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.TextStyle;
import org.doorstep.terminal.typing.Candidate;
import org.doorstep.terminal.typing.Key;
import org.jspecify.annotations.Nullable;

/** One page of candidates, as many as fit into its rows, with large arrows at their right end; always equally high. */
final class Candidates extends Region {
    private static final double PADDING_MM = 3.5;

    private final double gap;
    private final double height;
    private final double arrow;
    private final List<Touch> keys = new ArrayList<>();
    private final List<Double> widths = new ArrayList<>();

    /** Those keys of this page that begin a row. */
    private final List<Integer> begins = new ArrayList<>();

    private @Nullable Touch earlier;
    private @Nullable Touch later;

    /**
     * @param page index of the candidate that the page begins with
     * @param room width in pixels that it will get
     */
    Candidates(
            Measures m,
            PinyinKeyboard.Labels labels,
            List<Candidate> all,
            int page,
            int rows,
            double room,
            double gap,
            Consumer<Key> press) {
        this.gap = gap;
        this.height = height(m);
        this.arrow = height;
        double[] wide = all.stream().mapToDouble(c -> width(m, c.text())).toArray();
        double inside = room;
        int[] lines = starts(wide, gap, inside);
        if (lines.length > rows) {
            inside = room - (rows > 1 ? 1 : 2) * (arrow + gap);
            lines = starts(wide, gap, inside);
        }
        int line = lineOf(lines, page) / rows * rows;
        int from = lines.length == 0 ? 0 : lines[line];
        int to = line + rows < lines.length ? lines[line + rows] : wide.length;
        for (int i = from; i < to; i++) {
            int index = i;
            double width = Math.min(inside, wide[i]);
            String text = all.get(i).text();
            Touch key = new Touch(
                            "candidate-" + (i - from),
                            text,
                            face(m, text, width),
                            () -> press.accept(new Key.Pick(index)))
                    .own();
            keys.add(key);
            widths.add(width);
        }
        for (int on = line; on < Math.min(line + rows, lines.length); on++) {
            begins.add(lines[on] - from);
        }
        getChildren().addAll(keys);
        if (line > 0) {
            earlier = arrow(m, "candidates-earlier", labels.earlier(), Pictogram.BACK, press, lines[line - rows]);
            getChildren().add(earlier);
        }
        if (line + rows < lines.length) {
            later = arrow(m, "candidates-later", labels.later(), Pictogram.FORWARD, press, lines[line + rows]);
            getChildren().add(later);
        }
        double high = rows * (height + gap) - gap;
        setMinSize(room, high);
        setPrefSize(room, high);
        setMaxSize(room, high);
        setId("candidates");
    }

    static double height(Measures m) {
        return Math.max(m.mm(20), Math.rint(m.fontPx(TextStyle.ANSWER) * 1.5));
    }

    private static double width(Measures m, String text) {
        return Math.max(m.mm(20), Math.ceil(Glyphs.width(text, m.plain(TextStyle.ANSWER)) + 2 * m.mm(PADDING_MM)));
    }

    private static Words face(Measures m, String text, double width) {
        Font font = m.plain(TextStyle.ANSWER);
        double most = width - 2 * m.mm(1);
        double wide = Glyphs.width(text, font);
        return Words.of(
                text, wide <= most ? font : Font.font(font.getFamily(), font.getSize() * most / wide), HPos.CENTER);
    }

    private static Touch arrow(
            Measures m, String id, String words, Pictogram picture, Consumer<Key> press, int candidate) {
        return new Touch(
                        id,
                        words,
                        new Icon(picture, m.icon(TextStyle.LABEL)),
                        () -> press.accept(new Key.Page(candidate)))
                .kind("outline");
    }

    /** Where rows begin: each takes as many as fit, and at least one. */
    static int[] starts(double[] widths, double gap, double room) {
        List<Integer> starts = new ArrayList<>();
        double used = 0;
        for (int i = 0; i < widths.length; i++) {
            if (i == 0 || used + gap + widths[i] > room) {
                starts.add(i);
                used = widths[i];
            } else {
                used += gap + widths[i];
            }
        }
        return starts.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int lineOf(int[] starts, int candidate) {
        int on = 0;
        while (on + 1 < starts.length && starts[on + 1] <= candidate) {
            on++;
        }
        return on;
    }

    @Override
    protected void layoutChildren() {
        double x = 0;
        double y = 0;
        for (int i = 0; i < keys.size(); i++) {
            if (i > 0 && begins.contains(i)) {
                x = 0;
                y += height + gap;
            }
            keys.get(i).resizeRelocate(Math.rint(x), y, Math.floor(widths.get(i)), height);
            x += widths.get(i) + gap;
        }
        double right = getWidth() - arrow;
        double last = getHeight() - height;
        if (later != null) {
            later.resizeRelocate(right, last, arrow, height);
        }
        if (earlier != null) {
            earlier.resizeRelocate(last > 0 ? right : right - arrow - gap, 0, arrow, height);
        }
    }
}
