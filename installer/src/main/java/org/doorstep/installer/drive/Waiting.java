// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.drive;

import java.io.IOException;
import org.doorstep.terminal.session.Overlay;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.session.View;

/** What happens while nobody does anything: a card that lies there, the countdown, help that is called, a slip cut short. */
final class Waiting {
    /** As the console calls the alarm. */
    private static final String CALLED = "有人在终端求助";

    private final Steps steps;
    private final Admin admin;

    Waiting(Steps steps, Admin admin) {
        this.steps = steps;
        this.admin = admin;
    }

    void play() throws DriveException, InterruptedException, IOException {
        steps.at("attract");
        steps.await("central to be heard", view -> view.frame().link() != View.Link.OFFLINE);
        helpIsCalled();
        aCardOfSomebodyBeforeIdentifiesNobody();
        nobodyTouchesAnything();
        theSlipRunsOutOfPaper();
    }

    private void helpIsCalled() throws DriveException, InterruptedException, IOException {
        steps.press("attract", "start", "home");
        steps.tap("home", "help", "help", view -> view.overlay() instanceof Overlay.Help);
        steps.picture("help");
        steps.tap(
                "home",
                "call-attendant",
                "the attendant to be called",
                view -> view.overlay() instanceof Overlay.Help help && help.stage() == Overlay.HelpStage.CALLED);
        steps.picture("help-called");
        admin.alarmed(CALLED);
        steps.press("home", "close", "home");
        steps.endSession();
    }

    /** A card that lay there when the session began wakes the terminal and no more, until it is lifted and put down. */
    private void aCardOfSomebodyBeforeIdentifiesNobody() throws DriveException, InterruptedException, IOException {
        steps.device("attract", "card put 5", "home");
        steps.await("the item to be offered", view -> Journey.offered(view, Journey.ITEM));
        steps.press("home", "tile-" + Journey.ITEM, "put-card");
        steps.await("the card before to be told to go", view -> stage(view, Screen.CardStage.LIFT_FIRST));
        steps.picture("put-card-lift-first");
        steps.device("card lift");
        steps.await("the reader to be free", view -> stage(view, Screen.CardStage.WAITING));
        steps.device("put-card", "card put 1", "card-done");
        if (!(steps.view().screen() instanceof Screen.CardDone done)
                || !done.maskedName().startsWith("张")) {
            throw new DriveException("another card than the one that was put down was read");
        }
    }

    /** The card stays where it is, and its owner goes away in the middle of the record. */
    private void nobodyTouchesAnything() throws DriveException, InterruptedException, IOException {
        steps.press("card-done", "next", "choose-check");
        steps.press("choose-check", "pick-phone-code", "enter-code");
        steps.typeCode();
        steps.press("enter-code", "next", "result");
        steps.await("the countdown", view -> view.overlay() instanceof Overlay.StillThere);
        steps.press("result", "still-here", "result");
        steps.await("the countdown once more", view -> view.overlay() instanceof Overlay.StillThere);
        steps.picture("result-still-there");
        steps.await(
                "the end of the session and the card that is left",
                view -> view.screen() instanceof Screen.Attract && view.overlay() instanceof Overlay.CardLeft);
        steps.picture("card-left");
        steps.device("card lift");
        steps.at("attract");
    }

    /** The certificate is out, and only its slip is cut short: said so, and no more is made of it. */
    private void theSlipRunsOutOfPaper() throws DriveException, InterruptedException, IOException {
        steps.press("attract", "start", "home");
        steps.await("the item to be offered", view -> Journey.offered(view, Journey.ITEM));
        steps.press("home", "tile-" + Journey.ITEM, "put-card");
        steps.device("put-card", "card put 5", "card-done");
        steps.device("card-done", "card lift", "card-done");
        steps.press("card-done", "next", "choose-check");
        steps.press("choose-check", "pick-phone-code", "enter-code");
        steps.typeCode();
        steps.press("enter-code", "next", "result");
        steps.device("receipt paper out after 3");
        steps.press("result", "next", "take-paper");
        if (!(steps.view().screen() instanceof Screen.TakePaper take) || take.slip()) {
            throw new DriveException("a slip is told to be there that was cut short");
        }
        steps.press("take-paper", "next", "rate");
        steps.await("the rating to be skipped", view -> view.screen() instanceof Screen.Attract);
    }

    private static boolean stage(View view, Screen.CardStage stage) {
        return view.screen() instanceof Screen.PutCard put && put.stage() == stage;
    }
}
