// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import org.doorstep.device.spi.Auxiliary;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.Snapshot;

/**
 * A technician's way out of an error that a printer recovers from once its cause is mended, such as a stuck cutter
 * ({@code DLE ENQ}). Nothing calls it by itself.
 */
public interface ErrorRecovery extends Auxiliary {
    /** Throws away what waits in the printer, then lets it work again. Prints nothing; idempotent. */
    Snapshot clearAndRecover(Deadline by) throws DeviceFault, InterruptedException;

    /**
     * Lets the printer go on with what waits in it.
     *
     * @throws DeviceFault when a slip that was given up may wait there: it would be printed for somebody else
     */
    Snapshot resume(Deadline by) throws DeviceFault, InterruptedException;
}
