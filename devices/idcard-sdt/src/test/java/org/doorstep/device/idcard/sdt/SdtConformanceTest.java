// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.idcard.sdt;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.doorstep.device.conformance.Cable;
import org.doorstep.device.conformance.IdCardHarness;
import org.doorstep.device.conformance.IdCardReaderRules;
import org.doorstep.device.conformance.MemoryCable;
import org.doorstep.device.runtime.Services;
import org.doorstep.device.simulator.CardData;
import org.doorstep.device.simulator.Outlet;
import org.doorstep.device.simulator.People;
import org.doorstep.device.simulator.SdtReaderSimulator;
import org.doorstep.device.spi.AdapterProvider;
import org.doorstep.device.spi.IdCard;
import org.doorstep.device.spi.SecretText;

/** The rules of every reader, over a cable in memory, at every byte. */
class SdtConformanceTest extends IdCardReaderRules {
    private static final CardData CARD = People.shipped().get(3);
    private static final byte[] NOISE = {
        0, (byte) 0xAA, (byte) 0xAA, (byte) 0xAA, (byte) 0x96, 0x69, (byte) 0xFF, 0x12, (byte) 0xAA
    };

    @Override
    protected IdCardHarness harness() {
        return new Harness();
    }

    private static final class Harness implements IdCardHarness {
        private final SdtReaderSimulator reader = new SdtReaderSimulator(1);
        private final MemoryCable cable = new MemoryCable(new MemoryCable.Device() {
            @Override
            public void connected(Consumer<byte[]> out) {
                reader.attach(new Outlet() {
                    @Override
                    public void send(byte[] bytes, Duration thinking) {
                        out.accept(bytes);
                    }

                    @Override
                    public void cut() {}

                    @Override
                    public void restored() {}
                });
            }

            @Override
            public void received(byte[] bytes) {
                reader.receive(bytes);
            }
        });

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
            return cable.services();
        }

        @Override
        public Cable cable() {
            return cable;
        }

        @Override
        public Optional<Runnable> noise() {
            return Optional.of(() -> cable.noise(NOISE));
        }

        @Override
        public void putDown() {
            reader.putDown(CARD);
        }

        @Override
        public void lift() {
            reader.lift();
        }

        @Override
        public boolean sameAsCard(IdCard read) {
            return same(read.number(), CARD.number())
                    && same(read.name(), CARD.name())
                    && same(read.address(), CARD.address())
                    && same(read.issuer(), CARD.issuer())
                    && same(read.nation(), CARD.nation())
                    && read.sex() == CARD.sex()
                    && read.birth().equals(CARD.birth())
                    && read.validFrom().equals(CARD.validFrom())
                    && java.util.Objects.equals(read.validTo(), CARD.validTo())
                    && Arrays.equals(read.photo(), CARD.image().photo());
        }

        private static boolean same(SecretText read, String printed) {
            return new String(read.copy()).equals(printed);
        }
    }
}
