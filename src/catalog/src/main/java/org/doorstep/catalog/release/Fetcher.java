// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.release;

import java.io.IOException;
import java.util.Optional;

/** Where a repository is read from: central over HTTPS, or a folder on a USB stick. Nothing it gives is trusted. */
public interface Fetcher {
    /**
     * @param name {@code meta/timestamp.json}, {@code meta/7.targets.json}, {@code blobs/<sha-256 in hex>}
     * @param maxBytes give up beyond this
     * @return empty when there is no such file
     * @throws IOException when the repository cannot be read, or the file is longer
     */
    Optional<byte[]> fetch(String name, int maxBytes) throws IOException;
}
