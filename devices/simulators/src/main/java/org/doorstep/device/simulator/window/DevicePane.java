// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.window;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.util.ArrayList;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import org.doorstep.device.simulator.bench.DeviceKind;
import org.doorstep.device.simulator.bench.DeviceSample;
import org.doorstep.device.simulator.bench.Trigger;
import org.doorstep.device.simulator.bench.Words;

/** One device from top to bottom: name, state, address, what it holds or made, what can be done to it, its traffic. */
final class DevicePane extends JPanel {
    @java.io.Serial
    private static final long serialVersionUID = 1L;

    private final DeviceKind kind;
    private final transient Words words;
    private final transient List<Trigger> triggers;
    private final transient List<TriggerPage> pages = new ArrayList<>();
    private final Pill state = new Pill();
    private final JTextField address = new JTextField();
    private final Tabs tabs = new Tabs();
    private final TrafficView traffic;

    /**
     * @param show what the device holds or made: cards, a slip, documents
     */
    DevicePane(DeviceKind kind, List<Trigger> triggers, JComponent show, Words words, Hand hand) {
        super(new BorderLayout(0, 8));
        this.kind = kind;
        this.words = words;
        this.triggers = triggers;
        setName("device." + kind.word());
        setOpaque(false);
        setBorder(BorderFactory.createEmptyBorder(14, 14, 12, 14));
        JPanel top = new JPanel(new BorderLayout(0, 10));
        top.setOpaque(false);
        top.add(head(), BorderLayout.NORTH);
        show.setPreferredSize(new Dimension(100, 166));
        top.add(show, BorderLayout.CENTER);
        add(top, BorderLayout.NORTH);
        for (Trigger.Side side : Trigger.Side.values()) {
            page(side, triggers.stream().filter(t -> t.side() == side).toList(), hand);
        }
        top.add(tabs, BorderLayout.SOUTH);
        traffic = new TrafficView(words);
        add(below(), BorderLayout.CENTER);
    }

    private void page(Trigger.Side side, List<Trigger> group, Hand hand) {
        if (!group.isEmpty()) {
            TriggerPage page = new TriggerPage(group, words, hand);
            pages.add(page);
            String title = switch (side) {
                case DEVICE -> "group.device";
                case SIGN -> "group.sign." + kind.word();
                case WIRE -> "group.wire";
            };
            tabs.add(words.get(title), page);
        }
    }

    private JPanel head() {
        JPanel head = new JPanel(new BorderLayout(8, 8));
        head.setOpaque(false);
        head.add(Labels.of(words.get("device." + kind.word()), Look.bold(17), Look.INK), BorderLayout.WEST);
        JPanel right = new JPanel();
        right.setOpaque(false);
        right.setLayout(new BoxLayout(right, BoxLayout.X_AXIS));
        right.add(Box.createHorizontalGlue());
        right.add(state);
        head.add(right, BorderLayout.CENTER);
        JPanel where = new JPanel(new BorderLayout(8, 0));
        where.setOpaque(false);
        address.setName("address");
        address.setEditable(false);
        address.setFont(Look.mono(11));
        address.setForeground(Look.SECOND);
        address.setBackground(Look.PAPER);
        address.setBorder(BorderFactory.createEmptyBorder(4, 8, 4, 8));
        where.add(address, BorderLayout.CENTER);
        Push copy = new Push(Push.Weight.PLAIN);
        copy.setText(words.get("copy"));
        copy.addActionListener(_ -> copy(copy));
        where.add(copy, BorderLayout.EAST);
        head.add(where, BorderLayout.SOUTH);
        return head;
    }

    private void copy(Push button) {
        if (!GraphicsEnvironment.isHeadless()) {
            Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(address.getText()), null);
            button.setText(words.get("copied"));
        }
    }

    private JPanel below() {
        JPanel below = new JPanel(new BorderLayout(0, 6));
        below.setOpaque(false);
        JLabel title = Labels.of(words.get("traffic"), Look.bold(12), Look.SECOND);
        title.setBorder(BorderFactory.createCompoundBorder(
                BorderFactory.createMatteBorder(1, 0, 0, 0, Look.HAIRLINE),
                BorderFactory.createEmptyBorder(8, 0, 0, 0)));
        below.add(title, BorderLayout.NORTH);
        below.add(traffic, BorderLayout.CENTER);
        return below;
    }

    DeviceKind kind() {
        return kind;
    }

    /** How tall the tabs would like to be. */
    int wanted() {
        return tabs.getPreferredSize().height;
    }

    /** Makes the tabs {@code height} tall, so that what is below stands in one line across the window. */
    void tabsAsTallAs(int height) {
        tabs.setPreferredSize(new Dimension(tabs.getPreferredSize().width, height));
    }

    int pages() {
        return pages.size();
    }

    Tabs tabs() {
        return tabs;
    }

    List<TriggerButton> buttons() {
        return pages.stream().flatMap(page -> page.buttons().stream()).toList();
    }

    void show(DeviceSample sample) {
        if (!address.getText().equals(sample.address())) {
            address.setText(sample.address());
            address.setCaretPosition(0);
        }
        List<String> said = new ArrayList<>();
        triggers.stream().filter(t -> sample.inForce().contains(t.id())).forEach(t -> said.add(words.title(t)));
        boolean well = said.isEmpty();
        if (well) {
            sample.state().forEach(key -> said.add(words.get(key)));
        }
        if (said.isEmpty()) {
            said.add(words.get("state.ready"));
        }
        state.show(said.size() > 2 ? said.get(0) + " · " + said.get(1) + " · …" : String.join(" · ", said), well);
        for (int i = 0; i < pages.size(); i++) {
            tabs.count(i, pages.get(i).show(sample.inForce()));
        }
        traffic.show(sample.traffic());
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D on = (Graphics2D) graphics.create();
        on.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        card(on, Look.SURFACE, Look.HAIRLINE);
        on.dispose();
    }

    private void card(Graphics2D on, Color fill, Color line) {
        on.setColor(fill);
        on.fillRoundRect(0, 0, getWidth() - 1, getHeight() - 1, 14, 14);
        on.setColor(line);
        on.drawRoundRect(0, 0, getWidth() - 1, getHeight() - 1, 14, 14);
    }
}
