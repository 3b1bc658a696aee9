// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.spi;

/** Who can mend a fault; the words on the screen follow from it. */
public enum Remedy {
    RESIDENT,
    ATTENDANT,
    TECHNICIAN,
    CENTRAL
}
