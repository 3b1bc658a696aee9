// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.spi;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A fault outside an effectful command: opening, observing, reconciling. */
public final class DeviceFault extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    public DeviceFault(Fault fault) {
        this(fault, null);
    }

    public DeviceFault(Fault fault, @Nullable Throwable cause) {
        super(fault.code() + " " + fault.detail(), cause);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
