// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.window;

import java.awt.Dimension;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import javax.swing.BorderFactory;
import javax.swing.JTextField;
import org.doorstep.device.simulator.bench.Trigger;

/** A whole number within the bounds of a trigger; what is none becomes the usual one when the field is left. */
final class AmountField extends JTextField {
    @java.io.Serial
    private static final long serialVersionUID = 1L;

    private final transient Trigger.Amount amount;

    AmountField(String name, Trigger.Amount amount) {
        super(Integer.toString(amount.usual()));
        this.amount = amount;
        setName(name);
        setFont(Look.text(13));
        setForeground(Look.INK);
        setHorizontalAlignment(RIGHT);
        setBorder(BorderFactory.createCompoundBorder(
                BorderFactory.createLineBorder(Look.HAIRLINE), BorderFactory.createEmptyBorder(2, 6, 2, 6)));
        addActionListener(_ -> setText(Integer.toString(value())));
        addFocusListener(new FocusAdapter() {
            @Override
            public void focusLost(FocusEvent left) {
                setText(Integer.toString(value()));
            }
        });
    }

    int value() {
        String text = getText().strip();
        return text.matches("[0-9]{1,9}")
                ? Math.clamp(Integer.parseInt(text), amount.least(), amount.most())
                : amount.usual();
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(70, 28);
    }
}
