// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.window;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.function.IntSupplier;
import javax.swing.BorderFactory;
import org.doorstep.device.simulator.bench.Trigger;
import org.doorstep.device.simulator.bench.Words;

/** Brings a trigger about, or undoes it where it is in force; shows which, and the code that the terminal will show. */
final class TriggerButton extends Push {
    @java.io.Serial
    private static final long serialVersionUID = 1L;

    private static final int EDGE = 10;

    private final transient Trigger trigger;
    private final String codes;
    private boolean inForce;

    TriggerButton(Trigger trigger, Words words, Hand hand, IntSupplier amount) {
        super(Weight.PLAIN);
        this.trigger = trigger;
        codes = String.join(" ", trigger.faults());
        setName(trigger.id());
        setText(words.title(trigger));
        setHorizontalAlignment(LEFT);
        setBorder(BorderFactory.createEmptyBorder(4, EDGE, 4, EDGE));
        String fault = codes.isEmpty() ? words.get("fault.none") : words.get("fault.some", codes);
        setToolTipText("<html>" + words.does(trigger) + "<br>" + fault + "<br>"
                + words.get("command", trigger.make().words()));
        getAccessibleContext().setAccessibleDescription(words.does(trigger));
        addActionListener(_ -> press(hand, amount));
    }

    private void press(Hand hand, IntSupplier amount) {
        if (inForce && trigger.mend().isPresent()) {
            hand.order(trigger.mend().get().words());
        } else {
            hand.order(trigger.amount().isPresent() ? trigger.command(amount.getAsInt()) : trigger.command());
        }
    }

    Trigger trigger() {
        return trigger;
    }

    void inForce(boolean so) {
        if (inForce != so) {
            inForce = so;
            repaint();
        }
    }

    boolean isInForce() {
        return inForce;
    }

    @Override
    Color fill() {
        return inForce ? Look.WARNING_SOFT : super.fill();
    }

    @Override
    Color line() {
        return inForce ? Look.WARNING : Look.HAIRLINE;
    }

    @Override
    Color ink() {
        return inForce ? Look.WARNING : Look.INK;
    }

    /** The same width for all, so that columns are even; the layout stretches them. */
    @Override
    public Dimension getPreferredSize() {
        return new Dimension(80, 28);
    }

    @Override
    public Dimension getMinimumSize() {
        return new Dimension(80, 28);
    }

    /** Words at the left, the code at the right where there is room; the code goes first. */
    @Override
    protected void paintComponent(Graphics graphics) {
        super.paintComponent(graphics);
        Graphics2D on = (Graphics2D) graphics.create();
        on.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        on.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        int right = getWidth() - EDGE;
        if (inForce) {
            on.setColor(Look.WARNING);
            on.setStroke(new BasicStroke(1.5f));
            on.fillOval(right - 7, getHeight() / 2 - 4, 7, 7);
            right -= 14;
        }
        on.setFont(Look.mono(10));
        FontMetrics small = on.getFontMetrics();
        int words = getFontMetrics(getFont()).stringWidth(getText());
        String shown = shown(small, right - EDGE - words - 8);
        on.setColor(inForce ? Look.WARNING : Look.SECOND);
        on.drawString(shown, right - small.stringWidth(shown), getHeight() / 2 + 4);
        on.dispose();
    }

    private String shown(FontMetrics small, int room) {
        if (small.stringWidth(codes) <= room) {
            return codes;
        }
        String first = trigger.faults().isEmpty() ? "" : trigger.faults().getFirst();
        return small.stringWidth(first) <= room ? first : "";
    }
}
