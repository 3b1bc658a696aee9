// SPDX-License-Identifier: Apache-2.0
package org.doorstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.device.runtime.DevicePin;
import org.junit.jupiter.api.Test;
import org.tomlj.Toml;

class PinLineTest {
    @Test
    void whatWasSeenIsWrittenAsLsusbShowsIt() {
        assertThat(PinLine.of(new DevicePin("usb:1-1.4:1.0", 0x1a86, 0x23, "A50285BI")))
                .isEqualTo("pin = { path = \"usb:1-1.4:1.0\", vendor = \"1a86\", product = \"0023\", serial ="
                        + " \"A50285BI\" }");
    }

    @Test
    void aSerialNumberMayHoldAnything() {
        String strange = "a\"b\\c\u0001d";
        var read = Toml.parse(PinLine.of(new DevicePin(null, null, null, strange)));
        assertThat(read.errors()).isEmpty();
        assertThat(read.getString("pin.serial")).isEqualTo(strange);
    }
}
