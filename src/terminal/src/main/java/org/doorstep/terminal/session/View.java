// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import org.doorstep.catalog.Text;
import org.jspecify.annotations.Nullable;

/**
 * All that a window shows: a screen, what lies over it, and the frame around it.
 *
 * @param screen the page
 * @param overlay what lies over it
 * @param comfort size, contrast, language, shift
 * @param frame what stands around every page
 * @param listens how often 再听 was touched in this session
 */
public record View(Screen screen, Overlay overlay, Comfort comfort, Frame frame, int listens) {
    /**
     * @param site name of the hall
     * @param link what can be done by network now
     * @param clock local time such as {@code 10:24}; empty while the time is not trusted
     * @param terminal number of the terminal, 5 digits
     * @param phone to call
     * @param hours when somebody is there, such as {@code 8:30-17:30}
     * @param notice what everybody should know, on home; null most of the time
     * @param slots where things go in and come out, in words
     */
    public record Frame(
            String site,
            Link link,
            String clock,
            String terminal,
            String phone,
            String hours,
            @Nullable Text notice,
            Slots slots) {}

    public enum Link {
        ONLINE,
        PARTLY,
        OFFLINE
    }

    /** Words of the cabinet's settings, such as 屏幕右下方的出纸口. */
    public record Slots(Text idCard, Text document, Text receipt) {}
}
