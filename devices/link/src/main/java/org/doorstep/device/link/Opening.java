// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.link;

import java.io.IOException;
import java.lang.System.Logger.Level;
import org.doorstep.device.spi.Deadline;
import org.jspecify.annotations.Nullable;

/** Hands a wire from the thread that opens it to the one that waits, or closes it when nobody waits any more. */
final class Opening {
    private static final System.Logger LOG = System.getLogger(Opening.class.getName());

    private final LinkAddress address;
    private @Nullable Wire wire;
    private @Nullable Exception failure;
    private boolean givenUp;

    Opening(LinkAddress address) {
        this.address = address;
    }

    synchronized void failed(Exception e) {
        failure = e;
        notifyAll();
    }

    void opened(Wire opened) throws IOException {
        synchronized (this) {
            if (!givenUp) {
                wire = opened;
                notifyAll();
                return;
            }
        }
        LOG.log(Level.DEBUG, "a link opened after nobody waited for it; closing it");
        opened.close(true);
    }

    synchronized Wire await(Deadline by) throws IOException, InterruptedException {
        try {
            while (wire == null && failure == null && !by.expired()) {
                by.ticker().await(this, by.remaining());
            }
        } catch (InterruptedException e) {
            giveUp();
            throw e;
        }
        if (wire != null) {
            return wire;
        }
        giveUp();
        if (failure instanceof IOException e) {
            throw e;
        }
        if (failure instanceof RuntimeException e) {
            throw new IOException(address + ": the port does not open (" + e.getMessage() + "); check the device", e);
        }
        throw tooLong();
    }

    IOException tooLong() {
        return new IOException(address + ": opening took too long; check that the device is switched on and cabled");
    }

    /** A wire that arrived between the interrupt and now goes the same way as one that arrives later. */
    private void giveUp() {
        givenUp = true;
        if (wire != null) {
            Wire late = wire;
            wire = null;
            Thread.ofPlatform().daemon().name("link-close late").start(() -> {
                try {
                    late.close(true);
                } catch (IOException e) {
                    LOG.log(Level.DEBUG, "closing a late link: " + e.getMessage());
                }
            });
        }
    }
}
