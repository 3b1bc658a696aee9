// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.typing;

/** What a field is about, so what is offered first. */
public enum Leaning {
    WORDS,
    /** A person's name that begins here: surnames first. */
    SURNAMES,
    /** A person's name behind its surname. */
    GIVEN_NAMES,
    /** Addresses: the places of the terminal's region first, then places of the country. */
    PLACES
}
