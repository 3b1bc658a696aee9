// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of this module that no item brings: what is wrong with an answer, why a service is withheld. Any thread. */
public final class Phrases {
    private final ResourceBundle chinese;
    private final ResourceBundle english;

    private Phrases(ResourceBundle chinese, ResourceBundle english) {
        this.chinese = chinese;
        this.english = english;
    }

    /** Reads the bundle of the class path. */
    public static Phrases load() {
        ResourceBundle.Control exact =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return new Phrases(
                ResourceBundle.getBundle("org.doorstep.catalog.phrases", Locale.SIMPLIFIED_CHINESE, exact),
                ResourceBundle.getBundle("org.doorstep.catalog.phrases", Locale.ENGLISH, exact));
    }

    /** The text of {@code key} with {@code arguments} put in; an argument that is a {@link Text} goes in by language. */
    public Text text(String key, Object... arguments) {
        return Text.of(in(Language.ZH_CN, key, arguments), in(Language.EN, key, arguments));
    }

    /** A day as people write it. */
    public Text day(LocalDate day) {
        return Text.of(day(Language.ZH_CN, day), day(Language.EN, day));
    }

    /** As {@link #day(LocalDate)}, in one language. */
    public String day(Language language, LocalDate day) {
        return in(language, "show.day", day.getYear(), monthName(language, day), day.getDayOfMonth());
    }

    /** The month of a day, with its year. */
    public String month(Language language, LocalDate day) {
        return in(language, "show.month", day.getYear(), monthName(language, day));
    }

    private static String monthName(Language language, LocalDate day) {
        return switch (language) {
            case ZH_CN -> Integer.toString(day.getMonthValue());
            case EN -> day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        };
    }

    /** Whether there is a text of this key. */
    public boolean has(String key) {
        return chinese.containsKey(key);
    }

    /** As {@link #text}, in one language. */
    public String in(Language language, String key, Object... arguments) {
        Object[] local = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            local[i] = arguments[i] instanceof Text text ? text.in(language) : String.valueOf(arguments[i]);
        }
        return new MessageFormat(pattern(language, key), Locale.ROOT).format(local);
    }

    private String pattern(Language language, String key) {
        return switch (language) {
            case ZH_CN -> chinese.getString(key);
            case EN -> english.getString(key);
        };
    }
}
