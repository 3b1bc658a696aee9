// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.voice;

import org.doorstep.terminal.session.CaseScreen;
import org.doorstep.terminal.session.CaseScreen.CaseLine;
import org.doorstep.terminal.session.CaseScreen.CaseWay;

/** 办件进度. Which cases somebody has and how they stand is heard on the headset only, and so is what can be done of them. */
final class CaseScripts {
    private CaseScripts() {}

    static Narration of(Narration n, CaseScreen screen) {
        return switch (screen) {
            case CaseScreen.Cases cases -> cases(n, cases);
            case CaseScreen.CaseView one -> one(n, one);
            case CaseScreen.SlipState slip -> slip(n, slip);
        };
    }

    private static Narration cases(Narration n, CaseScreen.Cases cases) {
        n.progress(cases.progress()).say("cases.heading");
        switch (cases.missing()) {
            case NOTHING -> {}
            case NO_NETWORK -> n.say("cases.no-network");
            case DEPARTMENT_SILENT -> n.say("cases.department-silent");
        }
        if (cases.cases().isEmpty()) {
            n.own("cases.none");
        }
        int number = 0;
        for (CaseLine line : cases.cases()) {
            n.own("choice", ++number, line.title());
            n.own("standing." + VoiceTexts.name(line.standing()));
            n.own("cases.day").ownValue(line.day());
        }
        // How many pages there are tells how many cases there are.
        if (cases.pages() > 1) {
            n.own("pages", cases.page() + 1, cases.pages());
        }
        return n.say("cases.how").say("how.back");
    }

    private static Narration one(Narration n, CaseScreen.CaseView one) {
        n.progress(one.progress()).say("case.heading").own(one.title());
        n.own("standing." + VoiceTexts.name(one.standing()));
        n.ownValue(one.since());
        if (one.covered()) {
            one.words().forEach(n::never);
            n.say("covered").say("how.uncover");
        } else if (!one.words().isEmpty()) {
            n.own("case.words");
            one.words().forEach(n::ownValue);
        }
        if (!one.due().isEmpty()) {
            n.own("case.due").ownValue(one.due());
        }
        if (!one.number().isEmpty()) {
            n.own("done.case-number").ownValue(one.number());
        }
        n.own("done.slip").ownValue(one.slip());
        int number = 0;
        for (CaseWay way : one.ways()) {
            n.own("case.way." + VoiceTexts.name(way), ++number);
        }
        return n.say("case.how").say("how.back");
    }

    private static Narration slip(Narration n, CaseScreen.SlipState slip) {
        n.progress(slip.progress()).say("slip.heading");
        n.own("slip." + VoiceTexts.name(slip.word()));
        if (!slip.site().isEmpty()) {
            n.own("slip.site").ownValue(slip.site());
        }
        n.ownValue(slip.since());
        return n.own("done.slip").ownValue(slip.slip()).staff().say("how.back");
    }
}
