// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.voice;

/** Whether somebody can listen alone. */
public enum Headset {
    /** The cabinet has none. */
    NONE,
    UNPLUGGED,
    PLUGGED;

    /** Where to speak: a headset that is there is always preferred. */
    public Outlet outlet() {
        return this == PLUGGED ? Outlet.HEADSET : Outlet.SPEAKER;
    }
}
