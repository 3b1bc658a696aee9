// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.web;

import java.util.List;
import org.doorstep.desk.answer.Outcome;
import org.jspecify.annotations.Nullable;

/** What the templates are given: texts ready to show, nothing to work out. */
public final class Views {
    private Views() {}

    /**
     * @param path of the page; which entry of the navigation is marked, and where a switch of language leads back to
     * @param todo how many cases wait for an official
     */
    public record Frame(
            Words words, String title, String path, String desk, String account, String form, Chip line, int todo) {
        /** Whether the page belongs to this entry of the navigation. */
        public boolean within(String entry) {
            return path.equals(entry) || path.startsWith(entry + "/");
        }
    }

    /** A state in a word. */
    public record Chip(String look, String icon, String text) {
        static Chip ok(String text) {
            return new Chip("ok", "ok", text);
        }

        static Chip warn(String text) {
            return new Chip("warn", "warn", text);
        }

        static Chip bad(String text) {
            return new Chip("bad", "bad", text);
        }

        static Chip info(String icon, String text) {
            return new Chip("info", icon, text);
        }

        static Chip plain(String text) {
            return new Chip("plain", "none", text);
        }

        static Chip of(Outcome outcome, String text) {
            return switch (outcome.grade()) {
                case GOOD -> outcome == Outcome.FOUND || outcome == Outcome.PHONE_GIVEN ? ok(text) : plain(text);
                case TROUBLE -> warn(text);
                case ALARMING -> bad(text);
            };
        }
    }

    public record Tile(String look, String icon, String label, String value, String note) {}

    public record Row(String time, String title, String item, String terminal, Chip outcome, String certificate) {}

    public record Today(String day, List<Tile> tiles, List<Row> rows, boolean more) {}

    public record Certificate(String number, String title, String issued, String terminal, String link) {}

    /** @param next number of the next page, or null when this is the last */
    public record Certificates(
            String number,
            List<Certificate> list,
            int page,
            @Nullable Integer previous,
            @Nullable Integer next) {}

    public record Fact(String name, String value, boolean code) {}

    /** @param notice what to do; empty when all is well */
    public record Connection(String heading, Chip state, List<Fact> facts, String notice) {}

    public record Keys(List<Fact> enrolment, List<Fact> keys) {}

    public record Login(Words words, String desk, String form, String name, String problem) {}
}
