// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.availability;

/** How a device stands, as far as offering an item goes. A device that is not known at all is absent. */
public sealed interface DeviceHealth {
    /**
     * It works.
     *
     * @param sheets paper left; -1 when the device does not tell and nobody counted
     */
    record Ready(int sheets) implements DeviceHealth {}

    /** It says that it has no paper. */
    record PaperOut() implements DeviceHealth {}

    /**
     * It cannot be used.
     *
     * @param code of the fault
     */
    record Faulty(String code) implements DeviceHealth {}

    /** A command of before has no outcome yet; nothing new begins until that is settled. */
    record OpenQuestion() implements DeviceHealth {}
}
