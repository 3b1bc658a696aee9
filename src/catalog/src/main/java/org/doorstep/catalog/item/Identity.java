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
        NOBODY(0),
        /** A card put down after the session began; nothing a department holds about its owner is shown. */
        CARD(1),
        /** Card and a second factor. */
        CARD_AND_FACTOR(2);

        private final int number;

        Level(int number) {
            this.number = number;
        }

        /** 0, 1 or 2, as items write it. */
        public int number() {
            return number;
        }

        public static Level of(int number) {
            return switch (number) {
                case 0 -> NOBODY;
                case 1 -> CARD;
                case 2 -> CARD_AND_FACTOR;
                default -> throw new IllegalArgumentException("Identity levels are 0, 1 and 2");
            };
        }
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
