// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.spi;

/** What a fault does to the device. */
public enum Severity {
    /** The device goes on working. */
    WARNING,
    /** This command cannot be done; the device may do the next. */
    ERROR,
    /** The device does nothing until somebody acts. */
    BLOCKING
}
