// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.widget.Touch;
import org.jspecify.annotations.Nullable;

/**
 * One finger on the glass, which comes as a mouse: what lies under it when it comes is pressed in the same frame, and acts if
 * it lies under it when it goes. FX thread.
 */
final class Finger {
    private final ScreenHost host;
    private final Consumer<Event.Touch> out;
    private @Nullable Aim aim;

    Finger(ScreenHost host, Consumer<Event.Touch> out) {
        this.host = host;
        this.out = out;
    }

    void down(MouseEvent event) {
        Place place = host.place();
        if (event.getButton() != MouseButton.PRIMARY || place == null) {
            return;
        }
        Optional<Touch> target = under(event);
        aim = new Aim(target.map(Node::getId).orElse(null), place);
        target.ifPresent(touch -> touch.hold(true));
    }

    void moved(MouseEvent event) {
        Aim now = aim;
        if (now != null) {
            Optional<Touch> below = under(event);
            host.targets().stream()
                    .filter(touch -> now.at(touch, host.place()))
                    .forEach(touch -> touch.hold(below.filter(touch::equals).isPresent()));
        }
    }

    void up(MouseEvent event) {
        Aim now = aim;
        if (event.getButton() != MouseButton.PRIMARY || now == null) {
            return;
        }
        aim = null;
        host.targets().forEach(touch -> touch.hold(false));
        under(event)
                .filter(touch -> now.at(touch, host.place()))
                .ifPresentOrElse(Touch::fire, () -> out.accept(new Event.Touched()));
    }

    /** The page was built anew below it. */
    void rebuilt(List<Touch> touches) {
        Aim now = aim;
        if (now != null) {
            touches.stream().filter(touch -> now.at(touch, host.place())).forEach(touch -> touch.hold(true));
        }
    }

    private Optional<Touch> under(MouseEvent event) {
        host.layout();
        return host.targets().stream()
                .filter(touch -> touch.contains(touch.sceneToLocal(event.getSceneX(), event.getSceneY())))
                .findFirst();
    }
}
