// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.document;

/** The font files by their use. */
enum Face {
    REGULAR,
    BOLD,
    RARE_A,
    RARE_B
}
