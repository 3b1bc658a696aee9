// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.drive;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.doorstep.terminal.session.CaseScreen;
import org.doorstep.terminal.session.FormScreen;
import org.doorstep.terminal.session.View;

/** 办件进度查询: the case comes back with all reasons, is corrected, accepted, finished and rated. */
final class Following {
    static final String ITEM = "case-progress";
    private static final List<String> REASONS = List.of("手机号码打不通，请换一个。", "请核对缴费档次。");

    private final Steps steps;
    private final CentralBooks books;
    private final Official official;
    private final String slip;

    Following(Steps steps, CentralBooks books, Official official, String slip) {
        this.steps = steps;
        this.books = books;
        this.official = official;
        this.slip = slip;
    }

    void play(String number) throws DriveException, InterruptedException, IOException {
        steps.journey(3);
        official.returns(number, REASONS);
        books.await("the case returned", one -> state(one, number, "RETURNED"));
        toCases();
        steps.press("cases", "case-0", "case-view");
        steps.await(
                "all reasons at once",
                view -> view.screen() instanceof CaseScreen.CaseView of
                        && of.words().containsAll(REASONS));
        steps.press("case-view", "way-correct", "notice");
        steps.press("notice", "next", "ask");
        String after = new FormHand(steps, Map.of()).fill();
        if (!after.equals("check")) {
            throw new DriveException("after the old answers came " + after + " and not the check");
        }
        steps.picture("check-returned");
        correctPhone();
        steps.throughCheck("done");
        steps.await(
                "central's receipt",
                view -> view.screen() instanceof FormScreen.Done done
                        && done.caseNumber().equals(number)
                        && done.paper() == FormScreen.Paper.TAKE);
        steps.picture("done-received");
        steps.press("done", "next", "rate");
        steps.press("rate", "skip", "attract");
        official.accepts(number);
        books.await("the case accepted", one -> state(one, number, "ACCEPTED"));
        official.finishes(number, "已经登记，下个月起可以缴费。");
        books.await("the case finished", one -> state(one, number, "FINISHED"));
        toCases();
        steps.press("cases", "case-0", "case-view");
        steps.await(
                "the case to be finished",
                view -> view.screen() instanceof CaseScreen.CaseView of
                        && of.standing() == CaseScreen.Standing.FINISHED);
        steps.press("case-view", "way-rate", "rate");
        steps.press("rate", "rate-1", "attract");
        bySlipAlone();
    }

    private static boolean state(JsonNode one, String number, String state) {
        return one.path("number").asText().equals(number)
                && one.path("state").asText().equals(state);
    }

    private void toCases() throws DriveException, InterruptedException, IOException {
        steps.press("attract", "start", "home");
        steps.await("central", view -> view.frame().link() != View.Link.OFFLINE);
        steps.press("home", "tile-" + ITEM, "ask");
        steps.press("ask", "option-card", "ask");
        steps.press("ask", "next", "put-card");
        steps.device("put-card", "card put 4", "card-done");
        steps.device("card-done", "card lift", "card-done");
        steps.press("card-done", "next", "choose-check");
        steps.press("choose-check", "pick-phone-code", "enter-code");
        steps.typeCode();
        steps.press("enter-code", "next", "cases");
    }

    private void correctPhone() throws DriveException, InterruptedException {
        String page = null;
        while (page == null) {
            View view = steps.view();
            FormScreen.Check check = (FormScreen.Check) view.screen();
            for (FormScreen.Line line : check.lines()) {
                if (line.page().contains("phone")) {
                    page = line.page();
                }
            }
            if (page == null) {
                steps.pressOn("check", "turn-next", view);
            }
        }
        steps.press("check", "edit-" + page, "ask");
        steps.press("ask", "clear", "ask");
        new FormHand(steps, Map.of("phone", "13900000005")).fill();
        steps.at("check");
    }

    /** Whoever has the slip's number learns the state and no more. */
    private void bySlipAlone() throws DriveException, InterruptedException {
        steps.press("attract", "start", "home");
        steps.press("home", "tile-" + ITEM, "ask");
        new FormHand(steps, Map.of("how", "slip", "slip-number", slip)).fill();
        steps.at("slip-state");
        steps.await(
                "the state by the slip's number",
                view -> view.screen() instanceof CaseScreen.SlipState of && of.word() == CaseScreen.SlipWord.FINISHED);
        steps.endSession();
    }
}
