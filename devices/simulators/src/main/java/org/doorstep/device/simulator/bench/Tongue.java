// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.bench;

import java.util.Locale;

/** The languages that the program speaks. */
public enum Tongue {
    ZH,
    EN;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
