// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.identity;

import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the message that carries a code. */
public final class CodeMessage {
    private CodeMessage() {}

    public static String text(String code) {
        ResourceBundle bundle =
                ResourceBundle.getBundle("org.doorstep.central.identity.messages", Locale.SIMPLIFIED_CHINESE);
        return bundle.getString("code").replace("{0}", code);
    }
}
