// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.window;

import java.awt.Color;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import javax.swing.BorderFactory;
import javax.swing.JLabel;

/** A device's state in words: green where all is well, yellow where something was brought about. */
final class Pill extends JLabel {
    @java.io.Serial
    private static final long serialVersionUID = 1L;

    private Color fill = Look.OK_SOFT;

    Pill() {
        setFont(Look.bold(12));
        setBorder(BorderFactory.createEmptyBorder(3, 10, 3, 10));
    }

    void show(String text, boolean well) {
        setText(text);
        setToolTipText(text);
        fill = well ? Look.OK_SOFT : Look.WARNING_SOFT;
        setForeground(well ? Look.OK : Look.WARNING);
        repaint();
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D on = (Graphics2D) graphics.create();
        on.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        on.setColor(fill);
        on.fillRoundRect(0, 0, getWidth() - 1, getHeight() - 1, getHeight(), getHeight());
        on.dispose();
        super.paintComponent(graphics);
    }
}
