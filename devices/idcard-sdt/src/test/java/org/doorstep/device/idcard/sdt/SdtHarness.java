// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.idcard.sdt;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.doorstep.device.conformance.Cable;
import org.doorstep.device.conformance.IdCardHarness;
import org.doorstep.device.conformance.MemoryCable;
import org.doorstep.device.runtime.Services;
import org.doorstep.device.simulator.CardData;
import org.doorstep.device.simulator.Outlet;
import org.doorstep.device.simulator.People;
import org.doorstep.device.simulator.SdtReaderSimulator;
import org.doorstep.device.spi.AdapterProvider;
import org.doorstep.device.spi.IdCard;
import org.doorstep.device.spi.SecretText;

/** The simulated reader in memory. */
class SdtHarness implements IdCardHarness {
    private static final CardData CARD = People.shipped().get(3);
    private static final byte[] NOISE = {
        0, (byte) 0xAA, (byte) 0xAA, (byte) 0xAA, (byte) 0x96, 0x69, (byte) 0xFF, 0x12, (byte) 0xAA
    };

    private final SdtReaderSimulator reader;
    private final Cable cable;

    SdtHarness() {
        reader = new SdtReaderSimulator(1);
        cable = new MemoryCable(end(reader));
    }

    /** A reader behind a cable of another kind. */
    SdtHarness(SdtReaderSimulator reader, Cable cable) {
        this.reader = reader;
        this.cable = cable;
    }

    /** The simulator as the kit's cable in memory wants it. */
    static MemoryCable.Device end(SdtReaderSimulator reader) {
        return new MemoryCable.Device() {
            @Override
            public void connected(Consumer<byte[]> out) {
                reader.attach(Outlet.to(out));
            }

            @Override
            public void received(byte[] bytes) {
                reader.receive(bytes);
            }

            @Override
            public void power(boolean on) {
                if (on) {
                    reader.powerOn();
                } else {
                    reader.powerOff();
                }
            }
        };
    }

    @Override
    public AdapterProvider provider() {
        return new SdtProvider();
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("link", MemoryCable.ADDRESS);
    }

    @Override
    public Services services() {
        return Services.of(Map.of(org.doorstep.device.link.LinkOpener.class, cable));
    }

    @Override
    public final Cable cable() {
        return cable;
    }

    @Override
    public final Optional<byte[]> noise() {
        return Optional.of(NOISE.clone());
    }

    @Override
    public final void putDown() {
        reader.putDown(CARD);
    }

    @Override
    public final void lift() {
        reader.lift();
    }

    @Override
    public final boolean sameAsCard(IdCard read) {
        return same(read.number(), CARD.number())
                && same(read.name(), CARD.name())
                && same(read.address(), CARD.address())
                && same(read.issuer(), CARD.issuer())
                && same(read.nation(), CARD.nation())
                && read.sex() == CARD.sex()
                && read.birth().equals(CARD.birth())
                && read.validFrom().equals(CARD.validFrom())
                && Objects.equals(read.validTo(), CARD.validTo())
                && Arrays.equals(read.photo(), CARD.image().photo());
    }

    private static boolean same(SecretText read, String printed) {
        return new String(read.copy()).equals(printed);
    }
}
