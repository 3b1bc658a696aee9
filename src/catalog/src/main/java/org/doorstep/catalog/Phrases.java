// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog;

import java.text.MessageFormat;
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
