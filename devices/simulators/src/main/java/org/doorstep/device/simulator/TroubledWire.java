// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

/** A wire that can be given trouble, and tells what it has been given. */
public interface TroubledWire extends SimulatedWire {
    LineFaults faults();

    /** Whether the plug is in. */
    boolean plugged();

    /** Whether it takes bytes from the host. */
    boolean draining();
}
