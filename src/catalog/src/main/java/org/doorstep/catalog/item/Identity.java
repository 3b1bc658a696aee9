// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.item;

import java.util.List;
import java.util.Locale;

/**
 * Who must be there.
 *
 * @param level see {@link Level}
 * @param methods second factors that will do, best first; empty below level 2
 */
public record Identity(Level level, List<Method> methods) {
    public Identity {
        methods = List.copyOf(methods);
    }

    public enum Level {
        /** Nobody in particular. */
        NOBODY,
        /** A card put down after the session began; nothing a department holds about its owner is shown. */
        CARD,
        /** Card and a second factor. */
        CARD_AND_FACTOR
    }

    public enum Method {
        PHONE_CODE,
        ATTENDANT,
        APP_CODE,
        SOCIAL_CARD_PIN,
        FACE;

        /** Such as {@code phone-code}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
