// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import java.time.Instant;
import java.util.Optional;

/**
 * A slip that was issued for a submission.
 *
 * @param number 14 digits
 * @param token of its link
 * @param record id of the submission's record
 * @param title of the item, zh-CN
 * @param replaces id of the record that this one corrects; empty for a new case
 * @param made when the terminal believed it was; see {@link #timed}
 * @param timed the same moment by central's time; empty while central's time is not known for that start
 * @param rated whether the resident has rated it here
 */
public record Slip(
        String number,
        String token,
        String record,
        String item,
        int version,
        String title,
        String desk,
        String replaces,
        PersonKey person,
        Instant made,
        Optional<Instant> timed,
        boolean rated,
        Standing standing,
        SlipPaper paper) {
    /** When it was made, by the best there is. */
    public Instant moment() {
        return timed.orElse(made);
    }

    @Override
    public String toString() {
        return "Slip[" + number + " " + standing + "]";
    }
}
