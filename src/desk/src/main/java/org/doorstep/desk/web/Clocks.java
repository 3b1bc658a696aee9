// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.doorstep.contract.Cases;

/** How much of a case's time is left, in calendar days, and how pressing that is. */
final class Clocks {
    /** From this many days on a case is pressing. */
    static final int PRESSING = 2;

    private Clocks() {}

    /** @param due {@code yyyy-MM-dd}; anything else counts as none */
    static CaseViews.Clock of(Cases.State state, String due, Instant now, ZoneId zone, Words words) {
        return switch (state) {
            case FINISHED, REFUSED -> still(words, "clock.ended", due);
            case RETURNED -> still(words, "clock.paused", due);
            case RECEIVED, ACCEPTED ->
                day(due).map(day -> running(ChronoUnit.DAYS.between(LocalDate.ofInstant(now, zone), day), due, words))
                        .orElseGet(() -> still(words, "clock.none", ""));
        };
    }

    private static CaseViews.Clock still(Words words, String key, String due) {
        String text = words.text(key);
        return new CaseViews.Clock(
                new Views.Chip("plain", "clock", text), text, words.text(key + ".note", due.isEmpty() ? "—" : due));
    }

    private static CaseViews.Clock running(long left, String due, Words words) {
        String text = left < 0
                ? words.text("clock.over", -left)
                : left == 0 ? words.text("clock.today") : words.text("clock.left", left);
        Views.Chip chip = left < 0
                ? Views.Chip.bad(text)
                : left <= PRESSING ? Views.Chip.warn(text) : new Views.Chip("plain", "clock", text);
        return new CaseViews.Clock(chip, text, words.text("clock.due", due));
    }

    private static Optional<LocalDate> day(String due) {
        try {
            return Optional.of(LocalDate.parse(due));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
