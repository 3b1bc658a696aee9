// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.window;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javax.swing.JComponent;
import org.doorstep.device.simulator.Traffic;
import org.doorstep.device.simulator.bench.Words;

/** What went over a wire last, a piece a line, the newest at the bottom. */
final class TrafficView extends JComponent {
    @java.io.Serial
    private static final long serialVersionUID = 1L;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.S", Locale.ROOT);
    private static final int LINE = 17;
    private static final int BYTES = 11;

    private final transient Words words;
    private transient List<Traffic.Sighting> seen = List.of();

    TrafficView(Words words) {
        this.words = words;
        setPreferredSize(new Dimension(100, 3 * LINE));
    }

    void show(List<Traffic.Sighting> now) {
        if (!seen.equals(now)) {
            seen = now;
            repaint();
        }
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D on = (Graphics2D) graphics.create();
        on.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        on.setFont(Look.mono(11));
        int rows = Math.max(1, getHeight() / LINE);
        List<Traffic.Sighting> shown = seen.subList(Math.max(0, seen.size() - rows), seen.size());
        if (shown.isEmpty()) {
            on.setColor(Look.BORDER);
            on.setFont(Look.text(12));
            on.drawString(words.get("traffic.none"), 0, LINE - 4);
        }
        int y = LINE - 4;
        for (Traffic.Sighting one : shown) {
            draw(on, one, y);
            y += LINE;
        }
        on.dispose();
    }

    private void draw(Graphics2D on, Traffic.Sighting one, int y) {
        FontMetrics font = on.getFontMetrics();
        on.setColor(Look.BORDER);
        String time = TIME.format(one.at().atZone(ZoneId.systemDefault()));
        on.drawString(time, 0, y);
        int x = font.stringWidth(time) + 8;
        Color ink = switch (one.way()) {
            case FROM_HOST -> Look.SECOND;
            case TO_HOST -> Look.ACTION;
            case LOST -> Look.DANGER;
        };
        on.setColor(ink);
        on.drawString(arrow(one.way()), x, y);
        x += 18;
        String length = one.way() == Traffic.Way.LOST
                ? words.get("traffic.lost")
                : words.get("traffic.bytes", Integer.toString(one.length()));
        int right = getWidth() - font.stringWidth(length);
        String head = one.head().substring(0, Math.min(one.head().length(), BYTES * 3 - 1));
        on.drawString(one.length() > BYTES ? head + " …" : head, x, y);
        on.setColor(Look.BORDER);
        on.drawString(length, right, y);
    }

    private static String arrow(Traffic.Way way) {
        return switch (way) {
            case FROM_HOST -> "→";
            case TO_HOST -> "←";
            case LOST -> "×";
        };
    }
}
