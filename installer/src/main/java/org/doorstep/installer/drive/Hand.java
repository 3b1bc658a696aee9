// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.drive;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.doorstep.terminal.screen.ScreenHost;
import org.doorstep.terminal.session.Overlay;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.session.View;
import org.jspecify.annotations.Nullable;

/** A hand and an eye at the window: moves the pointer, presses, releases, and looks. Called from any other thread. */
final class Hand {
    private static final Duration FX = Duration.ofSeconds(30);
    private static final int FRAMES_OF_REST = 12;

    /** What counts its seconds never rests, and goes away by itself. */
    private static final Duration MOST_REST = Duration.ofSeconds(3);

    private final java.util.concurrent.atomic.AtomicReference<@Nullable Robot> robot =
            new java.util.concurrent.atomic.AtomicReference<>();

    /** The picture that was kept last. */
    private @Nullable BufferedImage kept;

    /** Presses and releases in the middle of the node called {@code id}. */
    void press(String id) throws DriveException, InterruptedException {
        onFx(() -> {
            Node node = find(id).orElseThrow(() -> new DriveException("there is nothing called " + id + " to press"));
            if (node.isDisabled()) {
                throw new DriveException(id + " is disabled");
            }
            scene().ifPresent(scene -> scene.getRoot().layout());
            Bounds at = node.localToScreen(node.getBoundsInLocal());
            Robot hand = robot();
            hand.mouseMove(at.getCenterX(), at.getCenterY());
            hand.mousePress(MouseButton.PRIMARY);
            hand.mouseRelease(MouseButton.PRIMARY);
            return id;
        });
    }

    /** Waits until {@code holds} says so of the window's content; asked again after every frame drawn. */
    void await(String what, Duration within, Predicate<Parent> holds) throws DriveException, InterruptedException {
        if (!watch(within, holds)) {
            throw new DriveException("waited for " + what + "; what is there: " + describe());
        }
    }

    /** Whether a node called {@code id} is there or comes by then. */
    boolean sees(String id, Duration within) throws DriveException, InterruptedException {
        return watch(within, root -> has(root, id));
    }

    private boolean watch(Duration within, Predicate<Parent> holds) throws DriveException, InterruptedException {
        CompletableFuture<Boolean> seen = new CompletableFuture<>();
        AnimationTimer eye = new AnimationTimer() {
            @Override
            public void handle(long now) {
                if (root().filter(holds).isPresent()) {
                    seen.complete(true);
                }
            }
        };
        onFx(() -> {
            eye.start();
            return eye;
        });
        try {
            return seen.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new DriveException("the window could not be watched", e);
        } finally {
            onFx(() -> {
                eye.stop();
                return eye;
            });
        }
    }

    static Optional<View> view(Parent root) {
        return root instanceof ScreenHost host ? Optional.ofNullable(host.shown()) : Optional.empty();
    }

    /** What the window shows. */
    View shown() throws DriveException, InterruptedException {
        return onFx(() -> root().flatMap(Hand::view).orElseThrow(() -> new DriveException("the window shows nothing")));
    }

    /** The page's name as remarks and records call it; empty while something lies over it. */
    static Optional<String> screenOf(Parent root) {
        return view(root)
                .filter(shown -> shown.overlay() instanceof Overlay.None)
                .map(shown -> shown.screen().id());
    }

    /** Waits until the panel has come to rest: what it shows is the same as some frames before. Not for long. */
    private BufferedImage settled() throws DriveException, InterruptedException {
        long end = System.nanoTime() + MOST_REST.toNanos();
        BufferedImage before = look();
        boolean rests = false;
        for (int look = 0; !rests && System.nanoTime() - end < 0; look++) {
            frames();
            BufferedImage now = look();
            // Not at the first look: what was pressed may not have begun to move.
            rests = look > 0 && same(before, now);
            before = now;
        }
        return before;
    }

    private BufferedImage look() throws DriveException, InterruptedException {
        return onFx(() -> {
            Window window = scene().orElseThrow(() -> new DriveException("there is no window"))
                    .getWindow();
            WritableImage image =
                    robot().getScreenCapture(null, window.getX(), window.getY(), window.getWidth(), window.getHeight());
            return SwingFXUtils.fromFXImage(image, null);
        });
    }

    private static boolean same(BufferedImage a, BufferedImage b) {
        return Arrays.equals(pixels(a), pixels(b));
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    /** How many digits of the code are there; -1 on any other page. */
    static int typed(Parent root) {
        return view(root)
                .map(View::screen)
                .filter(Screen.EnterCode.class::isInstance)
                .map(screen -> ((Screen.EnterCode) screen).typed())
                .orElse(-1);
    }

    static boolean has(Parent root, String id) {
        return root.lookup("#" + id) != null;
    }

    /** Writes what the window shows, when it has come to rest, as PNG. */
    void photograph(Path file) throws DriveException, InterruptedException {
        kept = settled();
        write(kept, file);
    }

    /** Writes what is there for seconds only: some frames after the panel looks otherwise than in the picture before. */
    void glimpse(Path file) throws DriveException, InterruptedException {
        long end = System.nanoTime() + MOST_REST.toNanos();
        while (kept != null && same(kept, look())) {
            if (System.nanoTime() - end > 0) {
                throw new DriveException("the panel looks as before: " + describe());
            }
            frames();
        }
        frames();
        write(look(), file);
    }

    private void frames() throws DriveException, InterruptedException {
        for (int frame = 0; frame < FRAMES_OF_REST; frame++) {
            await("a frame", FX, root -> true);
        }
    }

    private static void write(BufferedImage image, Path file) throws DriveException {
        try {
            Files.createDirectories(file.getParent());
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException e) {
            throw new DriveException("the picture could not be written: " + file, e);
        }
    }

    private String describe() throws DriveException, InterruptedException {
        return onFx(() -> {
            List<String> ids = new ArrayList<>();
            root().ifPresent(root -> collect(root, ids));
            String screen =
                    root().flatMap(Hand::view).map(view -> view.screen().id()).orElse("no screen");
            return screen + " with " + String.join(" ", ids);
        });
    }

    private static void collect(Node node, List<String> ids) {
        if (node.getId() != null) {
            ids.add(node.getId());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, ids));
        }
    }

    private Robot robot() {
        Robot existing = robot.get();
        if (existing != null) {
            return existing;
        }
        Robot made = new Robot();
        robot.set(made);
        return made;
    }

    private static Optional<Node> find(String id) {
        return root().map(root -> root.lookup("#" + id));
    }

    private static Optional<Scene> scene() {
        return Window.getWindows().stream()
                .filter(Window::isShowing)
                .map(Window::getScene)
                .findFirst();
    }

    private static Optional<Parent> root() {
        return scene().map(Scene::getRoot);
    }

    private static <T> T onFx(Callable<T> task) throws DriveException, InterruptedException {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(task.call());
            } catch (Exception e) {
                done.completeExceptionally(e);
            }
        });
        try {
            return done.get(FX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DriveException drive) {
                throw drive;
            }
            throw new DriveException("the window failed", e.getCause());
        } catch (TimeoutException e) {
            throw new DriveException("the window's thread did not answer", e);
        }
    }
}
