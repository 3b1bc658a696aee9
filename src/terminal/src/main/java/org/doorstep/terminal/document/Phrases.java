// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.document;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.doorstep.catalog.Language;

/** The fixed words of documents and slips, from their bundle. */
final class Phrases {
    private final ResourceBundle bundle;
    private final Locale locale;

    private Phrases(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    static Phrases in(Language language) {
        Locale locale = Locale.forLanguageTag(language.tag());
        return new Phrases(
                ResourceBundle.getBundle(
                        "org.doorstep.terminal.document.phrases",
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)),
                locale);
    }

    /** @throws java.util.MissingResourceException when the bundle has no such key */
    String of(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), locale).format(values);
    }

    Locale locale() {
        return locale;
    }
}
