// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import org.doorstep.device.faults.FaultBook;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.session.View;
import org.doorstep.terminal.theme.Fonts;
import org.doorstep.terminal.theme.Motion;
import org.doorstep.terminal.theme.Panel;
import org.doorstep.terminal.theme.Theme;
import org.doorstep.terminal.typing.Lexicon;
import org.doorstep.terminal.typing.Pinyin;
import org.doorstep.terminal.widget.Touch;
import org.jspecify.annotations.Nullable;

/** A window with a host in it, for tests: everything runs on the FX thread and is waited for. */
final class Glass {
    static final FaultBook FAULTS = FaultBook.load(Glass.class.getClassLoader());

    static final Texts TEXTS = Texts.load(FAULTS);

    /** Read once for all tests, with some places around the terminal. */
    static final Supplier<Pinyin> PINYIN = new Supplier<>() {
        private @Nullable Pinyin read;

        @Override
        public synchronized Pinyin get() {
            Pinyin known = read;
            if (known == null) {
                known = Pinyin.of(Lexicon.load()).with(List.of("任城区", "青禾镇", "新驿镇", "小王庄村"));
                read = known;
            }
            return known;
        }
    };

    private static boolean started;
    private static Stage stage;

    final Panel panel;
    final ScreenHost host;
    final Scene scene;
    final List<Event.Touch> sent = new ArrayList<>();
    final List<Touch> named = new ArrayList<>();

    /** FX thread. */
    Glass(Panel panel) {
        this.panel = panel;
        host = new ScreenHost(
                new Fixture(panel, Fonts.FAMILY, Motion.STILL, new Aloud(true, named)), TEXTS, PINYIN, sent::add);
        scene = new Scene(host, panel.width(), panel.height());
        Theme.dress(scene);
    }

    /** A panel that speaks and on which nothing moves. */
    static Fixture fixture(Panel panel) {
        return new Fixture(panel, Fonts.FAMILY, Motion.STILL, new Aloud(true, new ArrayList<>()));
    }

    /** Notes what it is told to name. */
    record Aloud(boolean speaks, List<Touch> named) implements Fixture.Aloud {
        @Override
        public void names(Touch target) {
            named.add(target);
        }
    }

    /** Puts it on the one stage there is. FX thread. */
    Glass onStage() {
        if (stage == null) {
            stage = new Stage(StageStyle.UNDECORATED);
        }
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.sizeToScene();
        stage.show();
        stage.requestFocus();
        return this;
    }

    /** Shows, styles and lays out. FX thread. */
    Glass show(View view) {
        host.show(view);
        host.applyCss();
        host.layout();
        return this;
    }

    /** A key that goes down and up again. FX thread. */
    void key(KeyCode code) {
        key(KeyEvent.KEY_PRESSED, code);
        key(KeyEvent.KEY_RELEASED, code);
    }

    void key(EventType<KeyEvent> type, KeyCode code) {
        javafx.event.Event.fireEvent(host, new KeyEvent(type, "", "", code, false, false, false, false));
    }

    /** What the keys stand on; empty for nothing. FX thread. */
    String marked() {
        return Inspection.touches(host).stream()
                .filter(Touch::marked)
                .map(Touch::getId)
                .collect(java.util.stream.Collectors.joining(" "));
    }

    BufferedImage picture() {
        return SwingFXUtils.fromFXImage(scene.snapshot(null), null);
    }

    static synchronized void start() {
        if (started) {
            return;
        }
        String display = System.getenv("DISPLAY");
        if (display == null || display.isBlank()) {
            throw new IllegalStateException(
                    "JavaFX needs an X11 display: start `Xvfb :99 -screen 0 1920x1920x24 -dpi 96` and set"
                            + " DISPLAY=:99, or run by `xvfb-run -a -s \"-screen 0 1920x1920x24\"`; installer/test does it");
        }
        CompletableFuture<Void> up = new CompletableFuture<>();
        Platform.startup(() -> up.complete(null));
        Platform.setImplicitExit(false);
        wait(up);
        started = true;
    }

    /** Runs {@code work} on the FX thread and gives its result or its failure. */
    static <T> T onFx(Callable<T> work) {
        start();
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(work.call());
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        });
        return wait(done);
    }

    private static <T> T wait(CompletableFuture<T> future) {
        try {
            return future.get(300, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AssertionError failed) {
                throw failed;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException("the FX thread gave no answer", e);
        }
    }
}
