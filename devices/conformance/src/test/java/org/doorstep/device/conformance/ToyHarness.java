// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

import java.util.Map;
import java.util.Optional;
import org.doorstep.device.runtime.Services;
import org.doorstep.device.spi.AdapterProvider;
import org.doorstep.device.spi.IdCard;
import org.doorstep.device.spi.SecretText;

/** The toy's adapter, cable and device; an example of how little a harness is. */
final class ToyHarness implements PrinterHarness, IdCardHarness {
    private final ToyDevice device = new ToyDevice();
    private final MemoryCable cable = new MemoryCable(device);
    private final ToyAdapter adapter;

    ToyHarness(ToyAdapter.Mistake mistake) {
        adapter = new ToyAdapter(mistake);
    }

    @Override
    public AdapterProvider provider() {
        return adapter;
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
    public Optional<byte[]> noise() {
        return Optional.of(new byte[] {0x00, 0x55, 0x13, 0x55, 0x55});
    }

    @Override
    public Truth truth() {
        return device.truth();
    }

    @Override
    public void takePaper() {
        device.takePaper();
    }

    @Override
    public void putDown() {
        device.putDown();
    }

    @Override
    public void lift() {
        device.lift();
    }

    @Override
    public boolean sameAsCard(IdCard read) {
        String[] fields = ToyDevice.CARD.split("\\|", -1);
        return read.name().sameAs(SecretText.taking(fields[0].toCharArray()))
                && read.number().sameAs(SecretText.taking(fields[1].toCharArray()));
    }
}
