// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.doorstep.catalog.Phrases;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.availability.DeviceHealth;
import org.doorstep.catalog.availability.Offering;
import org.doorstep.catalog.item.Device;
import org.doorstep.device.runtime.DeviceStatus;
import org.doorstep.device.spi.CardPosition;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.DeviceId;
import org.doorstep.device.spi.DeviceState;
import org.doorstep.device.spi.DocumentPrinter;
import org.doorstep.device.spi.IdCardReader;
import org.doorstep.device.spi.Snapshot;
import org.doorstep.device.spi.Ticker;
import org.doorstep.terminal.session.Facts;
import org.doorstep.terminal.session.View;
import org.doorstep.terminal.sync.Link;
import org.doorstep.terminal.sync.TerminalIdentity;
import org.doorstep.terminal.sync.TrustedClock;
import org.junit.jupiter.api.Test;

/** What devices say, as sessions see it. */
class FactsSourceTest {
    private static final DeviceId READER = new DeviceId("idcard");
    private static final DeviceId PRINTER = new DeviceId("document");

    private final FactsSource source = new FactsSource(
            new TerminalIdentity("00317", "一号机", "示范镇", "", "", "", "0537-12345", "8:30-17:30", "", ""),
            new View.Slots(Text.of("", ""), Text.of("", ""), Text.of("", "")),
            new TrustedClock(Ticker.system(), () -> Instant.parse("2026-11-22T02:24:00Z")),
            ZoneId.of("Asia/Shanghai"),
            new Offering(Phrases.load()),
            new Link.Online());
    private long number;

    @Test
    void placementsGoOnCountingWhenTheReaderComesBack() {
        reader(new CardPosition(false, 0));
        reader(new CardPosition(true, 1));
        reader(new CardPosition(false, 1));
        lost();
        reader(new CardPosition(false, 0));
        assertThat(source.facts().card()).isEqualTo(new CardPosition(false, 1));
        reader(new CardPosition(true, 1));
        assertThat(source.facts().card()).isEqualTo(new CardPosition(true, 2));
        assertThat(source.atReader(2)).as("the reader's own number").isEqualTo(1);
    }

    @Test
    void aCardThatLiesThereWhenTheReaderComesBackIsNoNewOne() {
        reader(new CardPosition(false, 0));
        reader(new CardPosition(true, 1));
        lost();
        assertThat(source.facts().card().present()).isFalse();
        reader(new CardPosition(true, 1));
        assertThat(source.facts().card()).isEqualTo(new CardPosition(true, 1));
    }

    @Test
    void aStatusThatIsOlderThanTheLastIsDropped() {
        reader(new CardPosition(true, 1));
        source.device(status(READER, IdCardReader.class, new DeviceState.Absent(), 0));
        assertThat(source.facts().card().present()).isTrue();
    }

    @Test
    void aPrinterWithoutPaperCannotPrintAndSaysSo() {
        source.device(status(
                PRINTER,
                DocumentPrinter.class,
                new DeviceState.Degraded(
                        new Snapshot(List.of(CoreFault.PAPER_OUT.with("tray 1")), List.of(), null, ""),
                        List.of(CoreFault.PAPER_OUT.with("tray 1"))),
                ++number));
        assertThat(source.facts().documents()).isEqualTo(new Facts.DocumentPrinting.NoPaper("P-104"));
        source.device(status(
                PRINTER,
                DocumentPrinter.class,
                new DeviceState.Ready(new Snapshot(List.of(), List.of(), null, "")),
                ++number));
        assertThat(source.facts().documents()).isEqualTo(new Facts.DocumentPrinting.Possible());
    }

    @Test
    void aReaderThatIsLostSaysWhyNoCardCanBeRead() {
        reader(new CardPosition(false, 0));
        assertThat(source.facts().reader()).isEqualTo(new Facts.CardReading.Possible());
        lost();
        assertThat(source.facts().reader()).isEqualTo(new Facts.CardReading.Off("D-101"));
    }

    @Test
    void afterAPowerCutOnlyTheDeviceWithAnOpenQuestionIsHeldBackUntilItHasBeenAsked() {
        DeviceFacts devices = new DeviceFacts();
        devices.openQuestions(List.of(PRINTER));
        devices.newest(status(READER, IdCardReader.class, ready(), 1));
        devices.newest(status(PRINTER, DocumentPrinter.class, connecting(), 1));
        assertThat(devices.health().get(Device.DOCUMENT_PRINTER)).isInstanceOf(DeviceHealth.OpenQuestion.class);
        assertThat(devices.health().get(Device.ID_CARD)).isInstanceOf(DeviceHealth.Ready.class);
        devices.newest(status(PRINTER, DocumentPrinter.class, ready(), 2));
        assertThat(devices.health().get(Device.DOCUMENT_PRINTER)).isInstanceOf(DeviceHealth.Ready.class);
        devices.newest(status(PRINTER, DocumentPrinter.class, connecting(), 3));
        assertThat(devices.health().get(Device.DOCUMENT_PRINTER))
                .as("lost later on, it is a fault like any other")
                .isInstanceOf(DeviceHealth.Faulty.class);
    }

    private static DeviceState ready() {
        return new DeviceState.Ready(new Snapshot(List.of(), List.of(), null, ""));
    }

    private static DeviceState connecting() {
        return new DeviceState.Connecting(1, Duration.ZERO);
    }

    private void reader(CardPosition position) {
        source.device(status(
                READER,
                IdCardReader.class,
                new DeviceState.Ready(new Snapshot(List.of(), List.of(), position, "")),
                ++number));
    }

    private void lost() {
        source.device(status(
                READER,
                IdCardReader.class,
                new DeviceState.Failed(CoreFault.DISCONNECTED.with("unplugged")),
                ++number));
    }

    private static DeviceStatus status(
            DeviceId id, Class<? extends org.doorstep.device.spi.Capability> kind, DeviceState state, long number) {
        return new DeviceStatus(id, "adapter", Set.of(kind), state, number);
    }
}
