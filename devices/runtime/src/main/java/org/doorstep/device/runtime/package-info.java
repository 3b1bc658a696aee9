// SPDX-License-Identifier: Apache-2.0
/**
 * Runs the devices of one terminal.
 *
 * <p>Each device has one actor, a named platform thread that opens it, looks at it, carries out its commands and opens
 * it again after it was lost. The application sees states and leases; it never sees an adapter. Between the two stands
 * the guard: it commits a command's identity before the first byte, remembers when the effect may have begun, and
 * holds adapters to their word.
 *
 * <p>What is connected is looked at before it is opened: a device other than the one that was set up is quarantined
 * unopened. What became of a command that ended UNKNOWN is asked of the device as soon as it is there, in the life of this
 * runtime; afterwards a person decides. The record of a device over restarts is statistics and goes behind the commands;
 * their identities are facts and go ahead of them.
 */
@NullMarked
package org.doorstep.device.runtime;

import org.jspecify.annotations.NullMarked;
