// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.doorstep.device.runtime.DevicePin;
import org.doorstep.device.spi.AdapterDescriptor;
import org.doorstep.device.spi.AdapterProvider;
import org.doorstep.device.spi.DeviceAdapter;
import org.doorstep.device.spi.DeviceContext;
import org.doorstep.device.spi.LinkIdentity;
import org.doorstep.device.spi.LinkInspector;
import org.doorstep.device.spi.SettingField;
import org.doorstep.settings.Problem;
import org.doorstep.settings.SettingsFile;
import org.doorstep.settings.TerminalSettings;
import org.junit.jupiter.api.Test;

/** Pins in a settings file against the adapters installed. */
class DeviceFitTest {
    private static final String FILE = """
            [central]
            url = "https://central.example:8443"
            [panel]
            widthPx = 1080
            heightPx = 1920
            diagonalInches = 21.5
            bottomMm = 700
            [paths]
            state = "/var/lib/doorstep"
            [[device]]
            id = "thing"
            """;

    private final DeviceFit fit = new DeviceFit(
            List.of(
                    new Named("linked", List.of(SettingField.required("link", SettingField.Type.LINK, "Where it is."))),
                    new Named("unlinked", List.of())),
            Optional.of(new Spelling()));

    private static TerminalSettings settings(String device) {
        return switch (SettingsFile.parse("t.toml", (FILE + device).getBytes(StandardCharsets.UTF_8))) {
            case SettingsFile.Loaded(var settings) -> settings;
            case SettingsFile.Rejected(var problems) -> throw new AssertionError(problems);
        };
    }

    @Test
    void aPinThatCanBeComparedFitsAndReachesTheRuntime() {
        var settings = settings("""
                adapter = "linked"
                link = "serial:/dev/ttyUSB0"
                pin = { vendor = "1a86", serial = "A1" }
                """);
        assertThat(fit.of(settings)).isEmpty();
        assertThat(DeviceFit.binding(settings.devices().getFirst()).pin())
                .isEqualTo(new DevicePin(null, 0x1a86, null, "A1"));
        var network = settings("""
                adapter = "linked"
                link = "tcp:192.0.2.7:9100"
                pin = { path = "tcp:192.0.2.7:9100" }
                """);
        assertThat(fit.of(network)).isEmpty();
    }

    @Test
    void aLinkThatIsWrittenWronglyIsAMistakeAtItsPlace() {
        var portless = settings("""
                adapter = "linked"
                link = "tcp:192.0.2.7"
                """);
        assertThat(fit.of(portless))
                .extracting(Problem::text)
                .containsExactly(
                        "t.toml:13:1: link 'tcp:192.0.2.7' is no link: the port is missing. Write tcp:HOST:PORT.");
    }

    @Test
    void aPinThatCouldNeverBeMetIsAMistakeAtItsPlace() {
        var network = settings("""
                adapter = "linked"
                link = "tcp:192.0.2.7:9100"
                pin = { serial = "A1" }
                """);
        assertThat(fit.of(network))
                .extracting(Problem::text)
                .containsExactly("t.toml:14:1: A network device shows no vendor, product and serial number."
                        + " Leave only path in its pin, or remove the pin.");
        var unlinked = settings("""
                adapter = "unlinked"
                pin = { serial = "A1" }
                """);
        assertThat(fit.of(unlinked))
                .extracting(Problem::text)
                .containsExactly(
                        "t.toml:13:1: Nothing can be seen of a device of unlinked to hold its pin against. Remove it.");
    }

    private record Named(String id, List<SettingField> fields) implements AdapterProvider {
        @Override
        public AdapterDescriptor descriptor() {
            return new AdapterDescriptor(
                    id,
                    id,
                    List.of(),
                    Set.of(),
                    fields,
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
            throw new AssertionError("nothing is opened to check settings");
        }
    }

    /** Knows links with a port. */
    private static final class Spelling implements LinkInspector {
        @Override
        public Sight look(String address) {
            return new Sight.Blind("nothing is looked at here");
        }

        @Override
        public Optional<String> mistake(String address) {
            return address.matches("[a-z]+:.*(:[0-9]+|/.*)")
                    ? Optional.empty()
                    : Optional.of("the port is missing; write tcp:HOST:PORT");
        }

        @Override
        public List<Port> ports() {
            return List.of();
        }
    }
}
