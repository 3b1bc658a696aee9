// SPDX-License-Identifier: Apache-2.0
package org.doorstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.doorstep.device.link.Link;
import org.doorstep.device.link.LinkAddress;
import org.doorstep.device.link.Links;
import org.doorstep.device.simulator.Pace;
import org.doorstep.device.simulator.People;
import org.doorstep.device.simulator.PtyPair;
import org.doorstep.device.simulator.SdtReaderSimulator;
import org.doorstep.device.simulator.SdtTrouble;
import org.doorstep.device.simulator.SimulatedWire;
import org.doorstep.device.simulator.Wires;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.Ticker;
import org.doorstep.settings.SettingsTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A technician at a simulated reader behind a pseudo-terminal. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class DeviceCommandTest {
    private static final String STOP_THE_KIOSK = "If the kiosk is running, stop it and call this command again";

    @TempDir
    Path folder;

    private final Desk desk = new Desk();
    private final SdtReaderSimulator reader = new SdtReaderSimulator(9);
    private PtyPair pair;
    private SimulatedWire wire;

    @BeforeEach
    void plugIn() throws IOException {
        pair = PtyPair.open(folder, "reader");
        wire = Wires.pty(reader, pair, Pace.serial(115_200, 4));
    }

    @AfterEach
    void unplug() {
        wire.close();
        pair.close();
    }

    private Path settings(String pin) throws IOException {
        String text = SettingsTemplate.with(Map.of(
                "device.idcard.link", wire.address(),
                "paths.state", folder.resolve("state").toString()));
        return Files.writeString(
                folder.resolve("doorstep.toml"), text.replaceFirst("(?m)^(adapter *= *\"idcard-sdt\")", "$1\n" + pin));
    }

    private int device(String... more) throws IOException {
        return device(settings(""), more);
    }

    private int device(Path settings, String... more) {
        String[] all = new String[more.length + 4];
        all[0] = "device";
        all[1] = "idcard";
        all[2] = "--settings";
        all[3] = settings.toString();
        System.arraycopy(more, 0, all, 4, more.length);
        return desk.run(all);
    }

    @Test
    @Tag("rule-11")
    void aReaderThatIsWellTellsWhatItIsAndWhatCanBeTriedAndReadsNoCard() throws Exception {
        reader.putDown(People.shipped().getFirst());

        assertThat(device()).as(desk.out() + desk.err()).isEqualTo(Exit.WELL);
        assertThat(desk.err()).contains("The kiosk must not be running on this device");
        assertThat(desk.out().lines())
                .startsWith("idcard  idcard-sdt", "  state   ready")
                .contains(
                        "  model   SDT reader, SAM 05.03-20260417-0000012345-0287454020",
                        "  fact    security module: ready",
                        "  check   sam-status",
                        "          Asks the security module how it is; changes nothing.");
        assertThat(reader.reads()).isZero();
        assertThat(folder.resolve("state")).doesNotExist();
    }

    @Test
    void aCheckIsDoneAtTheReader() throws Exception {
        assertThat(device("--try", "sam-reset")).as(desk.out() + desk.err()).isEqualTo(Exit.WELL);
        assertThat(desk.out()).contains("  passed  sam-reset: the reader answered");
        assertThat(reader.resets()).isEqualTo(1);
    }

    @Test
    void aReaderThatIsBlockedIsToldWithItsRemedyAndCanStillBeTried() throws Exception {
        reader.trouble(SdtTrouble.NOT_AUTHORISED, -1);

        assertThat(device("--try", "sam-status")).isEqualTo(Exit.PROBLEMS);
        assertThat(desk.out())
                .contains("  state   open, and kept from working", "  fault   I-202 ", "  failed  sam-status");
    }

    @Test
    void anUnknownCheckIsAnsweredWithTheNearest() throws Exception {
        assertThat(device("--try", "sam-rest")).isEqualTo(Exit.PROBLEMS);
        assertThat(desk.err()).contains("idcard has no check called sam-rest. Did you mean sam-reset?");
        assertThat(reader.resets()).isZero();
    }

    @Test
    void thePinItTellsIsOneThatTheSameReaderMeetsAndAnotherPortDoesNot() throws Exception {
        assertThat(device("--pin")).as(desk.out() + desk.err()).isEqualTo(Exit.WELL);
        String pin = desk.out().lines().reduce("", (_, last) -> last);
        assertThat(pin).isEqualTo("pin = { path = \"" + pair.hostEnd().toRealPath() + "\" }");

        assertThat(device(settings(pin))).as(desk.out() + desk.err()).isEqualTo(Exit.WELL);

        Desk other = new Desk();
        Path elsewhere = settings("pin = { path = \"usb:1-9:1.0\" }");
        assertThat(other.run("device", "idcard", "--settings", elsewhere.toString()))
                .isEqualTo(Exit.PROBLEMS);
        assertThat(other.out()).contains("  state   in quarantine: it is not used", "  fault   D-109 ");
    }

    @Test
    void aDeviceThatIsMissingIsToldWithWhatToLookAt() throws Exception {
        Path settings = settings("");
        pair.unplug();

        assertThat(device(settings, "--pin", "--try", "sam-status")).isEqualTo(Exit.PROBLEMS);
        assertThat(desk.out())
                .contains("  state   failed: it cannot be used", "  fault   D-101 Disconnected: there is no ")
                .contains("Check cable, port path and power", STOP_THE_KIOSK);
        assertThat(desk.err()).contains("sam-status was not tried", "There is nothing to pin: there is no ");
    }

    @Test
    void aPortThatTheKioskHasOpenIsToldWithTheWayOut() throws Exception {
        try (Link _ = Links.system()
                .open(new LinkAddress(wire.address()), Ticker.system(), Deadline.in(Duration.ofSeconds(60)))) {
            assertThat(device()).isEqualTo(Exit.PROBLEMS);
        }
        assertThat(desk.out()).contains("another program uses the port", STOP_THE_KIOSK);
    }

    @Test
    void anUnknownDeviceIsAnsweredWithTheNearest() throws Exception {
        assertThat(desk.run("device", "idcrad", "--settings", settings("").toString()))
                .isEqualTo(Exit.PROBLEMS);
        assertThat(desk.err()).contains("There is no device called idcrad. Did you mean idcard?");
    }

    @Test
    void settingsOfTheDeviceThatAreWrongAreToldWithTheirPlaceAndNothingIsOpened() throws Exception {
        assertThat(device(settings("speed = 9600"))).isEqualTo(Exit.PROBLEMS);
        assertThat(desk.err()).containsPattern("doorstep\\.toml:[0-9]+:[0-9]+: speed ");
        assertThat(desk.out()).isEmpty();
    }
}
