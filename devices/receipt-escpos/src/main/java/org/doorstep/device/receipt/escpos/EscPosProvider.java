// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.doorstep.device.link.LinkAddress;
import org.doorstep.device.link.LinkOpener;
import org.doorstep.device.link.Links;
import org.doorstep.device.spi.AdapterDescriptor;
import org.doorstep.device.spi.AdapterProvider;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceAdapter;
import org.doorstep.device.spi.DeviceContext;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.LinkIdentity;
import org.doorstep.device.spi.ReceiptPrinter;
import org.doorstep.device.spi.SettingField;

/** ESC/POS receipt printers with Chinese fonts, on a serial line or TCP port 9100. */
public final class EscPosProvider implements AdapterProvider {
    private static final Duration OPENING = Duration.ofSeconds(10);
    private static final String COLUMNS = "48";
    private static final int EPSON = 0x04B8;
    private static final int CH34X = 0x1A86;

    @Override
    public AdapterDescriptor descriptor() {
        return new AdapterDescriptor(
                "receipt-escpos",
                "Receipt printer (ESC/POS)",
                List.of("ESC/POS printers that answer DLE EOT and GS r, with a GBK or GB 18030 font"),
                Set.of(ReceiptPrinter.class),
                List.of(
                        SettingField.required(
                                "link",
                                SettingField.Type.LINK,
                                "Port of the printer, such as tcp:192.0.2.7:9100 or serial:/dev/ttyUSB1?baud=115200."),
                        SettingField.number(
                                "columns",
                                48,
                                24,
                                64,
                                "characters",
                                "Half-width characters in a line: 48 on paper of 80 mm, 32 on 58 mm.")),
                Duration.ofSeconds(2),
                Duration.ofMinutes(2),
                Duration.ofSeconds(3));
    }

    @Override
    public Match probe(LinkIdentity seen) {
        Integer vendor = seen.vendor();
        if (vendor == null) {
            return new Match.No("a port without USB identity tells nothing; choose it by hand");
        }
        return switch (vendor) {
            case EPSON -> new Match.Family("a device of a maker of ESC/POS printers");
            case CH34X -> new Match.Family("a serial bridge as many receipt printers have; other devices have it too");
            default -> new Match.No("its USB vendor is that of no known receipt printer");
        };
    }

    /** Opens the line; whether the printer answers on it shows on the first look. */
    @Override
    public DeviceAdapter open(DeviceContext context) throws DeviceFault, InterruptedException {
        LinkOpener opener = context.service(LinkOpener.class).orElseGet(Links::system);
        Deadline by = Deadline.in(context.ticker(), OPENING);
        try {
            int columns = Integer.parseInt(context.settings().getOrDefault("columns", COLUMNS));
            LinkAddress address = new LinkAddress(context.settings().getOrDefault("link", ""));
            return new EscPosAdapter(
                    new EscPosLine(opener.open(address, context.ticker(), by), context.ticker()), context, columns);
        } catch (IllegalArgumentException e) {
            throw new DeviceFault(CoreFault.SETTINGS.with("settings link or columns: " + e.getMessage()), e);
        } catch (IOException e) {
            throw new DeviceFault(CoreFault.DISCONNECTED.with(String.valueOf(e.getMessage())), e);
        }
    }
}
