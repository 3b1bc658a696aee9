// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.window;

/** Carries out commands for the window. Calls return at once. */
interface Hand {
    void order(String command);
}
