// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.doorstep.catalog.Phrases;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.availability.Offering;
import org.doorstep.contract.Lanes;
import org.doorstep.device.conformance.FileCommandJournal;
import org.doorstep.device.runtime.DeviceBinding;
import org.doorstep.device.runtime.DeviceRuntime;
import org.doorstep.device.runtime.Services;
import org.doorstep.device.spi.AdapterDescriptor;
import org.doorstep.device.spi.AdapterProvider;
import org.doorstep.device.spi.Capability;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceAdapter;
import org.doorstep.device.spi.DeviceContext;
import org.doorstep.device.spi.DeviceId;
import org.doorstep.device.spi.Finding;
import org.doorstep.device.spi.LinkIdentity;
import org.doorstep.device.spi.Snapshot;
import org.doorstep.device.spi.Ticker;
import org.doorstep.terminal.session.View;
import org.doorstep.terminal.sync.Link;
import org.doorstep.terminal.sync.TerminalIdentity;
import org.doorstep.terminal.sync.TrustedClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the centre hears of a device whose paper somebody counted in. */
@Timeout(60)
class TelemetryTest {
    private static final DeviceId SLIP = new DeviceId("receipt");

    private final FactsSource source = new FactsSource(
            new TerminalIdentity("00317", "一号机", "示范镇", "", "", "", "0537-12345", "8:30-17:30", "", ""),
            new View.Slots(Text.of("", ""), Text.of("", ""), Text.of("", "")),
            new TrustedClock(Ticker.system(), () -> Instant.parse("2026-11-22T02:24:00Z")),
            ZoneId.of("Asia/Shanghai"),
            new Offering(Phrases.load()),
            new Link.Online());

    @Test
    void aCountThatNoSensorKnowsReachesTheCentreWithItsWarning(@TempDir java.nio.file.Path folder) throws Exception {
        var heard = new LinkedBlockingQueue<Lanes.Device>();
        try (var journal = FileCommandJournal.open(folder.resolve("commands"));
                var devices = DeviceRuntime.start(
                        List.of(new DeviceBinding(SLIP, "sensing", Map.of())),
                        List.of(new Sensing()),
                        journal,
                        Ticker.system(),
                        Services.of(Map.of()));
                var _ = devices.onChange(status -> {
                    source.device(status);
                    heard.addAll(Telemetry.devices(devices.statuses(), source));
                })) {
            devices.maintenance().loaded(SLIP, "paper", 180);
            await(heard, new Lanes.Device("receipt", "sensing", "READY", List.of(), 180));
            devices.maintenance().loaded(SLIP, "paper", 4);
            var low = List.of(CoreFault.PAPER_LOW.code().value());
            await(heard, new Lanes.Device("receipt", "sensing", "DEGRADED", low, 4));
        }
    }

    private static void await(LinkedBlockingQueue<Lanes.Device> heard, Lanes.Device wanted) throws Exception {
        Lanes.Device next = null;
        while (!wanted.equals(next)) {
            next = heard.poll(30, TimeUnit.SECONDS);
            assertThat(next).as("heard before %s", wanted).isNotNull();
        }
    }

    /** Its sensor knows only that there is paper. */
    private static final class Sensing implements AdapterProvider, DeviceAdapter {
        @Override
        public AdapterDescriptor descriptor() {
            return new AdapterDescriptor(
                    "sensing",
                    "A sensor",
                    List.of(),
                    Set.of(),
                    List.of(),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1));
        }

        @Override
        public Match probe(LinkIdentity seen) {
            return new Match.No("it is chosen by hand");
        }

        @Override
        public DeviceAdapter open(DeviceContext context) {
            return this;
        }

        @Override
        public <C extends Capability> Optional<C> capability(Class<C> kind) {
            return Optional.empty();
        }

        @Override
        public Snapshot observe(Deadline by) {
            var paper = new Snapshot.Supply("paper", Snapshot.Level.OK, -1, Snapshot.Unit.NONE);
            return new Snapshot(List.of(), List.of(paper), null, "");
        }

        @Override
        public Finding reconcile(CommandId id, Deadline by) {
            return new Finding.DidNot();
        }

        @Override
        public void makeSafe() {}

        @Override
        public void close() {}
    }
}
