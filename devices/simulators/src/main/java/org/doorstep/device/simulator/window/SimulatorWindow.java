// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.window;

import java.awt.Dimension;
import java.awt.GraphicsConfiguration;
import java.awt.GraphicsDevice;
import java.awt.GraphicsEnvironment;
import java.awt.Insets;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;
import javax.swing.ToolTipManager;
import javax.swing.UIManager;
import org.doorstep.device.simulator.bench.Bench;
import org.doorstep.device.simulator.bench.Commands;
import org.doorstep.device.simulator.bench.Tongue;
import org.doorstep.device.simulator.bench.Words;
import org.doorstep.device.simulator.scenario.Scenario;
import org.doorstep.device.simulator.scenario.ScenarioRunner;

/**
 * The window, on the second screen where there is one, since the terminal fills the first. Its methods may be called from
 * any thread but Swing's.
 */
public final class SimulatorWindow {
    private static final System.Logger LOG = System.getLogger(SimulatorWindow.class.getName());
    private static final Dimension SIZE = new Dimension(1280, 800);
    private static final long LOOK_MILLIS = 250;

    private final Bench bench;
    private final Commands commands;
    private final List<Scenario> scenarios;
    private final JFrame frame = new JFrame();
    private final ExecutorService hands = Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().daemon().name("simulator-hands").unstarted(task));
    private final ScheduledExecutorService eyes = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("simulator-eyes").unstarted(task));
    private Tongue tongue;
    private Face face;

    private SimulatorWindow(Bench bench, Commands commands, List<Scenario> scenarios, Tongue tongue) {
        this.bench = bench;
        this.commands = commands;
        this.scenarios = List.copyOf(scenarios);
        this.tongue = tongue;
        face = face();
    }

    /**
     * Shows the window.
     *
     * @param closed run on Swing's thread when somebody closes it
     * @throws IOException when it cannot be shown; {@code --no-window} does without
     */
    public static SimulatorWindow open(
            Bench bench,
            Commands commands,
            ScenarioRunner runner,
            List<Scenario> scenarios,
            Tongue tongue,
            Runnable closed)
            throws IOException, InterruptedException {
        try {
            SimulatorWindow[] made = new SimulatorWindow[1];
            SwingUtilities.invokeAndWait(() -> {
                UIManager.put("ToolTip.font", Look.text(12));
                UIManager.put("ToolTip.background", Look.SURFACE);
                UIManager.put("ToolTip.foreground", Look.INK);
                ToolTipManager.sharedInstance().setInitialDelay(500);
                made[0] = new SimulatorWindow(bench, commands, scenarios, tongue);
                made[0].show(closed);
            });
            made[0].watch(runner);
            return made[0];
        } catch (InvocationTargetException e) {
            throw new IOException("Cannot show the window on this display; start with --no-window to do without", e);
        }
    }

    private void show(Runnable closed) {
        frame.setDefaultCloseOperation(JFrame.DO_NOTHING_ON_CLOSE);
        frame.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosing(WindowEvent event) {
                frame.setVisible(false);
                closed.run();
            }
        });
        frame.setMinimumSize(new Dimension(1024, 720));
        fill();
        place();
        frame.setVisible(true);
        face.focus();
    }

    private void fill() {
        frame.setTitle(Words.in(tongue).get("app.title"));
        frame.setContentPane(face);
        frame.revalidate();
    }

    private Face face() {
        return new Face(bench, scenarios, tongue, this::order, this::otherLanguage);
    }

    private void otherLanguage() {
        tongue = tongue == Tongue.ZH ? Tongue.EN : Tongue.ZH;
        face = face();
        fill();
    }

    private void place() {
        GraphicsEnvironment all = GraphicsEnvironment.getLocalGraphicsEnvironment();
        GraphicsDevice first = all.getDefaultScreenDevice();
        GraphicsDevice screen = first;
        for (GraphicsDevice other : all.getScreenDevices()) {
            if (screen.equals(first)) {
                screen = other;
            }
        }
        GraphicsConfiguration where = screen.getDefaultConfiguration();
        Rectangle room = where.getBounds();
        Insets edge = Toolkit.getDefaultToolkit().getScreenInsets(where);
        int width = Math.min(SIZE.width, room.width - edge.left - edge.right);
        int height = Math.min(SIZE.height, room.height - edge.top - edge.bottom);
        frame.setBounds(room.x + room.width - edge.right - width, room.y + edge.top, width, height);
    }

    private void watch(ScenarioRunner runner) {
        Sampler sampler = new Sampler(bench, runner);
        var _ = eyes.scheduleWithFixedDelay(() -> look(sampler), 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look(Sampler sampler) {
        try {
            Seen seen = sampler.look();
            SwingUtilities.invokeLater(() -> face.show(seen));
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "a look at the devices failed; the next one comes", e);
        }
    }

    private void order(String command) {
        hands.execute(() -> {
            try {
                commands.obey(command);
            } catch (IOException | IllegalArgumentException e) {
                String why = String.valueOf(e.getMessage());
                SwingUtilities.invokeLater(() -> face.failed(why));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Takes the window away and ends its threads. Idempotent. */
    public void close() {
        eyes.shutdownNow();
        hands.shutdownNow();
        SwingUtilities.invokeLater(frame::dispose);
    }
}
