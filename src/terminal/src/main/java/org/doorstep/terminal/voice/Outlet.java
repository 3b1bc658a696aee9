// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.voice;

/** Where sound comes out. */
public enum Outlet {
    /** Everybody near hears it. */
    SPEAKER,
    HEADSET
}
