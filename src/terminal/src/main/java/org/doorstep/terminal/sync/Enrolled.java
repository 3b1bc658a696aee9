// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

import org.doorstep.contract.Lanes;

/** What an attempt to enrol came to. */
public sealed interface Enrolled {
    /** Central knows this terminal, and its identity is on disk. */
    record Known(TerminalIdentity identity) implements Enrolled {}

    /** The text is no code; {@code remedy} says what to do. */
    record NoCode(String remedy) implements Enrolled {}

    /** Central refuses this code or key, and says why. */
    record Refused(Lanes.Problem problem) implements Enrolled {}

    /** No answer, or one from a machine that has not the key in the code. The same code may be tried again. */
    record Unreachable(String reason) implements Enrolled {}
}
