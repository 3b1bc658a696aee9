// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.spi;

import org.jspecify.annotations.Nullable;

/**
 * What can be seen of a connection without writing to it.
 *
 * @param path which port it is: {@code usb:1-1.4:1.0} for an interface by its place on the bus, {@code /dev/ttyS0} for
 *     another device file, {@code tcp:HOST:PORT} or {@code SCHEME://HOST:PORT} on the network
 * @param vendor USB vendor id, or null
 * @param product USB product id, or null
 * @param serial serial number, or null
 * @param description what the system calls it
 */
public record LinkIdentity(
        String path,
        @Nullable Integer vendor,
        @Nullable Integer product,
        @Nullable String serial,
        String description) {}
