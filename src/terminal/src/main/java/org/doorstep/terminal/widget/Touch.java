// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.widget;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;

/**
 * Whatever can be touched. It acts when {@link #fire} is called: by the host when a finger that came down in it goes up in
 * it or a key selects it, by a tool.
 */
public final class Touch extends Plate {
    private static final PseudoClass HELD = PseudoClass.getPseudoClass("held");
    private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");

    private final Runnable act;
    private boolean held;
    private boolean marked;
    private boolean own;

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
        getStyleClass().add("touch");
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

    /** The look of being the one that the keys of a pad mean; acts nothing. */
    public void mark(boolean now) {
        marked = now;
        pseudoClassStateChanged(MARKED, now);
    }

    public boolean marked() {
        return marked;
    }

    /** What it says is the resident's own, such as a digit of a number: nobody else may hear it. */
    public Touch own() {
        own = true;
        return this;
    }

    public boolean isOwn() {
        return own;
    }

    /** Says something else than it shows, where what it shows needs what stands around it. */
    public Touch says(String words) {
        setAccessibleText(words);
        return this;
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
}
