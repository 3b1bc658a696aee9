// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.window;

import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.swing.JLabel;
import javax.swing.JPanel;
import org.doorstep.device.simulator.bench.Trigger;
import org.doorstep.device.simulator.bench.Words;

/** The buttons of a group of triggers: two a row, and a row of its own for each that takes a number. */
final class TriggerPage extends JPanel {
    @java.io.Serial
    private static final long serialVersionUID = 1L;

    private static final int GAP = 5;

    private final transient List<TriggerButton> buttons = new ArrayList<>();
    private int cell;

    TriggerPage(List<Trigger> triggers, Words words, Hand hand) {
        super(new GridBagLayout());
        setOpaque(false);
        triggers.stream().filter(t -> t.amount().isEmpty()).forEach(t -> plain(t, words, hand));
        cell += cell % 2;
        triggers.stream().filter(t -> t.amount().isPresent()).forEach(t -> counted(t, words, hand));
        GridBagConstraints rest = new GridBagConstraints();
        rest.gridy = cell / 2 + 1;
        rest.weighty = 1;
        add(new JLabel(), rest);
    }

    List<TriggerButton> buttons() {
        return buttons;
    }

    /** Lights the buttons of what is in force; how many of this page are. */
    int show(Set<String> inForce) {
        buttons.forEach(
                button -> button.inForce(inForce.contains(button.trigger().id())));
        return (int) buttons.stream().filter(TriggerButton::isInForce).count();
    }

    private void plain(Trigger trigger, Words words, Hand hand) {
        TriggerButton button = new TriggerButton(trigger, words, hand, () -> 0);
        buttons.add(button);
        GridBagConstraints at = at(cell % 2, 1, 0.5);
        at.insets = new Insets(0, cell % 2 == 0 ? 0 : GAP / 2, GAP, cell % 2 == 0 ? GAP / 2 : 0);
        add(button, at);
        cell++;
    }

    private void counted(Trigger trigger, Words words, Hand hand) {
        Trigger.Amount amount = trigger.amount().orElseThrow();
        AmountField field = new AmountField(trigger.id() + ".amount", amount);
        TriggerButton button = new TriggerButton(trigger, words, hand, field::value);
        buttons.add(button);
        JPanel row = new JPanel(new GridBagLayout());
        row.setOpaque(false);
        GridBagConstraints wide = at(0, 1, 1);
        wide.gridy = 0;
        row.add(button, wide);
        GridBagConstraints small = at(1, 1, 0);
        small.gridy = 0;
        small.insets = new Insets(0, GAP, 0, GAP);
        row.add(field, small);
        JLabel unit = new JLabel(words.get(amount.unit()));
        unit.setFont(Look.text(12));
        unit.setForeground(Look.SECOND);
        unit.setPreferredSize(new java.awt.Dimension(40, 28));
        small.gridx = 2;
        small.insets = new Insets(0, 0, 0, 0);
        row.add(unit, small);
        GridBagConstraints at = at(0, 2, 1);
        at.insets = new Insets(0, 0, GAP, 0);
        add(row, at);
        cell += 2;
    }

    private GridBagConstraints at(int column, int width, double weight) {
        GridBagConstraints at = new GridBagConstraints();
        at.gridx = column;
        at.gridy = cell / 2;
        at.gridwidth = width;
        at.weightx = weight;
        at.fill = GridBagConstraints.HORIZONTAL;
        return at;
    }
}
