// SPDX-License-Identifier: Apache-2.0
package org.doorstep.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.doorstep.catalog.Language;

/** What the commands say in more than one language. */
final class Words {
    private final ResourceBundle bundle;

    Words(Language language) {
        Locale locale = switch (language) {
            case ZH_CN -> Locale.SIMPLIFIED_CHINESE;
            case EN -> Locale.ENGLISH;
        };
        this.bundle = ResourceBundle.getBundle(
                "org.doorstep.cli.words",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    String of(String key, Object... parts) {
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(parts);
    }
}
