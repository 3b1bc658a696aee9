// SPDX-License-Identifier: Apache-2.0
/** The simulators as a program: its command line, its control port, and what ties bench, scenarios and window together. */
@NullMarked
package org.doorstep.device.simulator.app;

import org.jspecify.annotations.NullMarked;
