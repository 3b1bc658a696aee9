// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

/** A printer with paper in it, and what really came out of it. */
public interface PrinterHarness extends Harness {
    /** What came out so far. */
    Truth truth();

    /** Takes the paper out, as the printer's sensor will tell. */
    void takePaper();

    /**
     * The device's own account, which no adapter can see.
     *
     * @param whole slips or documents that came out whole
     * @param started whether anything at all was put on paper
     */
    record Truth(long whole, boolean started) {}
}
