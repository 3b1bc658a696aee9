// SPDX-License-Identifier: Apache-2.0
/**
 * The terminal's side of central: how it becomes known, hears what is wanted of it, hands over its records, asks on a
 * resident's behalf and fetches its catalog. The terminal calls, never the other way.
 *
 * <p>Each loop has one named virtual thread and a monotonic clock that tests replace. Nothing is decided by the wall
 * clock. What central says counts only with central's signature; what a desk says only inside its seal. Calls for a
 * resident block their caller, which is a virtual thread of the session, and end when it is interrupted.
 */
@NullMarked
package org.doorstep.terminal.sync;

import org.jspecify.annotations.NullMarked;
