// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.window;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Cursor;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import javax.swing.BorderFactory;
import javax.swing.JButton;

/** A flat button with round corners; drawn by itself, the same under every desktop. */
class Push extends JButton {
    @java.io.Serial
    private static final long serialVersionUID = 1L;

    /** What a button is for. */
    enum Weight {
        MAIN,
        PLAIN
    }

    private final Weight weight;

    Push(Weight weight) {
        this.weight = weight;
        setFont(weight == Weight.MAIN ? Look.bold(13) : Look.text(13));
        setContentAreaFilled(false);
        setFocusPainted(false);
        setOpaque(false);
        setBorder(BorderFactory.createEmptyBorder(5, 12, 5, 12));
        setCursor(Cursor.getPredefinedCursor(Cursor.HAND_CURSOR));
        setRolloverEnabled(true);
    }

    /** Fill behind the words. */
    Color fill() {
        if (!isEnabled()) {
            return Look.PAPER;
        }
        if (weight == Weight.MAIN) {
            return getModel().isRollover() || getModel().isPressed() ? new Color(0x0A4494) : Look.ACTION;
        }
        return getModel().isRollover() || getModel().isPressed() ? Look.ACTION_SOFT : Look.SURFACE;
    }

    Color line() {
        return weight == Weight.MAIN && isEnabled() ? Look.ACTION : isEnabled() ? Look.BORDER : Look.HAIRLINE;
    }

    Color ink() {
        return !isEnabled() ? Look.BORDER : weight == Weight.MAIN ? Color.WHITE : Look.INK;
    }

    @Override
    public Dimension getPreferredSize() {
        Dimension size = super.getPreferredSize();
        return new Dimension(size.width, Math.max(30, size.height));
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D on = (Graphics2D) graphics.create();
        on.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        on.setColor(fill());
        on.fillRoundRect(0, 0, getWidth() - 1, getHeight() - 1, 10, 10);
        on.setColor(line());
        on.drawRoundRect(0, 0, getWidth() - 1, getHeight() - 1, 10, 10);
        if (isFocusOwner()) {
            on.setColor(Look.ACTION);
            on.setStroke(new BasicStroke(2));
            on.drawRoundRect(1, 1, getWidth() - 3, getHeight() - 3, 9, 9);
        }
        on.dispose();
        setForeground(ink());
        super.paintComponent(graphics);
    }
}
