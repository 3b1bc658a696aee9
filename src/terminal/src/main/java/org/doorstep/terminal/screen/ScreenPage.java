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
            case Overlay.Sound() -> SoundPage.build(kit);
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
            case FormScreen.Ask ask -> AskPage.build(kit, ask);
            case FormScreen.Check check -> CheckPage.build(kit, check);
            case FormScreen.Done done -> DonePage.build(kit, done);
            case BrowseScreen.LifeEvents life -> LifeEventsPage.build(kit, life);
            case BrowseScreen.Departments departments -> DepartmentsPage.build(kit, departments);
            case BrowseScreen.Items items -> ItemsPage.build(kit, items);
            case BrowseScreen.Search search -> SearchPage.build(kit, search);
            case BrowseScreen.GuidePage guide -> GuidePage.build(kit, guide);
            case CaseScreen.Cases cases -> CasesPage.build(kit, cases);
            case CaseScreen.CaseView of -> CasePage.build(kit, of);
            case CaseScreen.SlipState slip -> SlipStatePage.build(kit, slip);
        };
    }
}
