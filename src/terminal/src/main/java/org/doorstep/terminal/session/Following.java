// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import java.util.ArrayList;
import java.util.List;

/**
 * The cases that were found.
 *
 * @param open which of them is looked at, from 0; -1 for none
 */
record Following(List<CaseFacts> cases, CaseScreen.Missing missing, int open) {
    static final Following NONE = new Following(List.of(), CaseScreen.Missing.NOTHING, -1);

    Following {
        cases = List.copyOf(cases);
    }

    Following opening(int index) {
        return new Following(cases, missing, index);
    }

    CaseFacts opened() {
        return cases.get(open);
    }

    /** The slip of the open case is out or under way: it is not offered again. */
    Following slipGiven() {
        List<CaseFacts> all = new ArrayList<>(cases);
        CaseFacts c = opened();
        all.set(
                open,
                new CaseFacts(
                        c.item(),
                        c.title(),
                        c.number(),
                        c.record(),
                        c.slip(),
                        c.standing(),
                        c.made(),
                        c.changed(),
                        c.due(),
                        c.words(),
                        false));
        return new Following(all, missing, open);
    }
}
