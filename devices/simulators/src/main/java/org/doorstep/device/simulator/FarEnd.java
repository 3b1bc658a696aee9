// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

/** What a wire serves: bytes in by {@link #receive}, bytes out by the outlet it was attached to. */
interface FarEnd {
    void attach(Outlet wire);

    /** A host opened its end of the wire anew. */
    void hostArrived();

    /** Bytes from the host, any number of them. */
    void receive(byte[] bytes);
}
