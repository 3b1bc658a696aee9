// SPDX-License-Identifier: Apache-2.0
/**
 * A bench with devices on their wires, a table of triggers that says what can be done to each and which fault that brings
 * about, and the words that command them.
 *
 * <p>One language serves the prompt, the control port, the scenarios and the buttons of the window: a line such as
 * {@code receipt paper out}. A trigger is a row of a table; whoever teaches a device a new fault adds a row here and
 * its titles to {@code words_zh.properties} and {@code words_en.properties}, and it has a button, a command and a
 * place in scenarios.
 */
@NullMarked
package org.doorstep.device.simulator.bench;

import org.jspecify.annotations.NullMarked;
