// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.doorstep.catalog.availability.DeviceHealth;
import org.doorstep.catalog.item.Device;
import org.doorstep.device.runtime.DeviceStatus;
import org.doorstep.device.spi.Capability;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.DeviceId;
import org.doorstep.device.spi.DeviceState;
import org.doorstep.device.spi.DocumentPrinter;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.IdCardReader;
import org.doorstep.device.spi.ReceiptPrinter;
import org.doorstep.device.spi.Severity;
import org.doorstep.device.spi.Snapshot;
import org.doorstep.terminal.session.Facts;
import org.jspecify.annotations.Nullable;

/** How the devices stand, as items and sessions ask for it. Guarded by its {@link FactsSource}. */
final class DeviceFacts {
    private final Map<DeviceId, DeviceStatus> devices = new LinkedHashMap<>();
    private final Map<DeviceId, Snapshot> lastLook = new LinkedHashMap<>();
    private final Set<DeviceId> questions = new HashSet<>();

    /** Devices that a program before this one asked something of which it is not known what became. */
    void openQuestions(Collection<DeviceId> asked) {
        questions.addAll(asked);
    }

    /** Takes a status over, unless a newer one is known. */
    boolean newest(DeviceStatus status) {
        DeviceStatus before = devices.get(status.id());
        if (before != null && before.number() >= status.number()) {
            return false;
        }
        devices.put(status.id(), status);
        Snapshot look = look(status.state());
        if (look != null) {
            lastLook.put(status.id(), look);
            // A device is asked what became of what was left open before anything is seen of it.
            questions.remove(status.id());
        }
        return true;
    }

    /** What is known of {@code id} by its last look; empty before the first. */
    Optional<Snapshot> lastLook(DeviceId id) {
        return Optional.ofNullable(lastLook.get(id));
    }

    /** How each kind of device stands; the best where there are several of one. */
    Map<Device, DeviceHealth> health() {
        Map<Device, DeviceHealth> health = new EnumMap<>(Device.class);
        for (DeviceStatus status : devices.values()) {
            for (Class<? extends Capability> kind : status.kinds()) {
                Device device = device(kind);
                if (device != null && !(health.get(device) instanceof DeviceHealth.Ready)) {
                    health.put(device, health(status));
                }
            }
        }
        return health;
    }

    /** Whether cards can be read now. */
    Facts.CardReading reading() {
        return switch (health().get(Device.ID_CARD)) {
            case null -> new Facts.CardReading.Off(CoreFault.DISCONNECTED.code().value());
            case DeviceHealth.Ready ignored -> new Facts.CardReading.Possible();
            case DeviceHealth.PaperOut ignored -> new Facts.CardReading.Possible();
            case DeviceHealth.Faulty(String code) -> new Facts.CardReading.Off(code);
            case DeviceHealth.OpenQuestion ignored ->
                new Facts.CardReading.Off(CoreFault.BUSY.code().value());
        };
    }

    /** Whether documents can be printed now. */
    Facts.DocumentPrinting printing() {
        return switch (health().get(Device.DOCUMENT_PRINTER)) {
            case null ->
                new Facts.DocumentPrinting.Off(CoreFault.DISCONNECTED.code().value());
            case DeviceHealth.Ready ignored -> new Facts.DocumentPrinting.Possible();
            case DeviceHealth.PaperOut() ->
                new Facts.DocumentPrinting.NoPaper(CoreFault.PAPER_OUT.code().value());
            case DeviceHealth.Faulty(String code) -> new Facts.DocumentPrinting.Off(code);
            case DeviceHealth.OpenQuestion() ->
                new Facts.DocumentPrinting.Off(CoreFault.BUSY.code().value());
        };
    }

    private static @Nullable Device device(Class<? extends Capability> kind) {
        if (kind == IdCardReader.class) {
            return Device.ID_CARD;
        }
        if (kind == DocumentPrinter.class) {
            return Device.DOCUMENT_PRINTER;
        }
        return kind == ReceiptPrinter.class ? Device.RECEIPT_PRINTER : null;
    }

    private DeviceHealth health(DeviceStatus status) {
        if (questions.contains(status.id())) {
            return new DeviceHealth.OpenQuestion();
        }
        return switch (status.state()) {
            case DeviceState.Ready(Snapshot look) -> health(look);
            case DeviceState.Degraded(Snapshot look, List<Fault> ignored) -> health(look);
            case DeviceState.Working ignored -> {
                Snapshot look = lastLook.get(status.id());
                yield look == null ? new DeviceHealth.Ready(-1) : health(look);
            }
            case DeviceState.Failed(Fault fault) ->
                new DeviceHealth.Faulty(fault.code().value());
            case DeviceState.Quarantined(Fault why) ->
                new DeviceHealth.Faulty(why.code().value());
            case DeviceState.Absent() ->
                new DeviceHealth.Faulty(CoreFault.DISCONNECTED.code().value());
            case DeviceState.Connecting ignored ->
                new DeviceHealth.Faulty(CoreFault.DISCONNECTED.code().value());
            case DeviceState.Service ignored ->
                new DeviceHealth.Faulty(CoreFault.BUSY.code().value());
        };
    }

    private static DeviceHealth health(Snapshot look) {
        for (Fault fault : look.faults()) {
            if (CoreFault.PAPER_OUT.is(fault)) {
                return new DeviceHealth.PaperOut();
            }
        }
        for (Fault fault : look.faults()) {
            if (fault.severity() == Severity.BLOCKING) {
                return new DeviceHealth.Faulty(fault.code().value());
            }
        }
        return new DeviceHealth.Ready(sheets(look));
    }

    /** Sheets of paper left; -1 when the device does not tell. */
    static int sheets(Snapshot look) {
        return look.supplies().stream()
                .filter(s -> s.unit() == Snapshot.Unit.SHEETS)
                .mapToInt(Snapshot.Supply::remaining)
                .filter(n -> n >= 0)
                .min()
                .orElse(-1);
    }

    /** What the state shows of the device; null where it shows nothing. */
    static @Nullable Snapshot look(DeviceState state) {
        return switch (state) {
            case DeviceState.Ready(Snapshot look) -> look;
            case DeviceState.Degraded(Snapshot look, List<Fault> ignored) -> look;
            case DeviceState.Absent ignored -> null;
            case DeviceState.Connecting ignored -> null;
            case DeviceState.Working ignored -> null;
            case DeviceState.Failed ignored -> null;
            case DeviceState.Service ignored -> null;
            case DeviceState.Quarantined ignored -> null;
        };
    }
}
