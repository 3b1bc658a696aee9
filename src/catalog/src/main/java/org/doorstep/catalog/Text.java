// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog;

/**
 * A text in every language.
 *
 * @param zhCn Chinese, with full-width punctuation
 * @param en English
 */
public record Text(String zhCn, String en) {
    public static Text of(String zhCn, String en) {
        return new Text(zhCn, en);
    }

    public String in(Language language) {
        return switch (language) {
            case ZH_CN -> zhCn;
            case EN -> en;
        };
    }
}
