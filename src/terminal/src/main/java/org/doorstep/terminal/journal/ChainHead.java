// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

/**
 * The end of a hash chain.
 *
 * @param seq of its last entry; 0 when it has none
 * @param hash of its last entry, base64url; empty when it has none
 */
public record ChainHead(long seq, String hash) {
    /** A chain that has not begun. */
    public static final ChainHead NONE = new ChainHead(0, "");
}
