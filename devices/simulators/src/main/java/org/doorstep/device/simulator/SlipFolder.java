// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Where slips are kept, as pictures and as text, numbered on from what lies there. Not safe for threads. */
final class SlipFolder {
    private final Path folder;
    private int kept;

    SlipFolder(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        try (var files = Files.list(folder)) {
            kept = (int) files.filter(file -> file.toString().endsWith(".png")).count();
        }
    }

    void keep(BufferedImage picture, List<String> text, String suffix) {
        String name = String.format(Locale.ROOT, "%03d%s", ++kept, suffix);
        try {
            ImageIO.write(picture, "png", folder.resolve(name + ".png").toFile());
            Files.writeString(folder.resolve(name + ".txt"), String.join("\n", text) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep a slip in " + folder + ": is the disk full?", e);
        }
    }
}
