// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.theme;

/** The one switch that every motion asks. */
public enum Motion {
    /** Nothing moves by itself. */
    STILL,
    /** A waiting mark may step once a second, for a bounded time; nothing glides, fades or blinks. */
    CALM
}
