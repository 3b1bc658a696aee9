// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.link;

import java.io.IOException;
import java.time.Duration;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceContext;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.Ticker;

/** Where links come from. */
public final class Links {
    private Links() {}

    /**
     * Opens the machine's serial ports, USB printers and TCP connections.
     *
     * <p>Each opening runs on a thread of its own, so that it keeps its deadline and can be interrupted even where the
     * system hangs; what opens too late is closed again. An open link owns two daemon threads, named
     * {@code link-read ADDRESS} and {@code link-write ADDRESS}, which end with it.
     */
    public static LinkOpener system() {
        return Links::openOnThread;
    }

    /**
     * Opens the link that a setting of an adapter names, with the opener that the context lends, else the machine's.
     *
     * @param setting the key, such as {@code link}
     * @throws DeviceFault with {@link CoreFault#SETTINGS} where the setting is no address, with {@link
     *     CoreFault#DISCONNECTED} where it cannot be opened by the deadline
     */
    public static Link open(DeviceContext context, String setting, Deadline by)
            throws DeviceFault, InterruptedException {
        LinkOpener opener = context.service(LinkOpener.class).orElseGet(Links::system);
        try {
            LinkAddress address = new LinkAddress(context.settings().getOrDefault(setting, ""));
            return opener.open(address, context.ticker(), by);
        } catch (IllegalArgumentException e) {
            throw new DeviceFault(CoreFault.SETTINGS.with("setting " + setting + ": " + e.getMessage()), e);
        } catch (IOException e) {
            throw new DeviceFault(CoreFault.DISCONNECTED.with(String.valueOf(e.getMessage())), e);
        }
    }

    private static Link openOnThread(LinkAddress address, Ticker ticker, Deadline by)
            throws IOException, InterruptedException {
        var opening = new Opening(address);
        var within = by.remaining();
        if (within.isZero()) {
            throw opening.tooLong();
        }
        Thread.ofPlatform().daemon().name("link-open " + address).start(() -> {
            try {
                opening.opened(wire(address, within));
            } catch (IOException | RuntimeException e) {
                opening.failed(e);
            }
        });
        return new WireLink(address, ticker, opening.await(by)).started();
    }

    private static Wire wire(LinkAddress address, Duration within) throws IOException {
        return switch (address.target()) {
            case LinkAddress.Serial serial -> SerialWire.open(address, serial);
            case LinkAddress.Lp lp -> LpWire.open(address, lp);
            case LinkAddress.Tcp tcp -> TcpWire.open(address, tcp, Math.clamp(within.toMillis(), 1, Integer.MAX_VALUE));
        };
    }
}
