// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.spi;

/** What a table of fault codes consists of: an enum of codes implements it, the core's and each adapter's own. */
public interface FaultKind {
    /** This fault without a detail. */
    Fault plain();

    default FaultCode code() {
        return plain().code();
    }

    /** This fault with a line of detail for a technician; the detail never holds personal data. */
    default Fault with(String detail) {
        return new Fault(plain().code(), plain().severity(), plain().remedy(), detail);
    }

    /** Whether {@code fault} carries this code. */
    default boolean is(Fault fault) {
        return fault.code().equals(code());
    }
}
