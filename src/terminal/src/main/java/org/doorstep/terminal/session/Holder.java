// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import org.doorstep.device.spi.SecretText;

/**
 * Who the session is about. The texts belong to the session's scope, which wipes them at its end.
 *
 * @param placement which placement of a card it came from
 */
public record Holder(SecretText name, SecretText number, long placement) {
    @Override
    public String toString() {
        return "Holder";
    }
}
