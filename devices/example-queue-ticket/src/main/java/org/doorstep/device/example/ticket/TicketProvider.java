// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.example.ticket;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.doorstep.device.link.*;
import org.doorstep.device.spi.*;

/** What the runtime finds: what the adapter is, and how one is opened. */
public final class TicketProvider implements AdapterProvider {
    @Override
    public AdapterDescriptor descriptor() {
        String help = "Port of the printer, such as serial:/dev/ttyUSB2?baud=9600.";
        return new AdapterDescriptor(
                "example-queue-ticket",
                "Queue ticket printer (example)",
                List.of("QT-1"),
                Set.of(ReceiptPrinter.class),
                List.of(SettingField.required("link", SettingField.Type.LINK, help)),
                Duration.ofSeconds(2),
                Duration.ofSeconds(60),
                Duration.ofSeconds(2));
    }

    @Override
    public Match probe(LinkIdentity seen) {
        return new Match.No("a serial port tells nothing of what hangs on it; choose it by hand");
    }

    @Override
    public DeviceAdapter open(DeviceContext context) throws DeviceFault, InterruptedException {
        Deadline by = Deadline.in(context.ticker(), Duration.ofSeconds(5));
        return new TicketPrinter(context, Links.open(context, "link", by));
    }
}
