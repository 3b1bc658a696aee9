// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

import java.nio.file.Path;
import org.doorstep.device.runtime.DeviceBook;

/** Its restart is no restart of the program. */
class MemoryDeviceBookTest extends DeviceBookRules {
    private final DeviceBook book = DeviceBook.inMemory();

    @Override
    protected DeviceBook open(Path place) {
        return book;
    }

    @Override
    protected void close(DeviceBook port) {}
}
