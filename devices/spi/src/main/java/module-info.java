// SPDX-License-Identifier: Apache-2.0
/** What a device adapter implements and what the application sees of a device. */
module org.doorstep.device.spi {
    requires static transitive org.jspecify;

    exports org.doorstep.device.spi;

    uses org.doorstep.device.spi.LinkInspector;
}
