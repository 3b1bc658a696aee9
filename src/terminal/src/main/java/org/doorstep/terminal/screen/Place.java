// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.List;
import org.doorstep.terminal.session.BrowseScreen;
import org.doorstep.terminal.session.CaseScreen;
import org.doorstep.terminal.session.FormScreen;
import org.doorstep.terminal.session.FormScreen.Input;
import org.doorstep.terminal.session.Overlay;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.session.View;

/**
 * What makes a page the same page though its contents change. A finger that came down on one place acts only there; sizes
 * and half-done things are kept for one place.
 *
 * @param screen its kind
 * @param of which of its kind: the question, the list
 * @param overlay what lies over it
 */
record Place(Class<? extends Screen> screen, Object of, Class<? extends Overlay> overlay) {

    static Place of(View view) {
        return new Place(
                view.screen().getClass(), of(view.screen()), view.overlay().getClass());
    }

    /** The same, whatever lies over it. */
    static Object beneath(View view) {
        Object of = view.screen() instanceof BrowseScreen.Search search ? search.typed() : of(view.screen());
        return List.of(view.screen().getClass(), of);
    }

    private static Object of(Screen screen) {
        return switch (screen) {
            case FormScreen.Ask ask -> question(ask);
            case FormScreen.Check check -> check.title();
            case BrowseScreen.Items items -> items.heading();
            case BrowseScreen.GuidePage guide -> guide.title();
            case CaseScreen.CaseView of -> of.slip();
            case Screen.Working working -> working.task();
            default -> "";
        };
    }

    private static Object question(FormScreen.Ask ask) {
        FormScreen.Question question = ask.question();
        if (question == null) {
            return ask.title();
        }
        return switch (question.input()) {
            case Input.Digits ignored -> question.field();
            case Input.Options options -> List.of(question.field(), options.trail());
            case Input.Words words -> List.of(question.field(), words.trail());
        };
    }
}
