// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.doorstep.terminal.session.Comfort;
import org.doorstep.terminal.session.Comfort.Size;
import org.doorstep.terminal.theme.Panel;
import org.junit.jupiter.api.Test;

/**
 * Pictures of the screens, most of them at 1080x1920, pixel by pixel as they were approved. They hold for the software pipeline with the
 * fonts of the Debian packages. After an intended change look at them and write them anew:
 * {@code -Ddoorstep.golden=write -Dtest=GoldenTest}.
 */
class GoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/org/doorstep/terminal/screen/golden");
    private static final Path FAILED = Path.of("target/golden");

    /** One of each screen and overlay, and those states that look different enough. */
    private static final List<String> SAMPLES = List.of(
            "attract",
            "home",
            "home-six",
            "ask-phone-nine",
            "ask-phone-wrong",
            "ask-day-some",
            "ask-choice-chosen",
            "ask-region",
            "ask-name-typed",
            "ask-request",
            "check",
            "check-returned",
            "done-waiting",
            "done-not-printed",
            "done-received",
            "life-events",
            "departments",
            "search-found",
            "guide",
            "cases",
            "case-returned",
            "case-finished",
            "slip-not-arrived",
            "why-not",
            "notice",
            "put-card-waiting",
            "put-card-reading",
            "put-card-lift-first",
            "card-done",
            "card-done-still-there",
            "choose-check",
            "choose-check-closed",
            "enter-code-four",
            "enter-code-wrong",
            "attendant-card-waiting",
            "attendant-card-same-card",
            "working-asking-department",
            "result",
            "result-revealed",
            "result-no-paper",
            "result-covered",
            "printing",
            "take-paper",
            "take-paper-card-still-there",
            "rate",
            "trouble-printer-paper-out",
            "trouble-print-unknown",
            "trouble-network-gone",
            "trouble-code-locked",
            "trouble-internal",
            "over-still-there",
            "over-confirm-end",
            "over-help-open",
            "over-sound",
            "over-help-call-failed",
            "over-card-left");

    /** Those whose arrangement changes with the panel and the size. */
    private static final List<String> TURNED = List.of(
            "home-six", "ask-phone-nine", "ask-name-typed", "check-returned", "done-not-printed", "case-returned");

    @Test
    void screensLookAsApproved() throws IOException {
        List<String> different = new ArrayList<>();
        compare(Samples.PORTRAIT, Comfort.STANDARD, SAMPLES, "", different);
        compare(Samples.PORTRAIT, Comfort.STANDARD.with(Size.HUGE), TURNED, "-huge", different);
        compare(Samples.LANDSCAPE, Comfort.STANDARD, TURNED, "-landscape", different);
        compare(Samples.COUNTER, Comfort.STANDARD.with(Size.LARGE), TURNED, "-counter-large", different);
        assertThat(different)
                .as("screens that look different, saved in src/terminal/target/golden; if that is intended:"
                        + " -Ddoorstep.golden=write")
                .isEmpty();
    }

    private static void compare(Panel panel, Comfort comfort, List<String> names, String suffix, List<String> different)
            throws IOException {
        boolean write = "write".equals(System.getProperty("doorstep.golden"));
        Glass glass = Glass.onFx(() -> new Glass(panel).onStage());
        var samples = Samples.all();
        for (String name : names) {
            BufferedImage now =
                    Glass.onFx(() -> glass.show(samples.get(name).with(comfort)).picture());
            String picture = name + suffix + ".png";
            Path file = GOLDEN.resolve(picture);
            if (write) {
                save(now, file);
            } else if (!same(ImageIO.read(file.toFile()), now)) {
                save(now, FAILED.resolve(picture));
                different.add(name + suffix);
            }
        }
    }

    private static void save(BufferedImage picture, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        ImageIO.write(picture, "png", file.toFile());
    }

    private static boolean same(BufferedImage approved, BufferedImage now) {
        return approved.getWidth() == now.getWidth()
                && approved.getHeight() == now.getHeight()
                && Arrays.equals(pixels(approved), pixels(now));
    }

    private static int[] pixels(BufferedImage picture) {
        BufferedImage plain =
                new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D graphics = plain.createGraphics();
        graphics.drawImage(picture, 0, 0, null);
        graphics.dispose();
        return ((DataBufferInt) plain.getRaster().getDataBuffer()).getData();
    }
}
