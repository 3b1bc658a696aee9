// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.drive;

import java.util.Map;
import org.doorstep.terminal.session.FormScreen;
import org.doorstep.terminal.session.FormScreen.Input;
import org.doorstep.terminal.session.View;
import org.jspecify.annotations.Nullable;

/** Fills a form as a resident does: looks at the question, answers it by touch, and goes on. */
final class FormHand {
    private static final int MOST_PAGES = 40;

    private final Steps steps;
    private final Map<String, String> wanted;

    /** @param wanted digits to type or code to choose by field id; without one the first option is taken, or 0 */
    FormHand(Steps steps, Map<String, String> wanted) {
        this.steps = steps;
        this.wanted = Map.copyOf(wanted);
    }

    /** From the first question until another screen than a question comes; gives its id. */
    String fill() throws DriveException, InterruptedException {
        for (int page = 0; page < MOST_PAGES; page++) {
            View view = steps.view();
            if (!(view.screen() instanceof FormScreen.Ask ask)) {
                return view.screen().id();
            }
            FormScreen.Question question = ask.question();
            if (question != null && !ask.mayGoOn()) {
                answer(view, question);
            } else {
                String shown = question == null ? "known" : question.field();
                if (steps.pictured(shown)) {
                    steps.picture("ask-" + shown);
                }
                steps.pressOn("ask", "next", view);
            }
        }
        throw new DriveException("the form does not come to an end");
    }

    private void answer(View view, FormScreen.Question question) throws DriveException, InterruptedException {
        String want = wanted.get(question.field());
        switch (question.input()) {
            case Input.Digits digits -> {
                String all = want != null ? want : digits.shape() == FormScreen.Shape.NUMBER ? "0" : "";
                if (digits.typed().length() >= all.length()) {
                    throw new DriveException("nothing is wanted for " + question.field());
                }
                steps.pressOn("ask", "digit-" + all.charAt(digits.typed().length()), view);
            }
            case Input.Options options -> {
                String code = code(options, want);
                if (code == null) {
                    steps.pressOn("ask", "turn-next", view);
                } else {
                    steps.pressOn("ask", "option-" + code, view);
                }
            }
            case Input.Words ignored -> throw new DriveException("words are needed for " + question.field());
        }
    }

    /** The option on this page that is wanted; null where it is on another page. */
    private static @Nullable String code(Input.Options options, @Nullable String want) {
        if (want == null) {
            return options.options().getFirst().code();
        }
        return options.options().stream()
                .map(FormScreen.Option::code)
                .filter(code -> want.equals(code) || (code.length() < want.length() && want.startsWith(code)))
                .findFirst()
                .orElse(null);
    }
}
