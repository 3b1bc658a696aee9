// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.catalog;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.doorstep.catalog.Phrases;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.availability.Availability;
import org.doorstep.catalog.availability.DeviceHealth;
import org.doorstep.catalog.availability.Offering;
import org.doorstep.catalog.availability.TerminalFacts;
import org.doorstep.catalog.item.Device;
import org.doorstep.catalog.item.Identity;
import org.doorstep.catalog.item.Item;
import org.doorstep.catalog.item.Requirement;
import org.doorstep.central.fleet.Heartbeats;
import org.doorstep.central.store.Terminals;
import org.doorstep.contract.Lanes;

/**
 * Which terminals cannot show an item and why: the terminal's own decision, over the devices that its last heartbeat told of. Any
 * thread.
 */
public final class Reach {
    private static final String PAPER_OUT = "P-104";

    private final Offering offering = new Offering(Phrases.load());

    /** How long a terminal cannot. */
    public enum Lasting {
        /** It has no such device. */
        ALWAYS,
        /** Something is to be repaired or refilled. */
        NOW,
        /** It never told of its devices. */
        UNKNOWN
    }

    /**
     * @param why as the terminal tells residents; empty when nothing is known
     * @param lacking what it has no device for
     */
    public record Missing(
            Terminals.Terminal terminal, Lasting lasting, Optional<Text> why, List<Requirement> lacking) {}

    /** Those of {@code terminals} that cannot show {@code item}; revoked ones are left out. */
    public List<Missing> missing(Item item, List<Terminals.Terminal> terminals, LocalDate today) {
        LocalDate from = item.validity().from();
        LocalDate day = from != null && from.isAfter(today) ? from : today;
        List<Missing> missing = new ArrayList<>();
        for (Terminals.Terminal terminal : terminals) {
            if (terminal.revoked() != null) {
                continue;
            }
            if (terminal.heartbeat() == null) {
                missing.add(new Missing(terminal, Lasting.UNKNOWN, Optional.empty(), List.of()));
                continue;
            }
            Map<Device, DeviceHealth> health = health(terminal);
            TerminalFacts facts = new TerminalFacts(
                    health,
                    EnumSet.allOf(Identity.Method.class),
                    true,
                    Set.of(),
                    Set.of(),
                    Long.MAX_VALUE,
                    true,
                    Duration.ZERO,
                    day);
            if (offering.of(item, facts) instanceof Availability.Withheld(var reason, var text, var ignored)) {
                lasting(reason)
                        .ifPresent(lasting ->
                                missing.add(new Missing(terminal, lasting, Optional.of(text), lacking(item, health))));
            }
        }
        return missing;
    }

    private static List<Requirement> lacking(Item item, Map<Device, DeviceHealth> health) {
        return item.requires().stream()
                .filter(requirement -> requirement.anyOf().stream().noneMatch(health::containsKey))
                .toList();
    }

    private static Optional<Lasting> lasting(Availability.Reason reason) {
        return switch (reason) {
            case DEVICE_ABSENT -> Optional.of(Lasting.ALWAYS);
            case DEVICE_FAULT, PAPER_OUT, OPEN_QUESTION -> Optional.of(Lasting.NOW);
            case NOT_YET_VALID,
                    NO_LONGER_VALID,
                    WITHDRAWN,
                    CATALOG_STALE,
                    OFFLINE,
                    DESK_UNREACHABLE,
                    QUEUE_FULL,
                    NUMBERS_UNKNOWN,
                    NO_WAY_TO_IDENTIFY -> Optional.empty();
        };
    }

    private static Map<Device, DeviceHealth> health(Terminals.Terminal terminal) {
        Map<Device, DeviceHealth> health = new EnumMap<>(Device.class);
        for (Lanes.Device device : Heartbeats.devices(terminal)) {
            kind(device.adapter()).ifPresent(kind -> {
                if (!(health.get(kind) instanceof DeviceHealth.Ready)) {
                    health.put(kind, health(device));
                }
            });
        }
        return health;
    }

    /** Adapters are called by what they drive and how, such as {@code idcard-sdt}. */
    private static Optional<Device> kind(String adapter) {
        return switch (adapter.split("-", 2)[0]) {
            case "idcard" -> Optional.of(Device.ID_CARD);
            case "receipt" -> Optional.of(Device.RECEIPT_PRINTER);
            case "document" -> Optional.of(Device.DOCUMENT_PRINTER);
            default -> {
                for (Device device : Device.values()) {
                    if (adapter.startsWith(device.wireName())) {
                        yield Optional.of(device);
                    }
                }
                yield Optional.empty();
            }
        };
    }

    private static DeviceHealth health(Lanes.Device device) {
        return switch (device.state()) {
            case "READY", "DEGRADED", "WORKING" ->
                device.faults().contains(PAPER_OUT)
                        ? new DeviceHealth.PaperOut()
                        : new DeviceHealth.Ready(device.paper());
            default ->
                new DeviceHealth.Faulty(
                        device.faults().isEmpty()
                                ? device.state()
                                : device.faults().getFirst());
        };
    }
}
