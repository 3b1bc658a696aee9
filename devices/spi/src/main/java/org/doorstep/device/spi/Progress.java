// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.spi;

/** Told how far a command is; called from the device's thread, returns at once. Progress lets a deadline slide. */
@FunctionalInterface
public interface Progress {
    void at(Outcome.Reached reached);

    /** Nobody listens. */
    Progress NONE = reached -> {};
}
