// SPDX-License-Identifier: Apache-2.0
/**
 * The pure parts of a login, the same for central's console and a desk's pages: how a password is kept, how long somebody
 * who guesses must wait, the second factor, and the random tokens of sessions and forms. No HTTP and no store; whoever
 * serves pages keeps what these functions return.
 */
@NullMarked
package org.doorstep.wire.account;

import org.jspecify.annotations.NullMarked;
