// SPDX-License-Identifier: Apache-2.0
/**
 * The whole of Doorstep on one machine: central, a desk and the simulated devices as child processes, for the demo, the
 * end-to-end tests and the benchmarks. Never part of what is installed at a terminal.
 */
@NullMarked
package org.doorstep.installer.stack;

import org.jspecify.annotations.NullMarked;
