// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.idcard.sdt;

import java.io.IOException;
import org.doorstep.device.link.Link;
import org.doorstep.device.link.LinkAddress;
import org.doorstep.device.link.WriteTooLateException;
import org.doorstep.device.spi.Deadline;

/** A link whose writes come too late while the test says so. */
final class LateLink implements Link {
    private final Link link;
    boolean late;

    LateLink(Link link) {
        this.link = link;
    }

    @Override
    public LinkAddress address() {
        return link.address();
    }

    @Override
    public int read(byte[] into, Deadline by) throws IOException, InterruptedException {
        return link.read(into, late ? Deadline.in(by.ticker(), java.time.Duration.ZERO) : by);
    }

    @Override
    public void write(byte[] bytes, Deadline by) throws IOException, InterruptedException {
        if (late) {
            throw new WriteTooLateException("the test is late");
        }
        link.write(bytes, by);
    }

    @Override
    public void discardInput() throws IOException {
        link.discardInput();
    }

    @Override
    public long lastByteOut() {
        return link.lastByteOut();
    }

    @Override
    public void close() {
        link.close();
    }
}
