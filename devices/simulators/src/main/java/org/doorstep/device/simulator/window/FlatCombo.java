// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.window;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.plaf.basic.BasicComboBoxUI;

/** A choice without bevels. */
final class FlatCombo extends BasicComboBoxUI {
    @Override
    protected JButton createArrowButton() {
        JButton arrow = new Arrow();
        arrow.setName("ComboBox.arrowButton");
        return arrow;
    }

    @Override
    public void paintCurrentValueBackground(Graphics graphics, Rectangle bounds, boolean focused) {
        Color before = graphics.getColor();
        graphics.setColor(Look.SURFACE);
        graphics.fillRect(bounds.x, bounds.y, bounds.width, bounds.height);
        graphics.setColor(before);
    }

    /** A small triangle. */
    private static final class Arrow extends JButton {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        Arrow() {
            setBorder(BorderFactory.createEmptyBorder());
            setFocusable(false);
        }

        @Override
        public Dimension getPreferredSize() {
            return new Dimension(26, 26);
        }

        @Override
        protected void paintComponent(Graphics graphics) {
            Graphics2D on = (Graphics2D) graphics.create();
            on.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            on.setColor(Look.SURFACE);
            on.fillRect(0, 0, getWidth(), getHeight());
            on.setColor(Look.SECOND);
            int x = getWidth() / 2;
            int y = getHeight() / 2;
            on.fillPolygon(new int[] {x - 5, x + 5, x}, new int[] {y - 2, y - 2, y + 4}, 3);
            on.dispose();
        }
    }
}
