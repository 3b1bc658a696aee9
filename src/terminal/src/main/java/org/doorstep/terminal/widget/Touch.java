// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.widget;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * Whatever can be touched. It acts when {@link #fire} is called: by the host when a finger that came down in it goes up in
 * it, by a key, by a tool.
 */
public final class Touch extends Plate {
    private static final PseudoClass HELD = PseudoClass.getPseudoClass("held");

    private final Runnable act;
    private boolean held;

    /**
     * @param id stable and unique on its page
     * @param words what it says, for those who cannot see it
     */
    public Touch(String id, String words, Node content, Runnable act) {
        super(content);
        this.act = act;
        setId(id);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(words);
        setFocusTraversable(true);
        getStyleClass().add("touch");
        addEventHandler(KeyEvent.KEY_RELEASED, this::key);
    }

    public void fire() {
        act.run();
    }

    /** The look of being pressed; acts nothing. */
    public void hold(boolean now) {
        held = now;
        pseudoClassStateChanged(HELD, now);
    }

    public boolean held() {
        return held;
    }

    public Touch kind(String... styleClasses) {
        getStyleClass().addAll(styleClasses);
        return this;
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        if (action == AccessibleAction.FIRE) {
            fire();
        } else {
            super.executeAccessibleAction(action, parameters);
        }
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
            event.consume();
            fire();
        }
    }
}
