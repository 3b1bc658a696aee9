// SPDX-License-Identifier: Apache-2.0
/** Byte links to devices. */
module org.doorstep.device.link {
    requires transitive org.doorstep.device.spi;
    requires static transitive org.jspecify;
    requires com.fazecast.jSerialComm;

    exports org.doorstep.device.link;

    provides org.doorstep.device.spi.LinkInspector with
            org.doorstep.device.link.SystemLinkInspector;
}
