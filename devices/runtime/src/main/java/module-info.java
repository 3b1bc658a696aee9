// SPDX-License-Identifier: Apache-2.0
/** Leases, supervision and command identity for the devices of one terminal. */
module org.doorstep.device.runtime {
    requires transitive org.doorstep.device.spi;
    requires static transitive org.jspecify;

    exports org.doorstep.device.runtime;

    uses org.doorstep.device.spi.AdapterProvider;
}
