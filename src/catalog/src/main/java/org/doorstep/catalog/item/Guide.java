// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.item;

import java.util.List;
import org.doorstep.catalog.Text;

/**
 * 办事指南.
 *
 * @param summary one or two sentences
 * @param minutes how long it takes at the terminal, about
 * @param sections the rest, by heading
 */
public record Guide(Text summary, int minutes, List<Section> sections) {
    public Guide {
        sections = List.copyOf(sections);
    }

    public record Section(Text heading, List<Text> lines) {
        public Section {
            lines = List.copyOf(lines);
        }
    }
}
