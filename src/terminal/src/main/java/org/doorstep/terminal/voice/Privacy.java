// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.voice;

/** Who may hear a token. */
public enum Privacy {
    /** Everybody near: the words of the product and of the catalog. */
    PUBLIC,
    /** Who wears the headset: names, numbers, answers, results, reasons. */
    HEADSET,
    /** Nobody: what is masked or covered on the screen, and what only a machine reads. */
    NEVER
}
