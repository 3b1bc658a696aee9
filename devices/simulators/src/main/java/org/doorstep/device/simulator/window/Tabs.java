// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.window;

import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.Color;
import java.awt.Cursor;
import java.awt.FlowLayout;
import java.awt.Graphics;
import java.util.ArrayList;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JPanel;

/** Pages, one of them in front, with a row of names above that says how many troubles each page has. */
final class Tabs extends JPanel {
    @java.io.Serial
    private static final long serialVersionUID = 1L;

    private final CardLayout cards = new CardLayout();
    private final JPanel pages = new JPanel(cards);
    private final JPanel names = new JPanel(new FlowLayout(FlowLayout.LEFT, 0, 0));
    private final transient List<Name> tabs = new ArrayList<>();
    private int front;

    Tabs() {
        super(new BorderLayout(0, 10));
        setOpaque(false);
        pages.setOpaque(false);
        names.setOpaque(false);
        names.setBorder(BorderFactory.createMatteBorder(0, 0, 1, 0, Look.HAIRLINE));
        add(names, BorderLayout.NORTH);
        add(pages, BorderLayout.CENTER);
    }

    void add(String title, JPanel page) {
        int index = tabs.size();
        Name name = new Name(title, index);
        tabs.add(name);
        names.add(name);
        pages.add(page, Integer.toString(index));
    }

    /** Says that {@code count} troubles of page {@code index} are in force. */
    void count(int index, int count) {
        tabs.get(index).count(count);
    }

    int front() {
        return front;
    }

    /** Brings a page to the front. */
    void bring(int index) {
        front = index;
        cards.show(pages, Integer.toString(index));
        names.repaint();
    }

    /** One name; the one in front is underlined. */
    private final class Name extends JButton {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        private final String title;
        private final int index;
        private int troubles;

        Name(String title, int index) {
            this.title = title;
            this.index = index;
            setText(title);
            setFont(Look.bold(13));
            setContentAreaFilled(false);
            setFocusPainted(false);
            setBorder(BorderFactory.createEmptyBorder(4, 10, 7, 10));
            setCursor(Cursor.getPredefinedCursor(Cursor.HAND_CURSOR));
            addActionListener(_ -> bring(index));
        }

        void count(int now) {
            if (now != troubles) {
                troubles = now;
                setText(now == 0 ? title : title + " · " + now);
            }
        }

        @Override
        protected void paintComponent(Graphics graphics) {
            Color ink = index == front ? Look.ACTION : Look.SECOND;
            setForeground(troubles > 0 ? Look.WARNING : ink);
            super.paintComponent(graphics);
            if (index == front) {
                graphics.setColor(Look.ACTION);
                graphics.fillRect(10, getHeight() - 3, getWidth() - 20, 3);
            }
        }
    }
}
