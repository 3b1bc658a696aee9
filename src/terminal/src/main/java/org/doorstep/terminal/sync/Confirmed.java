// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

import org.doorstep.contract.Identity;

/** What showing a code, or an attendant's card, came to. */
public sealed interface Confirmed {
    /** Identity level 2 holds; the grant is central's, for this terminal, desk and person. */
    record Granted(Identity.Grant grant) implements Confirmed {}

    record WrongCode(int attemptsLeft) implements Confirmed {}

    record Expired() implements Confirmed {}

    record Locked() implements Confirmed {}

    record NotOnRoster() implements Confirmed {}

    /** A grant came that is not central's, or not for this; nothing may rest on it. */
    record NotCentralsWord() implements Confirmed {}

    /** Central refused the call; {@code code} is its own. */
    record Refused(String code) implements Confirmed {}

    /** No answer in time; the same may be tried again. */
    record Unreachable(String reason) implements Confirmed {}
}
