// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.spi;

import org.jspecify.annotations.Nullable;

/**
 * What can be seen of a connection without writing to it.
 *
 * @param path the port's path or the host and port
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
