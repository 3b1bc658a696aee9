// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.idcard.sdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.doorstep.device.conformance.FileCommandJournal;
import org.doorstep.device.runtime.DeviceBinding;
import org.doorstep.device.runtime.DeviceRuntime;
import org.doorstep.device.runtime.Lease;
import org.doorstep.device.runtime.Services;
import org.doorstep.device.simulator.CardData;
import org.doorstep.device.simulator.Pace;
import org.doorstep.device.simulator.People;
import org.doorstep.device.simulator.SdtReaderSimulator;
import org.doorstep.device.simulator.SimulatedWire;
import org.doorstep.device.simulator.Wires;
import org.doorstep.device.spi.AppendedAddresses;
import org.doorstep.device.spi.CardAddressReader;
import org.doorstep.device.spi.CardFingerprintReader;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceId;
import org.doorstep.device.spi.FingerprintedCard;
import org.doorstep.device.spi.IdCard;
import org.doorstep.device.spi.IdCardReader;
import org.doorstep.device.spi.Outcome;
import org.doorstep.device.spi.Ticker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a flow gets of a reader through the runtime's leases. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class LeaseTest {
    private static final CardData ZHANG = People.shipped().getFirst();
    private static final String NEW_HOME = "示范省长河市青石县城关镇东门巷9号";

    private final SdtReaderSimulator reader = new SdtReaderSimulator(12);

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(60));
    }

    @Test
    void a_flow_reads_card_fingerprints_and_newest_address_of_one_placement(@TempDir Path folder) throws Exception {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        reader.putDown(ZHANG.image().withFingerprints(2, 5).withNewestAddress(NEW_HOME));
        try (SimulatedWire wire = Wires.tcp(reader, any, Pace.network(4));
                FileCommandJournal journal = FileCommandJournal.open(folder.resolve("journal"));
                DeviceRuntime runtime = DeviceRuntime.start(
                        List.of(new DeviceBinding(
                                new DeviceId("reader"), "idcard-sdt", Map.of("link", wire.address()))),
                        List.of(new SdtProvider()),
                        journal,
                        Ticker.system(),
                        Services.of(Map.of()))) {
            long placement;
            try (Lease<IdCardReader> lease = runtime.lease(IdCardReader.class, "a test", soon())) {
                placement = lease.device().position(soon()).placement();
                try (IdCard card = done(lease.device().read(placement, soon()))) {
                    assertThat(card.address().length()).isPositive();
                }
            }
            try (Lease<CardAddressReader> lease = runtime.lease(CardAddressReader.class, "a test", soon());
                    AppendedAddresses newest = done(lease.device().newestAddress(placement, soon()))) {
                assertThat(newest.items())
                        .extracting(address -> new String(address.copy()))
                        .containsExactly(NEW_HOME);
            }
            CardFingerprintReader kept;
            try (Lease<CardFingerprintReader> lease = runtime.lease(CardFingerprintReader.class, "a test", soon());
                    FingerprintedCard read = done(lease.device().readWithFingerprints(placement, soon()))) {
                assertThat(read.fingerprints()).hasSize(2);
                kept = lease.device();
            }
            assertThatThrownBy(() -> kept.readWithFingerprints(placement, soon()))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    private static <T> T done(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<T>) outcome).value();
    }
}
