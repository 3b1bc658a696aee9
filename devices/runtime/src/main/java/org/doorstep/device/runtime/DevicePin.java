// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import java.util.ArrayList;
import java.util.Optional;
import org.doorstep.device.spi.LinkIdentity;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of a device's connection when it was set up. What is null was not recorded and may be anything.
 *
 * @param path the port, as {@link LinkIdentity#path} names it
 * @param vendor USB vendor id
 * @param product USB product id
 * @param serial serial number
 */
public record DevicePin(
        @Nullable String path,
        @Nullable Integer vendor,
        @Nullable Integer product,
        @Nullable String serial) {
    public DevicePin {
        if (path == null && vendor == null && product == null && serial == null) {
            throw new IllegalArgumentException("A pin records at least one of path, vendor, product and serial");
        }
    }

    /** The pin of what is seen now. */
    public static DevicePin of(LinkIdentity seen) {
        return new DevicePin(seen.path(), seen.vendor(), seen.product(), seen.serial());
    }

    /** In what {@code seen} is another device; empty when it is the one recorded. */
    public Optional<String> differs(LinkIdentity seen) {
        var differences = new ArrayList<String>();
        if (path != null && !path.equals(seen.path())) {
            differences.add("port " + seen.path() + ", not " + path);
        }
        if (vendor != null && !vendor.equals(seen.vendor())) {
            differences.add("vendor " + hex(seen.vendor()) + ", not " + hex(vendor));
        }
        if (product != null && !product.equals(seen.product())) {
            differences.add("product " + hex(seen.product()) + ", not " + hex(product));
        }
        if (serial != null && !serial.equals(seen.serial())) {
            differences.add("serial number " + (seen.serial() == null ? "none" : seen.serial()) + ", not " + serial);
        }
        return differences.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", differences));
    }

    private static String hex(@Nullable Integer id) {
        return id == null ? "none" : "%04x".formatted(id);
    }
}
