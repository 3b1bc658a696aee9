// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.catalog.flow.Value;
import org.jspecify.annotations.Nullable;

/**
 * What has been answered on the page under way, and what is being typed.
 *
 * @param given answers of this page so far, by field id
 * @param asked which of the page's questions is on the screen, from 0
 * @param typed characters of the question on the screen
 * @param codes chosen options of it; of an address the regions from the top down
 * @param turn page of a long list, from 0
 * @param problem what was wrong with the answer; null when nothing was
 */
record Draft(
        Map<String, Value> given,
        int asked,
        TextValue typed,
        List<String> codes,
        int turn,
        @Nullable Text problem) {
    static final Draft NONE = new Draft(Map.of(), 0, TextValue.of(""), List.of(), 0, null);

    Draft {
        given = Map.copyOf(given);
        codes = List.copyOf(codes);
    }

    Draft typing(TextValue text) {
        return new Draft(given, asked, text, codes, turn, null);
    }

    Draft choosing(List<String> chosen) {
        return new Draft(given, asked, typed, chosen, turn, null);
    }

    /** Inside an option or out of it again: the list begins anew. */
    Draft descending(List<String> chosen) {
        return new Draft(given, asked, typed, chosen, 0, null);
    }

    Draft turned(int to) {
        return new Draft(given, asked, typed, codes, to, problem);
    }

    Draft with(Text wrong) {
        return new Draft(given, asked, typed, codes, turn, wrong);
    }

    /** The answer to {@code field}; null takes it out. */
    Draft answered(String field, @Nullable Value value) {
        Map<String, Value> more = new LinkedHashMap<>(given);
        if (value == null) {
            more.remove(field);
        } else {
            more.put(field, value);
        }
        return new Draft(more, asked, typed, codes, turn, null);
    }

    /** At another question of the page, with what is known of it. */
    Draft at(int index, TextValue text, List<String> chosen) {
        return new Draft(given, index, text, chosen, 0, null);
    }
}
