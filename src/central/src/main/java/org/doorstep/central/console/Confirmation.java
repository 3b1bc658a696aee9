// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.console;

import java.util.List;
import java.util.Map;

/**
 * A page that says what will happen before it does, and asks why.
 *
 * @param back where to go instead
 * @param action where the form goes
 * @param hidden what it carries
 * @param happens what will happen, a sentence each
 * @param cautions what speaks against it, a sentence each
 * @param cards items that change with it
 * @param terminals who may be chosen to try it first; empty when there is nothing to choose
 * @param chosen the terminal chosen before, empty for all terminals
 * @param reason what was written before
 * @param submit what the button does
 * @param danger whether it takes something away from residents
 */
public record Confirmation(
        String title,
        String back,
        String action,
        Map<String, String> hidden,
        List<String> happens,
        List<String> cautions,
        List<ReleaseView.Card> cards,
        List<FleetView.TerminalLine> terminals,
        String chosen,
        String reason,
        String submit,
        boolean danger) {}
