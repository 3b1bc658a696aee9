// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

/**
 * A submission that is ready to be frozen. The content is sealed before, on the caller's thread and to the id drawn by
 * {@link Journal#newRecordId}, because the seal binds that id and the journal's thread has no time for it.
 *
 * @param record id from {@link Journal#newRecordId}; filing the same again changes nothing
 * @param terminal its 5 digits
 * @param item id of the item
 * @param title of the item as the resident saw it, zh-CN
 * @param desk whose key {@code sealed} is sealed to
 * @param region of the terminal, or empty
 * @param replaces id of the record that this one corrects; empty for a new case
 * @param person whose case it is
 * @param keepDays how long the slip's row stays after central has the record; 0 for {@value #KEEP_DAYS}
 * @param sealed the content as {@link org.doorstep.contract.Cases.Submission#sealed}
 */
public record Filing(
        String record,
        String terminal,
        String item,
        int version,
        String title,
        String desk,
        String region,
        String replaces,
        PersonKey person,
        int keepDays,
        String sealed) {
    public static final int KEEP_DAYS = 180;

    public Filing {
        if (keepDays < 0) {
            throw new IllegalArgumentException("A slip cannot be kept for " + keepDays + " days");
        }
        keepDays = keepDays == 0 ? KEEP_DAYS : keepDays;
    }

    @Override
    public String toString() {
        return "Filing[" + record + " " + item + "]";
    }
}
