// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.web;

import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.doorstep.catalog.Language;
import org.doorstep.desk.answer.Outcome;

/** The texts of the pages in one language, and how times are written. Immutable; any thread. */
public final class Words {
    private static final Map<Language, Words> ALL = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            ALL.put(language, new Words(language));
        }
    }

    private final Language language;
    private final ResourceBundle bundle;

    private Words(Language language) {
        this.language = language;
        this.bundle = ResourceBundle.getBundle(
                "org.doorstep.desk.web.words",
                Locale.forLanguageTag(language.tag()),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    static Words of(Language language) {
        Words words = ALL.get(language);
        if (words == null) {
            throw new IllegalStateException("Every language has its words");
        }
        return words;
    }

    public Language language() {
        return language;
    }

    /** The language that the switch leads to. */
    public Language other() {
        return switch (language) {
            case ZH_CN -> Language.EN;
            case EN -> Language.ZH_CN;
        };
    }

    /** The text of a key, its values filled in. A missing key is a mistake of the program. */
    public String text(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(values);
    }

    public String outcome(Outcome outcome) {
        return text("outcome." + outcome.name());
    }

    public String time(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT)
                .withZone(zone)
                .format(at);
    }

    public String moment(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
                .withZone(zone)
                .format(at);
    }

    public String minute(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
                .withZone(zone)
                .format(at);
    }

    /** As in "since 12 minutes". */
    public String span(Duration span) {
        if (span.toMinutes() < 1) {
            return text("span.moment");
        }
        if (span.toHours() < 1) {
            return text("span.minutes", span.toMinutes());
        }
        return span.toDays() < 1 ? text("span.hours", span.toHours()) : text("span.days", span.toDays());
    }
}
