// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkAddressTest {
    @Test
    void aSerialAddressSaysItsLineAndDefaultsTo115200With8N1() {
        assertThat(new LinkAddress("serial:/dev/ttyUSB0").target())
                .isEqualTo(new LinkAddress.Serial(
                        "/dev/ttyUSB0", 115_200, 8, LinkAddress.Parity.NONE, 1, LinkAddress.Flow.NONE));
        assertThat(new LinkAddress("serial:/dev/x?baud=9600&bits=7&parity=E&stop=2&flow=xonxoff").target())
                .isEqualTo(new LinkAddress.Serial(
                        "/dev/x", 9600, 7, LinkAddress.Parity.EVEN, 2, LinkAddress.Flow.XONXOFF));
    }

    @Test
    void aTcpAddressTakesNamesAndBothKindsOfAddresses() {
        assertThat(new LinkAddress("tcp:printer.lan:9100").target())
                .isEqualTo(new LinkAddress.Tcp("printer.lan", 9100));
        assertThat(new LinkAddress("tcp:[2001:db8::7]:1").target()).isEqualTo(new LinkAddress.Tcp("2001:db8::7", 1));
    }

    @Test
    void aUsbPrinterIsAPathAlone() {
        assertThat(new LinkAddress("lp:/dev/usb/lp0").target()).isEqualTo(new LinkAddress.Lp("/dev/usb/lp0"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            usb:1|neither serial: nor tcp:
            serial:ttyUSB0|the path is not absolute
            serial:/dev/x?baud=fast|baud 'fast' is no fit; give a whole number from 50 to 4000000
            serial:/dev/x?baud=0|from 50 to 4000000
            serial:/dev/x?parity=X|parity=N, parity=E or parity=O
            serial:/dev/x?stop=3|stop '3' is no fit
            serial:/dev/x?bits=9|from 5 to 8
            serial:/dev/x?flow=maybe|flow=none, flow=rtscts or flow=xonxoff
            serial:/dev/x?speed=9600|'speed' is not known
            serial:/dev/x?|'' is not known
            lp:usb/lp0|the path is not absolute
            lp:/dev/usb/lp0?baud=9600|a USB printer has no line settings
            tcp:printer|the port is missing
            tcp::9100|the port is missing
            tcp:a:b:9100|in brackets
            tcp:printer:0|from 1 to 65535
            tcp:printer:99999999999|from 1 to 65535
            tcp:http://printer:9100|in brackets
            """)
    void aMalformedAddressSaysWhereAndWhatToDo(String text, String said) {
        assertThatThrownBy(() -> new LinkAddress(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining(said);
        assertThat(LinkAddress.mistake(text))
                .hasValueSatisfying(mistake -> assertThat(mistake).contains(said));
    }
}
