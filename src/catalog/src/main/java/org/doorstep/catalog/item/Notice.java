// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.item;

import java.util.List;
import org.doorstep.catalog.Text;

/**
 * A text that is shown before something is collected.
 *
 * @param version rises when its meaning changes; recorded with the resident's leave
 * @param button what the last button does, such as 同意并继续
 */
public record Notice(String id, int version, Text title, List<Text> paragraphs, Text button) {
    public Notice {
        paragraphs = List.copyOf(paragraphs);
    }
}
