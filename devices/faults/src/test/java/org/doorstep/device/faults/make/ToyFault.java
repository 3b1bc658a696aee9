// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.faults.make;

import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.FaultCode;
import org.doorstep.device.spi.Remedy;
import org.doorstep.device.spi.Severity;

/** As an adapter declares its own codes. */
enum ToyFault {
    ROLL_OUT;

    FaultCode code() {
        return new FaultCode("Q-301");
    }

    Fault with(String detail) {
        return new Fault(code(), Severity.BLOCKING, Remedy.ATTENDANT, detail);
    }
}
