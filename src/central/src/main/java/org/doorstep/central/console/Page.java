// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.doorstep.catalog.Language;
import org.doorstep.central.store.Accounts;

/**
 * What every template is given.
 *
 * @param active the menu's entry that this page belongs to; empty for none
 * @param viewer who is logged in
 * @param alarms how many are open
 * @param path where this page is had again
 * @param demo whether this is a demo, which is told on every page
 * @param notice text of something just done; empty for none
 * @param trouble text of something refused; empty for none
 * @param people what accounts are called, by their names
 */
public record Page(
        Words words,
        ZoneId zone,
        Instant now,
        String active,
        Optional<Viewer> viewer,
        int alarms,
        boolean demo,
        String path,
        String notice,
        String trouble,
        Map<String, String> people) {
    /** The active entry of pages on the way in. */
    static final String ENTERING = "entering";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** @param csrf token that every form carries */
    public record Viewer(String name, String display, Accounts.Role role, String csrf) {
        public boolean mayAct() {
            return may(Right.FLEET);
        }

        public boolean may(Right right) {
            return right.of(role);
        }

        @Override
        public String toString() {
            return "Viewer[" + name + "]";
        }
    }

    /** Whether the menu is shown: not to strangers, and not between the two steps of a login. */
    public boolean menu() {
        return viewer.isPresent() && !active.equals(ENTERING);
    }

    public String t(String key, Object... values) {
        return words.text(key, values);
    }

    public String lang() {
        return words.language().tag();
    }

    /** The other language, for the switch. */
    public Language other() {
        return switch (words.language()) {
            case ZH_CN -> Language.EN;
            case EN -> Language.ZH_CN;
        };
    }

    public String icon(String name) {
        return Icons.svg(name);
    }

    public boolean mayAct() {
        return viewer.map(Viewer::mayAct).orElse(false);
    }

    public boolean mayDraft() {
        return viewer.map(one -> one.may(Right.DRAFT)).orElse(false);
    }

    public boolean mayPublish() {
        return viewer.map(one -> one.may(Right.PUBLISH)).orElse(false);
    }

    /** Who did something: what the account is called; who has none, as the program wrote it down. */
    public String person(String account) {
        return people.getOrDefault(account, words.textOr("person." + account, account));
    }

    public String csrf() {
        return viewer.map(Viewer::csrf).orElse("");
    }

    public String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }

    public String exact(Instant at) {
        return EXACT.format(at.atZone(zone));
    }

    /** Such as "12 秒前". */
    public String ago(Instant at) {
        return t("time.ago", span(Duration.between(at, now)));
    }

    /** Such as "还剩 52 分钟" or "已超时 3 分钟". */
    public String due(Instant at) {
        return at.isBefore(now)
                ? t("time.overdue", span(Duration.between(at, now)))
                : t("time.left", span(Duration.between(now, at)));
    }

    private String span(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 60) {
            return t("time.seconds", seconds);
        }
        if (seconds < 3_600) {
            return t("time.minutes", seconds / 60);
        }
        return seconds < 172_800 ? t("time.hours", seconds / 3_600) : t("time.days", seconds / 86_400);
    }
}
