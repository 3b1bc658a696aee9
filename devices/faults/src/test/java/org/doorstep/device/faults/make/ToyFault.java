// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.faults.make;

import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.FaultCode;
import org.doorstep.device.spi.FaultKind;
import org.doorstep.device.spi.Remedy;
import org.doorstep.device.spi.Severity;

/** As an adapter declares its own codes. */
enum ToyFault implements FaultKind {
    ROLL_OUT;

    @Override
    public Fault plain() {
        return new Fault(new FaultCode("Q-301"), Severity.BLOCKING, Remedy.ATTENDANT, "");
    }
}
