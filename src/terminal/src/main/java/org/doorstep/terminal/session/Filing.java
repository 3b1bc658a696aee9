// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import java.util.List;
import java.util.Map;
import org.doorstep.catalog.flow.Value;

/**
 * What is to be handed in, or was.
 *
 * @param replaces id of the record that is corrected; empty for a new case
 * @param reasons why it came back, in the department's words
 * @param earlier old answers by field id, to tell what was changed
 * @param slip 14 digits; empty until it is on disk
 * @param link of the slip's QR code
 * @param caseNumber 办件编号; empty before central's receipt
 */
record Filing(
        String replaces,
        List<String> reasons,
        Map<String, Value> earlier,
        String slip,
        String link,
        String caseNumber) {
    static final Filing NONE = new Filing("", List.of(), Map.of(), "", "", "");

    Filing {
        reasons = List.copyOf(reasons);
        earlier = Map.copyOf(earlier);
    }

    static Filing correcting(String record, List<String> reasons, Map<String, Value> earlier) {
        return new Filing(record, reasons, earlier, "", "", "");
    }

    /** Whether it is on disk. */
    boolean filed() {
        return !slip.isEmpty();
    }

    Filing filed(String newSlip, String newLink) {
        return new Filing(replaces, reasons, earlier, newSlip, newLink, caseNumber);
    }

    Filing received(String number) {
        return new Filing(replaces, reasons, earlier, slip, link, number);
    }
}
