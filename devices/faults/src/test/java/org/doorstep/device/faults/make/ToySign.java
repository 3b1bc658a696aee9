// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.faults.make;

import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Fault;

/** As an adapter maps what its protocol says to faults of others. */
enum ToySign {
    PAPER_END;

    Fault fault(String detail) {
        return CoreFault.PAPER_OUT.with(detail);
    }
}
