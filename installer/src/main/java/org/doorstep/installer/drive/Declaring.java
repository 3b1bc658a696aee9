// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.drive;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import org.doorstep.terminal.session.FormScreen;
import org.doorstep.terminal.session.View;

/** 城乡居民基本养老保险参保登记: filled in, handed in while central is gone, and in central's books once it is back. */
final class Declaring {
    static final String ITEM = "resident-pension-enrolment";

    private final Steps steps;
    private final CentralBooks books;
    private String slip = "";

    Declaring(Steps steps, CentralBooks books) {
        this.steps = steps;
        this.books = books;
    }

    /** The slip's number, 14 digits. */
    String slip() {
        return slip;
    }

    void play() throws DriveException, InterruptedException, IOException {
        steps.journey(2);
        steps.begin();
        steps.press("attract", "start", "home");
        steps.awaitNode("tile-" + ITEM);
        steps.press("home", "tile-" + ITEM, "put-card");
        steps.device("put-card", "card put 4", "card-done");
        steps.device("card-done", "card lift", "card-done");
        steps.press("card-done", "next", "notice");
        steps.press("notice", "next", "ask");
        String after = new FormHand(steps, Map.of("phone", "13900000004")).fill();
        if (!after.equals("check")) {
            throw new DriveException("after the form came " + after + " and not the check");
        }
        steps.picture("check");
        steps.stack("central stop");
        steps.await("the network to be gone", view -> view.frame().link() == View.Link.OFFLINE);
        steps.throughCheck("done");
        steps.await(
                "the slip to be out",
                view -> view.screen() instanceof FormScreen.Done done && done.paper() == FormScreen.Paper.TAKE);
        FormScreen.Done done = (FormScreen.Done) steps.view().screen();
        if (done.received()) {
            throw new DriveException("it is told as received though central is gone");
        }
        slip = done.slip().replace(" ", "");
        steps.picture("done-waiting");
        steps.press("done", "next", "rate");
        steps.press("rate", "rate-2", "attract");
    }

    /** While it is still unsent, its number tells so at this terminal. */
    void askBySlip() throws DriveException, InterruptedException {
        steps.press("attract", "start", "home");
        steps.press("home", "tile-" + Following.ITEM, "ask");
        String after = new FormHand(steps, Map.of("how", "slip", "slip-number", slip)).fill();
        if (!after.equals("working") && !after.equals("slip-state")) {
            throw new DriveException("after the slip's number came " + after);
        }
        steps.at("slip-state");
        steps.endSession();
    }

    /** Central comes back and has it exactly once. */
    JsonNode arrive() throws DriveException, InterruptedException, IOException {
        steps.stack("central start");
        JsonNode one = books.await(
                "the case of slip " + slip, found -> found.path("slip").asText().equals(slip));
        if (one.path("number").asText().length() != 43
                || one.path("receivedTimes").asInt() != 1) {
            throw new DriveException("the case is not numbered once: " + one);
        }
        return one;
    }
}
