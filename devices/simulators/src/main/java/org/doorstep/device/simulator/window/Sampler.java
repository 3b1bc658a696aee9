// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.window;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.doorstep.device.simulator.bench.Bench;
import org.doorstep.device.simulator.bench.DeviceKind;
import org.doorstep.device.simulator.bench.DeviceSample;
import org.doorstep.device.simulator.scenario.ScenarioRunner;
import org.jspecify.annotations.Nullable;

/** Looks at the bench; may wait for a device that is being switched on, so never on Swing's thread. Confined to one. */
final class Sampler {
    private final Bench bench;
    private final ScenarioRunner runner;
    private @Nullable Path file;
    private @Nullable BufferedImage picture;

    Sampler(Bench bench, ScenarioRunner runner) {
        this.bench = bench;
        this.runner = runner;
    }

    Seen look() throws IOException {
        List<DeviceSample> devices = bench.sample();
        Optional<Path> slip = devices.stream()
                .filter(d -> d.kind() == DeviceKind.RECEIPT && !d.papers().isEmpty())
                .map(d -> d.papers().getLast())
                .findFirst();
        if (slip.isPresent() && !slip.get().equals(file)) {
            // Null while the printer still writes the file; the next look finds it whole.
            picture = ImageIO.read(slip.get().toFile());
            file = picture == null ? null : slip.get();
        }
        String name = file == null ? "" : String.valueOf(file.getFileName());
        return new Seen(devices, bench.cardThatLies(), name, picture, runner.status());
    }
}
