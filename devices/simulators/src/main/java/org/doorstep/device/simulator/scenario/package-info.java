// SPDX-License-Identifier: Apache-2.0
/**
 * Scenarios: what befalls the devices, written down a step a line and played on a clock that a test can hold.
 *
 * <p>A scenario is a script for two, the simulators and the person who trains: it does something, says what has happened,
 * and waits for time to pass, for the terminal to act (a slip, a page, a read) or for the trainee to put it right. Steps
 * follow each other; there is no branching, so that what a file does can be read from top to bottom.
 */
@NullMarked
package org.doorstep.device.simulator.scenario;

import org.jspecify.annotations.NullMarked;
