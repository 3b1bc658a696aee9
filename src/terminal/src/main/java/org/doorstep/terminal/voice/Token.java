// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.voice;

/** Something said in one breath. {@link #toString} shows the words of public ones only. */
public record Token(Privacy privacy, Said said) {
    @Override
    public String toString() {
        return privacy == Privacy.PUBLIC ? "PUBLIC " + said.reveal() : privacy.name();
    }
}
