// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.idcard.sdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.doorstep.device.simulator.CardData;
import org.doorstep.device.simulator.Pace;
import org.doorstep.device.simulator.People;
import org.doorstep.device.simulator.PtyPair;
import org.doorstep.device.simulator.SdtReaderSimulator;
import org.doorstep.device.simulator.SimulatedWire;
import org.doorstep.device.simulator.Wires;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceAdapter;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.IdCard;
import org.doorstep.device.spi.IdCardReader;
import org.doorstep.device.spi.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On real wires: a pseudo-terminal opened by jSerialComm at the pace of its baud rate, and TCP. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class SdtWireTest {
    private final SdtReaderSimulator reader = new SdtReaderSimulator(9);

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(60));
    }

    private static DeviceAdapter open(SimulatedWire wire) throws Exception {
        return new SdtProvider().open(new PlainContext(Map.of("link", wire.address())));
    }

    private void readsEverybody(SimulatedWire wire) throws Exception {
        try (DeviceAdapter adapter = open(wire)) {
            IdCardReader cards = adapter.capability(IdCardReader.class).orElseThrow();
            assertThat(adapter.observe(soon()).model())
                    .isEqualTo("SDT reader, SAM 05.03-20260417-0000012345-0287454020");
            for (CardData person : People.shipped()) {
                reader.putDown(person);
                long placement = cards.position(soon()).placement();
                assertThat(cards.read(placement, soon())).isInstanceOfSatisfying(Outcome.Done.class, done -> {
                    try (IdCard card = (IdCard) done.value()) {
                        assertThat(new String(card.number().copy())).isEqualTo(person.number());
                        assertThat(new String(card.name().copy())).isEqualTo(person.name());
                    }
                });
            }
        }
        assertThat(reader.reads()).isEqualTo(People.shipped().size());
    }

    @Test
    void reads_cards_over_a_paced_pseudo_terminal(@TempDir Path folder) throws Exception {
        try (PtyPair pair = PtyPair.open(folder, "reader");
                SimulatedWire wire = Wires.pty(reader, pair, Pace.serial(115_200, 4))) {
            readsEverybody(wire);
        }
    }

    @Test
    void reads_cards_over_tcp() throws Exception {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (SimulatedWire wire = Wires.tcp(reader, any, Pace.network(4))) {
            readsEverybody(wire);
        }
    }

    @Test
    void a_pulled_cable_is_told_and_the_same_path_opens_again(@TempDir Path folder) throws Exception {
        try (PtyPair pair = PtyPair.open(folder, "reader");
                SimulatedWire wire = Wires.pty(reader, pair, Pace.serial(115_200, 4))) {
            try (DeviceAdapter adapter = open(wire)) {
                wire.unplug();
                assertThatThrownBy(() -> adapter.observe(soon()))
                        .isInstanceOfSatisfying(
                                DeviceFault.class,
                                e -> assertThat(CoreFault.DISCONNECTED.is(e.fault()))
                                        .as("%s", e)
                                        .isTrue());
            }
            assertThatThrownBy(() -> open(wire)).isInstanceOf(DeviceFault.class);
            wire.plug();
            try (DeviceAdapter adapter = open(wire)) {
                assertThat(adapter.observe(soon()).faults()).isEmpty();
            }
        }
    }
}
