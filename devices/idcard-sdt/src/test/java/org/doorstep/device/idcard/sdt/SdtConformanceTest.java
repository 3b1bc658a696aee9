// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.idcard.sdt;

import org.doorstep.device.conformance.IdCardHarness;
import org.doorstep.device.conformance.IdCardReaderRules;

/** The rules of every reader, over a cable in memory, at every byte. */
class SdtConformanceTest extends IdCardReaderRules {
    @Override
    protected IdCardHarness harness() {
        return new SdtHarness();
    }
}
