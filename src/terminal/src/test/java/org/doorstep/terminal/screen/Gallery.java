// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.doorstep.catalog.Language;
import org.doorstep.terminal.session.Comfort;
import org.doorstep.terminal.theme.Panel;

/**
 * Writes pictures of screens into a folder, to be looked at: {@code Gallery DIR PANEL SIZE CONTRAST LANGUAGE [PATTERN [voice]]}
 * such as {@code Gallery /tmp/g portrait huge paper zh_cn trouble}.
 */
public final class Gallery {
    private Gallery() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        Panel panel = switch (args[1]) {
            case "portrait" -> Samples.PORTRAIT;
            case "landscape" -> Samples.LANDSCAPE;
            case "counter" -> Samples.COUNTER;
            default -> throw new IllegalArgumentException("no panel " + args[1]);
        };
        Comfort comfort = Comfort.STANDARD
                .with(Comfort.Size.valueOf(args[2].toUpperCase(Locale.ROOT)))
                .with(Comfort.Contrast.valueOf(args[3].toUpperCase(Locale.ROOT).replace('-', '_')))
                .with(Language.valueOf(args[4].toUpperCase(Locale.ROOT)))
                .withVoice(args.length > 6);
        String part = args.length > 5 ? args[5] : "";
        for (Map.Entry<String, Samples.Seen> sample : Samples.all().entrySet()) {
            if (sample.getKey().matches(".*(" + part + ").*")) {
                var picture = Glass.onFx(() -> new Glass(panel)
                        .onStage()
                        .show(sample.getValue().with(comfort))
                        .picture());
                ImageIO.write(
                        picture, "png", folder.resolve(sample.getKey() + ".png").toFile());
            }
        }
        System.exit(0);
    }
}
