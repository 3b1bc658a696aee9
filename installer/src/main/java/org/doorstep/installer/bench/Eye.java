// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.bench;

import java.awt.AWTException;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.event.InputEvent;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import org.doorstep.device.spi.Ticker;
import org.jspecify.annotations.Nullable;

/** Looks at the display from outside, as a camera would, and can press on it. */
public final class Eye {
    private static final Duration EVERY = Duration.ofMillis(20);
    private static final Duration STILL = Duration.ofMillis(1_200);
    private static final int COLOURS_OF_A_PAGE = 12;

    private final Robot robot;
    private final Rectangle panel;

    public Eye() throws AWTException {
        this.robot = new Robot();
        this.panel = new Rectangle(new Point(0, 0), Toolkit.getDefaultToolkit().getScreenSize());
    }

    /** Forgets what is shown now: waits until the display shows nothing but one colour. */
    public void awaitBlank(Duration within) throws InterruptedException, IOException {
        await(within, "a blank display", Eye::blank);
    }

    /** Waits until the display shows a page. */
    public long awaitPage(Duration within) throws InterruptedException, IOException {
        return await(within, "a page", pixels -> !blank(pixels));
    }

    /**
     * Waits until the display has shown the same for a while.
     *
     * @return {@link System#nanoTime()} when it last changed
     */
    public long awaitStill(Duration within) throws InterruptedException, IOException {
        long end = System.nanoTime() + within.toNanos();
        int @Nullable [] last = null;
        long changed = System.nanoTime();
        while (System.nanoTime() < end) {
            long before = System.nanoTime();
            int[] now = look();
            if (last == null || !Arrays.equals(last, now)) {
                changed = before;
                last = now;
            } else if (before - changed > STILL.toNanos() && !blank(now)) {
                return changed;
            }
            pause();
        }
        throw new IOException("the display did not come to rest within " + within.toSeconds() + " s");
    }

    /** Presses at a place given in parts of the display's width and height. */
    public void press(double x, double y) {
        robot.mouseMove((int) (panel.width * x), (int) (panel.height * y));
        robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
        robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
    }

    /** Writes what the display shows as PNG. */
    public void photograph(Path file) throws IOException {
        ImageIO.write(robot.createScreenCapture(panel), "png", file.toFile());
    }

    private long await(Duration within, String what, java.util.function.Predicate<int[]> holds)
            throws InterruptedException, IOException {
        long end = System.nanoTime() + within.toNanos();
        while (System.nanoTime() < end) {
            long before = System.nanoTime();
            if (holds.test(look())) {
                return before;
            }
            pause();
        }
        throw new IOException("the display did not show " + what + " within " + within.toSeconds() + " s");
    }

    private int[] look() {
        BufferedImage image = robot.createScreenCapture(panel);
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    private static boolean blank(int[] pixels) {
        Set<Integer> colours = new HashSet<>();
        for (int i = 0; i < pixels.length; i += 37) {
            colours.add(pixels[i]);
            if (colours.size() >= COLOURS_OF_A_PAGE) {
                return false;
            }
        }
        return true;
    }

    /** The camera's frame rate. */
    private void pause() throws InterruptedException {
        synchronized (robot) {
            Ticker.system().await(robot, EVERY);
        }
    }
}
