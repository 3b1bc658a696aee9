// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.ArrayList;
import java.util.List;
import org.doorstep.terminal.session.CaseScreen.Standing;
import org.doorstep.terminal.widget.Banner;
import org.doorstep.terminal.widget.Pictogram;
import org.doorstep.terminal.widget.Timeline;
import org.doorstep.terminal.widget.Timeline.At;

/** How a case that stands so looks: the same picture and tone on every page. */
final class Standings {
    private Standings() {}

    static Pictogram icon(Standing standing) {
        return switch (standing) {
            case WAITING -> Pictogram.CLOCK;
            case HELD -> Pictogram.PHONE;
            case RECEIVED -> Pictogram.RECEIVED;
            case ACCEPTED -> Pictogram.DEPARTMENT;
            case RETURNED -> Pictogram.RETURNED;
            case FINISHED -> Pictogram.DONE;
            case REFUSED -> Pictogram.REFUSED;
        };
    }

    static Banner.Tone tone(Standing standing) {
        return switch (standing) {
            case WAITING, HELD, RETURNED -> Banner.Tone.WARN;
            case RECEIVED, ACCEPTED -> Banner.Tone.INFO;
            case FINISHED -> Banner.Tone.OK;
            case REFUSED -> Banner.Tone.DANGER;
        };
    }

    /** Whether somebody must do something, so that it should catch the eye in a list. */
    static boolean calls(Standing standing) {
        return switch (standing) {
            case WAITING, HELD, RETURNED -> true;
            case RECEIVED, ACCEPTED, FINISHED, REFUSED -> false;
        };
    }

    /** 提交, 收件, 受理, 办结. */
    static List<Timeline.Stop> way(Kit kit, Standing standing) {
        int here = switch (standing) {
            case WAITING, HELD -> 0;
            case RECEIVED -> 1;
            case ACCEPTED, RETURNED, REFUSED -> 2;
            case FINISHED -> 3;
        };
        At now = switch (standing) {
            case WAITING, RECEIVED, ACCEPTED -> At.HERE;
            case FINISHED -> At.BEHIND;
            case HELD, RETURNED -> At.HERE_BACK;
            case REFUSED -> At.HERE_ENDED;
        };
        List<String> words = List.of("filed", "received", third(standing), "finished");
        List<Timeline.Stop> stops = new ArrayList<>();
        for (int i = 0; i < (standing == Standing.REFUSED ? 3 : 4); i++) {
            At at = i < here ? At.BEHIND : i == here ? now : At.AHEAD;
            stops.add(new Timeline.Stop(kit.say("case.way." + words.get(i)), at));
        }
        return stops;
    }

    private static String third(Standing standing) {
        return switch (standing) {
            case RETURNED -> "returned";
            case REFUSED -> "refused";
            case WAITING, HELD, RECEIVED, ACCEPTED, FINISHED -> "accepted";
        };
    }
}
