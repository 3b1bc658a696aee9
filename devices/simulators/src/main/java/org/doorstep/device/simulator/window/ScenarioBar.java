// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.window;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.util.List;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.UIManager;
import org.doorstep.device.simulator.bench.Tongue;
import org.doorstep.device.simulator.bench.Words;
import org.doorstep.device.simulator.scenario.Scenario;
import org.doorstep.device.simulator.scenario.ScenarioRunner.Status;
import org.doorstep.device.simulator.scenario.Step;

/** Chooses, starts and stops a scenario, and says what happens now and what the trainee is to do. */
final class ScenarioBar extends JPanel {
    @java.io.Serial
    private static final long serialVersionUID = 1L;

    private final transient Words words;
    private final Tongue tongue;
    private final JComboBox<Scenario> choice;
    private final Push go = new Push(Push.Weight.MAIN);
    private final JLabel said;
    private final JLabel step;
    private boolean running;

    ScenarioBar(List<Scenario> scenarios, Tongue tongue, Words words, Hand hand) {
        super(new BorderLayout(20, 0));
        this.words = words;
        this.tongue = tongue;
        setOpaque(false);
        UIManager.put("ComboBox.disabledForeground", Look.SECOND);
        UIManager.put("ComboBox.disabledBackground", Look.PAPER);
        choice = new JComboBox<>(scenarios.toArray(Scenario[]::new));
        choice.setName("scenarios");
        choice.setFont(Look.text(14));
        choice.setBackground(Look.SURFACE);
        choice.setForeground(Look.INK);
        choice.setUI(new FlatCombo());
        choice.setBorder(BorderFactory.createLineBorder(Look.BORDER));
        choice.setRenderer(new Titles());
        choice.setMaximumSize(new Dimension(220, 32));
        choice.setPreferredSize(new Dimension(200, 32));
        choice.addActionListener(_ -> about());
        go.setName("scenario.go");
        go.addActionListener(_ -> press(hand));
        JPanel left = new JPanel();
        left.setOpaque(false);
        left.setLayout(new BoxLayout(left, BoxLayout.X_AXIS));
        left.add(Labels.of(words.get("scenarios"), Look.bold(14), Look.INK));
        left.add(Box.createHorizontalStrut(12));
        left.add(choice);
        left.add(Box.createHorizontalStrut(8));
        left.add(go);
        add(left, BorderLayout.WEST);
        said = Labels.of(words.get("scenario.idle"), Look.text(15), Look.INK);
        said.setName("scenario.said");
        step = Labels.of(" ", Look.text(12), Look.SECOND);
        step.setName("scenario.step");
        JPanel right = new JPanel();
        right.setOpaque(false);
        right.setLayout(new BoxLayout(right, BoxLayout.Y_AXIS));
        right.add(Box.createVerticalGlue());
        right.add(said);
        right.add(Box.createVerticalStrut(2));
        right.add(step);
        right.add(Box.createVerticalGlue());
        add(right, BorderLayout.CENTER);
        go.setText(words.get("scenario.start"));
        about();
    }

    void focus() {
        go.requestFocusInWindow();
    }

    private void press(Hand hand) {
        if (running) {
            hand.order("scenario stop");
        } else if (choice.getSelectedItem() instanceof Scenario chosen) {
            hand.order("scenario start " + chosen.name());
        }
    }

    private void about() {
        if (!running && choice.getSelectedItem() instanceof Scenario chosen) {
            step.setText(chosen.about(tongue));
        }
    }

    /** Shows a command that failed until the next status says something else. */
    void failed(String why) {
        said.setForeground(Look.DANGER);
        said.setText(words.get("order.failed", why));
    }

    void show(Status status) {
        boolean before = running;
        running = status.scenario().isPresent();
        if (running != before) {
            go.setText(words.get(running ? "scenario.stop" : "scenario.start"));
            choice.setEnabled(!running);
        }
        Optional<Scenario> scenario = status.scenario();
        if (scenario.isPresent()) {
            choice.setSelectedItem(scenario.get());
            said.setForeground(Look.INK);
            said.setText(status.said().getOrDefault(tongue, scenario.get().title(tongue)));
            step.setText(words.get(
                            "scenario.step",
                            Integer.toString(status.step()),
                            Integer.toString(scenario.get().steps().size()))
                    + "  ·  " + status.now().map(this::now).orElse(""));
        } else if (before) {
            said.setForeground(status.failure().isPresent() ? Look.DANGER : Look.INK);
            said.setText(status.failure()
                    .map(why -> words.get("scenario.failed", why))
                    .orElse(status.said().getOrDefault(tongue, words.get("scenario.idle"))));
            about();
        }
    }

    private String now(Step now) {
        return switch (now) {
            case Step.Await await ->
                words.get("now.wait", words.get("event." + await.event().name()));
            case Step.Pause pause ->
                words.get("now.pause", Long.toString(pause.time().toSeconds()));
            case Step.Do _ -> words.get("now.do");
            case Step.Say _ -> words.get("now.do");
        };
    }

    /** Scenarios by their titles. */
    private final class Titles extends DefaultListCellRenderer {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        @Override
        public Component getListCellRendererComponent(
                JList<?> in, Object value, int index, boolean selected, boolean focused) {
            super.getListCellRendererComponent(in, value, index, false, false);
            setText(value instanceof Scenario scenario ? scenario.title(tongue) : words.get("scenario.choose"));
            setFont(Look.text(14));
            setForeground(Look.INK);
            setOpaque(true);
            setBackground(selected && index >= 0 ? Look.ACTION_SOFT : Look.SURFACE);
            setBorder(BorderFactory.createEmptyBorder(4, 10, 4, 10));
            return this;
        }
    }
}
