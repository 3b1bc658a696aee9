// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.doorstep.terminal.session.Comfort;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.widget.Touch;
import org.doorstep.terminal.widget.Words;
import org.junit.jupiter.api.Test;

/** The words and targets of the pages that tell of a bad card, a locked code and a print that nobody can tell of. */
class TroubleToldTest {
    private record Shown(String words, List<String> targets, List<Event.Touch> sent) {}

    /** Shows a sample and touches every target that sends something to the session. */
    private static Shown shown(String sample) {
        return Glass.onFx(() -> {
            Glass glass = new Glass(Samples.PORTRAIT);
            glass.show(Samples.all().get(sample).with(Comfort.STANDARD));
            List<Touch> touches = Inspection.touches(glass.host);
            touches.forEach(Touch::fire);
            return new Shown(
                    Inspection.words(glass.host).stream().map(Words::text).collect(Collectors.joining("\n")),
                    touches.stream().map(Touch::getId).toList(),
                    List.copyOf(glass.sent));
        });
    }

    @Test
    void aCardThatBreaksARuleNamesTheCardTheStaffAndAnotherCard() {
        Shown page = shown("put-card-not-valid");
        assertThat(page.words()).contains("这张身份证读不了", "请工作人员看一看", "换一张您本人的身份证", "0537-12345", "8:30-17:30", "I-104");
        assertThat(page.targets()).contains("call");
        assertThat(page.sent()).contains(new Event.AskHelp());
    }

    @Test
    void aLockedCodeOffersAnotherWayAndTheStaff() {
        Shown page = shown("trouble-code-locked");
        assertThat(page.words()).contains("验证码错太多次了", "换一种办法确认", "可以请工作人员确认", "0537-12345");
        assertThat(page.targets()).containsSubsequence("way-other-check", "way-call-attendant");
        assertThat(page.sent()).contains(new Event.Take(Screen.Way.OTHER_CHECK));
    }

    @Test
    void aPrintNobodyCanTellOfSaysThatTheMachineDoesNotPrintAgainAndOffersNoWayTo() {
        Shown page = shown("trouble-print-unknown");
        assertThat(page.words()).contains("不知道有没有打印好", "请先看一看出纸口", "机器不会自己再打", "0537-12345");
        assertThat(page.targets())
                .containsSubsequence("way-paper-came", "way-paper-missing")
                .doesNotContain("way-print-again", "way-try-again");
        assertThat(page.sent())
                .doesNotContain(new Event.Take(Screen.Way.PRINT_AGAIN), new Event.Take(Screen.Way.TRY_AGAIN));
    }
}
