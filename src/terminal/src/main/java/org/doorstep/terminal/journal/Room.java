// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

/** Whether records of some size still fit into the outbox. */
public sealed interface Room {
    /** They fit; {@code percent} of the limit is in use, for the heartbeat and the readiness report. */
    record Fits(int percent) implements Room {}

    /** They do not; an item that would queue them is not started. */
    record Full(int percent) implements Room {}
}
