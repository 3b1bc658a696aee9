// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

/** How a session ended, for the audit chain. */
public enum Ending {
    /** At the end of an item, or where the resident left a trouble. */
    FINISHED,
    /** By 结束并清除. */
    CLEARED,
    /** Nobody touched the screen any more. */
    IDLE,
    /** Nobody touched the screen any more while paper was to be taken: it may still lie there. */
    PAPER_LEFT,
    /** Something broke that nobody foresaw. */
    BROKE
}
