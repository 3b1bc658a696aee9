// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.idcard.sdt;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.doorstep.device.link.Link;
import org.doorstep.device.link.Links;
import org.doorstep.device.spi.AdapterDescriptor;
import org.doorstep.device.spi.AdapterProvider;
import org.doorstep.device.spi.CardAddressReader;
import org.doorstep.device.spi.CardFingerprintReader;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceAdapter;
import org.doorstep.device.spi.DeviceContext;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.Diagnostics;
import org.doorstep.device.spi.IdCardReader;
import org.doorstep.device.spi.LinkIdentity;
import org.doorstep.device.spi.PhotoDecoder;
import org.doorstep.device.spi.Portraits;
import org.doorstep.device.spi.SettingField;

/** Second-generation ID card readers on a serial line, their own or a USB bridge's. */
public final class SdtProvider implements AdapterProvider {
    private static final Duration OPENING = Duration.ofSeconds(10);
    private static final int CP210X = 0x10C4;
    private static final int CH34X = 0x1A86;
    private static final int NATIVE_VENDOR = 0x0400;
    private static final int NATIVE_PRODUCT = 0xC35A;

    @Override
    public AdapterDescriptor descriptor() {
        return new AdapterDescriptor(
                "idcard-sdt",
                "ID card reader (SDT, serial)",
                List.of("readers with a SAM_V module on RS-232", "readers behind a CP210x or CH34x bridge"),
                Set.of(IdCardReader.class, CardAddressReader.class, CardFingerprintReader.class, Diagnostics.class),
                List.of(SettingField.required(
                        "link",
                        SettingField.Type.LINK,
                        "Port of the reader, such as serial:/dev/ttyUSB0?baud=115200; use a path below /dev/serial/by-id"
                                + " so that it stays the same.")),
                Duration.ofMillis(500),
                Duration.ofSeconds(30),
                Duration.ofSeconds(2));
    }

    @Override
    public Match probe(LinkIdentity seen) {
        Integer vendor = seen.vendor();
        Integer product = seen.product();
        if (vendor == null || product == null) {
            return new Match.No("a port without USB identity tells nothing; choose it by hand");
        }
        if (vendor == NATIVE_VENDOR && product == NATIVE_PRODUCT) {
            return new Match.No("this reader is on native USB (0400:C35A), which is no serial port");
        }
        return vendor == CP210X || vendor == CH34X
                ? new Match.Family("a serial bridge as many desk readers have; other devices have it too")
                : new Match.No("its USB vendor is that of no known reader");
    }

    @Override
    public DeviceAdapter open(DeviceContext context) throws DeviceFault, InterruptedException {
        Deadline by = Deadline.in(context.ticker(), OPENING);
        Link link = Links.open(context, "link", by);
        Portraits portraits = new Portraits(context.service(PhotoDecoder.class));
        return SdtAdapter.open(link, context.ticker(), portraits, by);
    }
}
