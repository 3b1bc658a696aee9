// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import org.doorstep.terminal.session.BrowseScreen;
import org.doorstep.terminal.session.CaseScreen;
import org.doorstep.terminal.session.FormScreen;
import org.doorstep.terminal.session.Overlay;
import org.doorstep.terminal.session.Screen;

/** Which class shows which state. */
final class ScreenPage {
    private ScreenPage() {}

    /** The page of what is to be seen: the overlay's, if one lies over the screen. */
    static Page of(Kit kit) {
        return switch (kit.view().overlay()) {
            case Overlay.None() -> of(kit, kit.view().screen());
            case Overlay.StillThere over -> StillTherePage.build(kit, over);
            case Overlay.ConfirmEnd() -> ConfirmEndPage.build(kit);
            case Overlay.Help over -> HelpPage.build(kit, over);
            case Overlay.CardLeft() -> CardLeftPage.build(kit);
        };
    }

    private static Page of(Kit kit, Screen screen) {
        return switch (screen) {
            case Screen.Attract() -> AttractPage.build(kit);
            case Screen.Home home -> HomePage.build(kit, home);
            case Screen.WhyNot why -> WhyNotPage.build(kit, why);
            case Screen.Notice notice -> NoticePage.build(kit, notice);
            case Screen.PutCard put -> PutCardPage.build(kit, put);
            case Screen.CardDone done -> CardDonePage.build(kit, done);
            case Screen.ChooseCheck choose -> ChooseCheckPage.build(kit, choose);
            case Screen.EnterCode enter -> EnterCodePage.build(kit, enter);
            case Screen.AttendantCard card -> AttendantCardPage.build(kit, card);
            case Screen.Working working -> WorkingPage.build(kit, working);
            case Screen.Result result -> ResultPage.build(kit, result);
            case Screen.Printing printing -> PrintingPage.build(kit, printing);
            case Screen.TakePaper take -> TakePaperPage.build(kit, take);
            case Screen.Rate rate -> RatePage.build(kit, rate);
            case Screen.Trouble trouble -> TroublePage.build(kit, trouble);
            case FormScreen form -> throw new UnsupportedOperationException(form.id());
            case BrowseScreen browse -> throw new UnsupportedOperationException(browse.id());
            case CaseScreen of -> throw new UnsupportedOperationException(of.id());
        };
    }
}
