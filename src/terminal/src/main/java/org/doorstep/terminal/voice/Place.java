// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.voice;

import java.util.List;
import java.util.Optional;
import org.doorstep.terminal.session.BrowseScreen;
import org.doorstep.terminal.session.CaseScreen;
import org.doorstep.terminal.session.FormScreen;
import org.doorstep.terminal.session.FormScreen.Input;
import org.doorstep.terminal.session.Overlay;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.session.View;

/**
 * Where in the product a listener is: two views of the same place differ only in what a listener need not hear again, such
 * as seconds that pass. Holds nothing personal, so it may be kept.
 *
 * @param screen the page
 * @param overlay what lies over it
 * @param parts what makes it another page of its kind
 */
record Place(Class<? extends Screen> screen, Class<? extends Overlay> overlay, List<Object> parts) {
    Place {
        parts = List.copyOf(parts);
    }

    static Place of(View view) {
        List<Object> parts = switch (view.overlay()) {
            case Overlay.None() -> parts(view.screen());
            case Overlay.StillThere ignored -> List.of();
            case Overlay.ConfirmEnd() -> List.of();
            case Overlay.Help(Overlay.HelpStage stage) -> List.of(stage);
            case Overlay.Sound() -> List.of();
            case Overlay.CardLeft() -> List.of();
        };
        return new Place(view.screen().getClass(), view.overlay().getClass(), parts);
    }

    private static List<Object> parts(Screen screen) {
        return switch (screen) {
            case FormScreen form -> form(form);
            case BrowseScreen browse -> browse(browse);
            case CaseScreen cases -> cases(cases);
            case Screen.Attract() -> List.of();
            case Screen.Home ignored -> List.of();
            case Screen.WhyNot whyNot -> List.of(whyNot.item(), whyNot.code());
            case Screen.PutCard put -> List.of(put.stage(), put.code());
            case Screen.CardDone done -> List.of(done.stillThere());
            case Screen.ChooseCheck ignored -> List.of();
            case Screen.EnterCode enter -> List.of(enter.remark(), enter.attemptsLeft());
            case Screen.AttendantCard attendant -> List.of(attendant.stage());
            case Screen.Working working -> List.of(working.task());
            case Screen.Notice notice -> List.of(notice.title());
            case Screen.Result result ->
                List.of(
                        result.title(),
                        result.covered(),
                        result.revealSeconds() > 0,
                        result.printing().getClass());
            case Screen.Printing ignored -> List.of();
            case Screen.TakePaper take -> List.of(take.slip(), take.cardStillThere());
            case Screen.Rate ignored -> List.of();
            case Screen.Trouble trouble -> List.of(trouble.kind(), trouble.code());
        };
    }

    private static List<Object> form(FormScreen form) {
        return switch (form) {
            case FormScreen.Ask ask ->
                List.of(
                        ask.title(),
                        ask.revealSeconds() > 0,
                        Optional.ofNullable(ask.problem()),
                        Optional.ofNullable(ask.question()).map(FormScreen.Question::field),
                        Optional.ofNullable(ask.question()).map(q -> input(q.input())));
            case FormScreen.Check check ->
                List.of(check.title(), check.page(), check.covered(), check.revealSeconds() > 0);
            case FormScreen.Done done -> List.of(done.received(), done.paper(), done.cardStillThere());
        };
    }

    /** How far down a tree somebody went, not where. */
    private static List<Object> input(Input input) {
        return switch (input) {
            case Input.Digits ignored -> List.of();
            case Input.Options options ->
                List.of(options.page(), options.trail().size());
            case Input.Words words -> List.of(words.trail().size());
        };
    }

    private static List<Object> browse(BrowseScreen browse) {
        return switch (browse) {
            case BrowseScreen.LifeEvents ignored -> List.of();
            case BrowseScreen.Departments departments -> List.of(departments.page());
            case BrowseScreen.Items items -> List.of(items.heading(), items.page());
            case BrowseScreen.Search search -> List.of(search.typed().isEmpty(), search.total(), search.page());
            case BrowseScreen.GuidePage guide -> List.of(guide.title(), guide.heading(), guide.page());
        };
    }

    private static List<Object> cases(CaseScreen cases) {
        return switch (cases) {
            case CaseScreen.Cases all -> List.of(all.page(), all.missing());
            case CaseScreen.CaseView one -> List.of(one.standing(), one.covered());
            case CaseScreen.SlipState slip -> List.of(slip.word());
        };
    }
}
