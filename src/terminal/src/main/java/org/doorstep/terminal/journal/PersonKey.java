// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

/**
 * How this terminal finds a person's slips again without keeping who it is: HMAC of the id number under a key derived
 * from the terminal's signing key, so that a copied journal without its key file tells nothing. The same person has
 * another key at every terminal. Made by {@link Journal#personKey}.
 *
 * @param value base64url of 32 bytes
 */
public record PersonKey(String value) {
    @Override
    public String toString() {
        return "PersonKey";
    }
}
