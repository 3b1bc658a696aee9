// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import java.util.List;

/**
 * One of the person's cases, as the desk tells it or, before it was sent, as this terminal knows it.
 *
 * @param item id of the item
 * @param title zh-CN, as it was handed in; used where the item is not in the release any more
 * @param number 办件编号; empty while it waits
 * @param record id of its newest record
 * @param slip of its newest record, 14 digits
 * @param made local day on which it was handed in, such as {@code 2026-03-20}
 * @param changed local day on which it came to stand so
 * @param due {@code 2026-03-27}, or empty
 * @param words reasons or the result, one each
 * @param slipOwed whether its slip was never begun to be printed here
 */
public record CaseFacts(
        String item,
        String title,
        String number,
        String record,
        String slip,
        CaseScreen.Standing standing,
        String made,
        String changed,
        String due,
        List<String> words,
        boolean slipOwed) {
    public CaseFacts {
        words = List.copyOf(words);
    }

    @Override
    public String toString() {
        return "CaseFacts[" + item + " " + standing + "]";
    }
}
