// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.input.KeyEvent;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.widget.Touch;
import org.jspecify.annotations.Nullable;

/**
 * The four keys that can do everything a finger can. Next and previous go round through all targets, those of the page and
 * then those of the bar below it, and mark one; select presses the marked one and lets it go; help is the page's help,
 * wherever the mark is. Each key is a sign of life, as a touch is.
 *
 * <p>To the machine a tactile pad is a keyboard: its keys are to be Tab or an arrow, Shift+Tab or an arrow, Enter or the space
 * bar, and F1. FX thread.
 */
final class TactilePad {
    private enum Key {
        NEXT,
        PREVIOUS,
        SELECT,
        HELP
    }

    private final ScreenHost host;
    private final Fixture.Aloud aloud;
    private final Consumer<Event.Touch> out;
    private @Nullable Aim marked;
    /** Of the marked one among all targets: where to go on when it has gone from its page. */
    private int position;

    private boolean selecting;

    TactilePad(ScreenHost host, Fixture.Aloud aloud, Consumer<Event.Touch> out) {
        this.host = host;
        this.aloud = aloud;
        this.out = out;
    }

    void pressed(KeyEvent event) {
        key(event).ifPresent(key -> {
            event.consume();
            switch (key) {
                case NEXT -> go(1);
                case PREVIOUS -> go(-1);
                case SELECT -> {
                    selecting = true;
                    target().ifPresent(touch -> touch.hold(true));
                }
                case HELP -> help();
            }
        });
    }

    void released(KeyEvent event) {
        if (key(event).filter(Key.SELECT::equals).isEmpty()) {
            return;
        }
        event.consume();
        Optional<Touch> target = target();
        boolean began = selecting;
        selecting = false;
        target.ifPresent(touch -> touch.hold(false));
        if (began) {
            target.ifPresentOrElse(Touch::fire, this::alive);
            // A keyboard changes itself, without the host.
            rebuilt(host.targets());
        }
    }

    /** A finger has come: nothing is marked until the next key. */
    void rest() {
        target().ifPresent(touch -> touch.mark(false));
        marked = null;
        selecting = false;
    }

    /** The page was built anew; on another page nothing is marked, and a key that is held selects nothing. */
    void rebuilt(List<Touch> touches) {
        Aim now = marked;
        if (now != null && !now.place().equals(host.place())) {
            marked = null;
            selecting = false;
        }
        target(touches).ifPresent(touch -> {
            touch.mark(true);
            touch.hold(selecting);
        });
    }

    private void go(int by) {
        Place place = host.place();
        List<Touch> touches = host.targets();
        if (place == null || touches.isEmpty()) {
            return;
        }
        int beside = marked == null ? by > 0 ? -1 : touches.size() : by > 0 ? position - 1 : position;
        int at = target(touches).map(touches::indexOf).orElse(beside);
        rest();
        position = Math.floorMod(at + by, touches.size());
        Touch next = touches.get(position);
        marked = new Aim(next.getId(), place);
        next.mark(true);
        alive();
        target().ifPresent(aloud::names);
    }

    private void help() {
        host.targets().stream()
                .filter(touch -> touch.getId().equals("help"))
                .findFirst()
                .ifPresentOrElse(Touch::fire, this::alive);
    }

    private void alive() {
        out.accept(new Event.Touched());
    }

    private Optional<Touch> target() {
        return target(host.targets());
    }

    private Optional<Touch> target(List<Touch> touches) {
        Aim now = marked;
        return now == null
                ? Optional.empty()
                : touches.stream().filter(touch -> now.at(touch, host.place())).findFirst();
    }

    private static Optional<Key> key(KeyEvent event) {
        return switch (event.getCode()) {
            case TAB -> Optional.of(event.isShiftDown() ? Key.PREVIOUS : Key.NEXT);
            case RIGHT, DOWN -> Optional.of(Key.NEXT);
            case LEFT, UP -> Optional.of(Key.PREVIOUS);
            case ENTER, SPACE -> Optional.of(Key.SELECT);
            case F1, HELP -> Optional.of(Key.HELP);
            default -> Optional.empty();
        };
    }
}
