// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.doorstep.device.link.Link;
import org.doorstep.device.link.Links;
import org.doorstep.device.spi.AdapterDescriptor;
import org.doorstep.device.spi.AdapterProvider;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceAdapter;
import org.doorstep.device.spi.DeviceContext;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.Diagnostics;
import org.doorstep.device.spi.LinkIdentity;
import org.doorstep.device.spi.ReceiptPrinter;
import org.doorstep.device.spi.SettingField;

/** ESC/POS receipt printers with Chinese fonts, on a serial line, TCP port 9100 or USB. */
public final class EscPosProvider implements AdapterProvider {
    private static final Duration OPENING = Duration.ofSeconds(10);
    private static final EscPosModel USUAL = EscPosModel.usual();
    private static final int EPSON = 0x04B8;
    private static final int CH34X = 0x1A86;

    @Override
    public AdapterDescriptor descriptor() {
        return new AdapterDescriptor(
                "receipt-escpos",
                "Receipt printer (ESC/POS)",
                List.of("ESC/POS printers that answer DLE EOT and GS r, with a GBK or GB 18030 font"),
                Set.of(ReceiptPrinter.class, Diagnostics.class),
                List.of(
                        SettingField.required(
                                "link",
                                SettingField.Type.LINK,
                                "Port of the printer, such as tcp:192.0.2.7:9100, serial:/dev/ttyUSB1?baud=115200 or"
                                        + " lp:/dev/usb/lp0."),
                        SettingField.number(
                                "columns",
                                EscPosModel.USUAL_COLUMNS,
                                24,
                                64,
                                "characters",
                                "Half-width characters in a line: 48 or 42 on paper of 80 mm, 32 on 58 mm."),
                        choice(
                                "text",
                                USUAL.text(),
                                "How Chinese goes out: gb18030 for a printer with a Chinese font, picture for one"
                                        + " without."),
                        choice("qr", USUAL.qr(), "Who draws a QR code: the printer, or this machine as a picture."),
                        choice("cut", USUAL.cut(), "How a slip ends: cut partial or full; none where no cutter is."),
                        choice(
                                "marker",
                                USUAL.marker(),
                                "How the printer says that it has printed: counted answers to GS r, named ones to"
                                        + " GS ( H, or none. With none no slip is ever known to be printed."),
                        choice(
                                "status",
                                USUAL.status(),
                                "How the printer says what is wrong: asked by DLE EOT; told, which has it speak up"
                                        + " during a slip too; or none.")),
                Duration.ofSeconds(2),
                Duration.ofMinutes(2),
                Duration.ofSeconds(3));
    }

    private static <E extends Enum<E>> SettingField choice(String name, E usual, String help) {
        return SettingField.choice(
                name,
                EscPosModel.word(usual),
                Stream.of(usual.getDeclaringClass().getEnumConstants())
                        .map(EscPosModel::word)
                        .toList(),
                help);
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
        EscPosModel model;
        try {
            model = EscPosModel.from(context.settings());
        } catch (IllegalArgumentException e) {
            throw new DeviceFault(CoreFault.SETTINGS.with(String.valueOf(e.getMessage())), e);
        }
        Link link = Links.open(context, "link", Deadline.in(context.ticker(), OPENING));
        return new EscPosAdapter(new EscPosLine(link, context.ticker(), model), context, model);
    }
}
