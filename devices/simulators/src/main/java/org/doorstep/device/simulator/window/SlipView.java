// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.window;

import java.awt.Cursor;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import javax.swing.ImageIcon;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JScrollPane;
import javax.swing.SwingUtilities;
import org.doorstep.device.simulator.bench.Words;
import org.jspecify.annotations.Nullable;

/** The top of the last slip, as it came out; a click shows the whole. */
final class SlipView extends JComponent {
    @java.io.Serial
    private static final long serialVersionUID = 1L;

    private static final int WIDE = 240;

    private final transient Words words;
    private transient @Nullable BufferedImage slip;
    private transient @Nullable Image small;
    private String name = "";

    SlipView(Words words) {
        this.words = words;
        setName("slip");
        addMouseListener(new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent click) {
                enlarge();
            }
        });
    }

    /** Shows {@code picture} under its file's name; null where there is none. */
    void show(String file, @Nullable BufferedImage picture) {
        if (picture == slip) {
            return;
        }
        slip = picture;
        name = file;
        small = picture == null ? null : picture.getScaledInstance(WIDE, -1, Image.SCALE_AREA_AVERAGING);
        setCursor(Cursor.getPredefinedCursor(picture == null ? Cursor.DEFAULT_CURSOR : Cursor.HAND_CURSOR));
        repaint();
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D on = (Graphics2D) graphics.create();
        on.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        on.setColor(Look.PAPER);
        on.fillRect(0, 0, getWidth(), getHeight());
        Image picture = small;
        if (picture == null) {
            on.setFont(Look.text(13));
            on.setColor(Look.SECOND);
            String none = words.get("slip.none");
            on.drawString(none, (getWidth() - on.getFontMetrics().stringWidth(none)) / 2, getHeight() / 2 + 5);
        } else {
            int left = (getWidth() - WIDE) / 2;
            int top = 10;
            on.setColor(Look.SURFACE);
            on.fillRect(left, top, WIDE, getHeight());
            on.drawImage(picture, left, top, this);
            on.setColor(Look.HAIRLINE);
            on.drawRect(left, top, WIDE, getHeight());
            on.setFont(Look.mono(11));
            on.setColor(Look.SECOND);
            on.drawString(name, 10, 20);
        }
        on.dispose();
    }

    private void enlarge() {
        BufferedImage whole = slip;
        if (whole == null) {
            return;
        }
        JDialog dialog = new JDialog(SwingUtilities.getWindowAncestor(this), words.get("slip.last"));
        dialog.add(new JScrollPane(new JLabel(new ImageIcon(whole))));
        dialog.setSize(new Dimension(Math.min(760, whole.getWidth() + 60), 720));
        dialog.setLocationRelativeTo(this);
        dialog.setVisible(true);
    }
}
