// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

/** An adapter that keeps the rules passes them. */
class ToyReceiptTest extends ReceiptPrinterRules {
    @Override
    protected PrinterHarness harness() {
        return new ToyHarness(ToyAdapter.Mistake.NONE);
    }
}
