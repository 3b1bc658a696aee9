// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

/** What the journal knows of a slip's paper. */
public enum SlipPaper {
    /** No print of it was ever begun: it is offered to its owner. */
    OWED,
    /** Some print of it began; what came of that, its commands say. */
    BEGUN,
    /** The journal of that day is lost, so a print may have begun: it is not offered by itself. */
    CANNOT_TELL
}
