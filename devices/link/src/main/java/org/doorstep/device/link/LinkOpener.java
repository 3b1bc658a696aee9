// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.link;

import java.io.IOException;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.Ticker;

/** Opens links; the conformance kit brings one that opens in-memory links. */
@FunctionalInterface
public interface LinkOpener {
    /**
     * Opens {@code address}. A path that is a symbolic link is looked up anew each time.
     *
     * @throws IOException when it cannot be opened; the message names the address and the remedy
     */
    Link open(LinkAddress address, Ticker ticker, Deadline by) throws IOException, InterruptedException;
}
