// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.doorstep.device.spi.LinkIdentity;
import org.doorstep.device.spi.LinkInspector;
import org.doorstep.device.spi.LinkInspector.Sight;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a made-up tree of {@code /dev} and {@code /sys}, laid out as Linux 6.1 lays them out. */
@Tag("rule-9")
class SystemLinkInspectorTest {
    private static final LinkIdentity READER =
            new LinkIdentity("usb:1-1.4:1.0", 0x1a86, 0x7523, "A50285BI", "QinHeng USB Serial");

    @TempDir
    Path made;

    private Path root;
    private LinkInspector inspector;

    @BeforeEach
    void prepare() throws IOException {
        root = made.toRealPath();
        inspector = new SystemLinkInspector(root);
        Files.createDirectories(root.resolve("dev/usb"));
    }

    /** A USB serial bridge or printer with one interface. */
    private void plug(String place, String kind, String name, String vendor, String serial) throws IOException {
        Path device = Files.createDirectories(
                root.resolve("sys/devices/pci0000:00/0000:00:14.0/usb1").resolve(place));
        Files.writeString(device.resolve("idVendor"), vendor + "\n");
        Files.writeString(device.resolve("idProduct"), "7523\n");
        Files.writeString(device.resolve("manufacturer"), "QinHeng\n");
        Files.writeString(device.resolve("product"), "USB Serial\n");
        if (!serial.isEmpty()) {
            Files.writeString(device.resolve("serial"), serial + "\n");
        }
        Path part = Files.createDirectories(device.resolve(place + ":1.0"));
        Files.writeString(part.resolve("bInterfaceNumber"), "00\n");
        Path function = kind.equals("tty") ? Files.createDirectories(part.resolve(name)) : part;
        Path entry =
                Files.createDirectories(root.resolve("sys/class").resolve(kind).resolve(name));
        Files.deleteIfExists(entry.resolve("device"));
        Files.createSymbolicLink(entry.resolve("device"), function);
        node(kind.equals("tty") ? name : "usb/" + name);
    }

    private void node(String name) throws IOException {
        if (!Files.exists(root.resolve("dev").resolve(name))) {
            Files.createFile(root.resolve("dev").resolve(name));
        }
    }

    @Test
    void aSerialBridgeShowsItsPlaceItsIdsAndItsSerialNumber() throws IOException {
        plug("1-1.4", "tty", "ttyUSB0", "1a86", "A50285BI");

        assertThat(inspector.look("serial:/dev/ttyUSB0?baud=115200")).isEqualTo(new Sight.Seen(READER));
    }

    @Test
    void aPrinterOnUsbShowsTheSameAndLacksASerialNumberWhereItHasNone() throws IOException {
        plug("1-2", "usbmisc", "lp0", "04b8", "");

        assertThat(inspector.look("lp:/dev/usb/lp0"))
                .isEqualTo(new Sight.Seen(new LinkIdentity("usb:1-2:1.0", 0x04b8, 0x7523, null, "QinHeng USB Serial")));
    }

    @Test
    @Tag("rule-14")
    void aSymbolicLinkIsFollowedAnewEachTime() throws IOException {
        plug("1-1.4", "tty", "ttyUSB0", "1a86", "A50285BI");
        plug("1-3", "tty", "ttyUSB1", "04b8", "");
        Path link = root.resolve("dev/reader");
        Files.createSymbolicLink(link, Path.of("ttyUSB0"));
        assertThat(inspector.look("serial:/dev/reader")).isEqualTo(new Sight.Seen(READER));

        Files.delete(link);
        Files.createSymbolicLink(link, Path.of("ttyUSB1"));
        assertThat(inspector.look("serial:/dev/reader"))
                .isInstanceOfSatisfying(
                        Sight.Seen.class,
                        seen -> assertThat(seen.identity().path()).isEqualTo("usb:1-3:1.0"));

        Files.delete(root.resolve("dev/ttyUSB1"));
        assertThat(inspector.look("serial:/dev/reader")).isInstanceOf(Sight.Gone.class);
    }

    @Test
    void aPortWithoutADeviceIsGoneAndNamedWithTheRemedy() {
        assertThat(inspector.look("serial:/dev/ttyUSB7"))
                .isEqualTo(new Sight.Gone("there is no /dev/ttyUSB7; plug the device in, or correct the path"));
    }

    @Test
    void aPortOfTheMachineShowsItsPathOnly() throws IOException {
        node("ttyS0");

        assertThat(inspector.look("serial:/dev/ttyS0"))
                .isEqualTo(new Sight.Seen(new LinkIdentity("/dev/ttyS0", null, null, null, "a port of this machine")));
    }

    @Test
    void ofANetworkAddressHostAndPortAreSeen() {
        assertThat(inspector.look("tcp:192.0.2.7:9100"))
                .isEqualTo(
                        new Sight.Seen(new LinkIdentity("tcp:192.0.2.7:9100", null, null, null, "a network device")));
        assertThat(inspector.look("ipp://192.0.2.8/ipp/print"))
                .isEqualTo(
                        new Sight.Seen(new LinkIdentity("ipp://192.0.2.8:631", null, null, null, "a network device")));
        assertThat(inspector.look("ipp:///print")).isInstanceOf(Sight.Blind.class);
        assertThat(inspector.look("pcsc:reader")).isInstanceOf(Sight.Blind.class);
        assertThat(inspector.look("nonsense")).isInstanceOf(Sight.Blind.class);
    }

    @Test
    void portsAreListedByTheNameThatStaysAndPortsWithoutHardwareAreNot() throws IOException {
        plug("1-1.4", "tty", "ttyUSB0", "1a86", "A50285BI");
        Path byPath = Files.createDirectories(root.resolve("dev/serial/by-path"));
        Files.createSymbolicLink(byPath.resolve("pci-usb-0:1.4:1.0-port0"), Path.of("../../ttyUSB0"));
        Path phantom = Files.createDirectories(root.resolve("sys/class/tty/ttyS9"));
        Files.createDirectories(phantom.resolve("device"));
        Files.writeString(phantom.resolve("type"), "0\n");
        node("ttyS9");
        Files.createDirectories(root.resolve("sys/class/tty/tty1"));

        assertThat(inspector.ports())
                .containsExactly(new LinkInspector.Port("/dev/serial/by-path/pci-usb-0:1.4:1.0-port0", READER));
    }

    @Test
    void itIsInstalledWithTheLinks() {
        assertThat(LinkInspector.installed()).containsInstanceOf(SystemLinkInspector.class);
        assertThat(new SystemLinkInspector().look("serial:/dev/null"))
                .isInstanceOfSatisfying(
                        Sight.Seen.class,
                        seen -> assertThat(seen.identity().path()).isEqualTo("/dev/null"));
    }
}
