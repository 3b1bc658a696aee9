// SPDX-License-Identifier: Apache-2.0
/**
 * The simulators' window: a column a device, a button a trigger, and the scenario that runs above them.
 *
 * <p>The window decides nothing. It shows what a sampler on a thread of its own saw of the bench, and sends the same
 * lines that the prompt takes, from another thread, since switching a printer on takes seconds. Swing, because it comes
 * with the JDK and the simulators must run from two small jars.
 */
@NullMarked
package org.doorstep.device.simulator.window;

import org.jspecify.annotations.NullMarked;
