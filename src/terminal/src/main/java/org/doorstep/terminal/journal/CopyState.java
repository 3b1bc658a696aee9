// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

/** How the second copy stands. */
public sealed interface CopyState {
    /** It holds all that is unsent. */
    record Current() implements CopyState {}

    /** It lags behind and is tried again with the next transaction. */
    record Behind(String why) implements CopyState {}
}
