// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.window;

import java.awt.Color;
import java.awt.Font;
import javax.swing.JLabel;

/** Labels in the window's fonts and colours. */
final class Labels {
    private Labels() {}

    static JLabel of(String text, Font font, Color ink) {
        JLabel label = new JLabel(text);
        label.setFont(font);
        label.setForeground(ink);
        return label;
    }
}
