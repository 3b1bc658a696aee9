// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.diff;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.doorstep.catalog.Language;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.item.Expr;
import org.doorstep.catalog.item.Requirement;
import org.doorstep.catalog.item.Validity;
import org.jspecify.annotations.Nullable;

/** Words of this package in both languages. Immutable. */
final class Wording {
    private final ResourceBundle chinese;
    private final ResourceBundle english;

    private Wording(ResourceBundle chinese, ResourceBundle english) {
        this.chinese = chinese;
        this.english = english;
    }

    static Wording load() {
        ResourceBundle.Control exact =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return new Wording(
                ResourceBundle.getBundle("org.doorstep.catalog.diff.words", Locale.SIMPLIFIED_CHINESE, exact),
                ResourceBundle.getBundle("org.doorstep.catalog.diff.words", Locale.ENGLISH, exact));
    }

    /** The text of a key; {@code {0}} … are filled in, a {@link Text} by language. */
    Text of(String key, Object... values) {
        return Text.of(in(Language.ZH_CN, key, values), in(Language.EN, key, values));
    }

    private String in(Language language, String key, Object... values) {
        String text = switch (language) {
            case ZH_CN -> chinese.getString(key);
            case EN -> english.getString(key);
        };
        for (int i = 0; i < values.length; i++) {
            String value = values[i] instanceof Text each ? each.in(language) : String.valueOf(values[i]);
            text = text.replace("{" + i + "}", value);
        }
        return text;
    }

    /** The same in both languages. */
    static Text plain(String text) {
        return Text.of(text, text);
    }

    Text list(List<Text> texts) {
        return texts.isEmpty() ? of("none") : joined(texts, of("comma"));
    }

    static Text lines(List<Text> texts) {
        return joined(texts, plain("\n"));
    }

    private static Text joined(List<Text> texts, Text by) {
        return Text.of(
                texts.stream().map(Text::zhCn).collect(Collectors.joining(by.zhCn())),
                texts.stream().map(Text::en).collect(Collectors.joining(by.en())));
    }

    Text yes(boolean is) {
        return of(is ? "yes" : "no");
    }

    Text orNone(String text) {
        return text.isEmpty() ? of("none") : plain(text);
    }

    /** A condition; null holds always. */
    Text when(@Nullable Expr condition) {
        return condition == null ? of("always") : plain(condition.source());
    }

    Text requirement(Requirement requirement) {
        List<Text> devices = requirement.anyOf().stream()
                .map(device -> of("device." + device.wireName()))
                .toList();
        return joined(devices, of("or"));
    }

    Text validity(Validity validity) {
        String from = validity.from() == null ? "" : validity.from().toString();
        String until = validity.until() == null ? "" : validity.until().toString();
        if (from.isEmpty()) {
            return until.isEmpty() ? of("validity.always") : of("validity.until", until);
        }
        return until.isEmpty() ? of("validity.from", from) : of("validity.both", from, until);
    }

    /** Fen as yuan with two decimals. */
    static String yuan(long fen) {
        return java.math.BigDecimal.valueOf(fen, 2).toPlainString();
    }
}
