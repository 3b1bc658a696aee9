// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.doorstep.catalog.availability.DeviceHealth;
import org.doorstep.catalog.availability.Offering;
import org.doorstep.catalog.availability.TerminalFacts;
import org.doorstep.catalog.flow.CodeTables;
import org.doorstep.catalog.item.CodeTable;
import org.doorstep.catalog.item.Device;
import org.doorstep.catalog.item.Item;
import org.doorstep.catalog.item.WorkCalendar;
import org.doorstep.catalog.release.LiveCatalog;
import org.doorstep.device.runtime.DeviceStatus;
import org.doorstep.device.spi.Capability;
import org.doorstep.device.spi.CardPosition;
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
import org.doorstep.terminal.session.Offer;
import org.doorstep.terminal.session.View;
import org.doorstep.terminal.sync.Link;
import org.doorstep.terminal.sync.TerminalIdentity;
import org.doorstep.terminal.sync.TrustedClock;
import org.jspecify.annotations.Nullable;

/** Brings together what devices, central and the catalog say into the facts of the session. Any thread. */
final class FactsSource implements CodeTables {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private final TerminalIdentity identity;
    private final View.Slots slots;
    private final TrustedClock clock;
    private final ZoneId zone;
    private final Offering offering;
    private final Map<DeviceId, DeviceStatus> devices = new LinkedHashMap<>();
    private final Map<DeviceId, Snapshot> lastLook = new LinkedHashMap<>();
    private CardPosition card = new CardPosition(false, 0);
    private long opening;
    private boolean reopened;
    private Link link;
    private @Nullable LiveCatalog catalog;
    private CodeTables tables = CodeTables.NONE;
    private final Map<String, String> initials = new HashMap<>();
    private UnaryOperator<String> spelling = title -> "";
    private Instant catalogCurrent = Instant.EPOCH;
    private List<String> withdrawn = List.of();
    private long queueRoom = Long.MAX_VALUE;

    FactsSource(
            TerminalIdentity identity,
            View.Slots slots,
            TrustedClock clock,
            ZoneId zone,
            Offering offering,
            Link link) {
        this.identity = identity;
        this.slots = slots;
        this.clock = clock;
        this.zone = zone;
        this.offering = offering;
        this.link = link;
    }

    synchronized void device(DeviceStatus status) {
        DeviceStatus before = devices.get(status.id());
        if (before != null && before.number() >= status.number()) {
            return;
        }
        devices.put(status.id(), status);
        Snapshot look = look(status.state());
        if (look != null) {
            lastLook.put(status.id(), look);
            CardPosition seen = look.card();
            if (seen != null) {
                seen(seen);
            }
        } else if (status.kinds().contains(IdCardReader.class) && !(status.state() instanceof DeviceState.Working)) {
            card = new CardPosition(false, card.placement());
            reopened = true;
        }
    }

    /**
     * An adapter counts placements from its opening; sessions need one count over all openings. A card that lies there
     * when the reader comes back may have lain there all along, so it is no new one.
     */
    private void seen(CardPosition raw) {
        if (reopened) {
            opening = card.placement() - raw.placement();
            reopened = false;
        }
        card = new CardPosition(raw.present(), opening + raw.placement());
    }

    /** The adapter's own number of a placement that sessions know. */
    synchronized long atReader(long placement) {
        return placement - opening;
    }

    synchronized void link(Link now) {
        link = now;
    }

    synchronized void catalog(LiveCatalog live) {
        catalog = live;
        tables = live;
        catalogCurrent = catalogCurrent.isBefore(live.published()) ? live.published() : catalogCurrent;
    }

    /** How titles are found by first letters; before, nothing is found by them. */
    synchronized void initials(UnaryOperator<String> bySpelling) {
        spelling = bySpelling;
        initials.clear();
    }

    /** An item of the release in force. */
    synchronized Optional<Item> item(String id) {
        return catalog == null ? Optional.empty() : catalog.item(id);
    }

    /** A code list of the release in force. */
    @Override
    public synchronized Optional<CodeTable> table(String id) {
        return tables.table(id);
    }

    /** The working calendar of the release in force. */
    @Override
    public synchronized WorkCalendar calendar() {
        return tables.calendar();
    }

    /** When the release in force was last found to be the newest. */
    synchronized void catalogConfirmed(Instant when) {
        catalogCurrent = when;
    }

    synchronized void withdrawn(List<String> items) {
        withdrawn = List.copyOf(items);
    }

    /** Bytes that items may still add to the outbox. */
    synchronized void queueRoom(long bytes) {
        queueRoom = bytes;
    }

    synchronized boolean online() {
        return !(link instanceof Link.Offline);
    }

    synchronized List<DeviceStatus> devices() {
        return List.copyOf(devices.values());
    }

    /** What is known of {@code id} by its last look; empty before the first. */
    synchronized Optional<Snapshot> lastLook(DeviceId id) {
        return Optional.ofNullable(lastLook.get(id));
    }

    synchronized Facts facts() {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), zone);
        LocalDate today = now.toLocalDate();
        Map<Device, DeviceHealth> health = health();
        TerminalFacts terminal =
                new TerminalFacts(health, online(), Set.of(), Set.copyOf(withdrawn), queueRoom, catalogAge(), today);
        List<Offer> offers = new ArrayList<>();
        LiveCatalog live = catalog;
        if (live != null) {
            for (Item item : live.items()) {
                String title = item.title().zhCn() + item.shortTitle().zhCn();
                offers.add(new Offer(
                        item, live.release(), offering.of(item, terminal), initials.computeIfAbsent(title, spelling)));
            }
        }
        View.Frame frame = new View.Frame(
                identity.site(),
                shown(link),
                now.format(CLOCK),
                identity.id(),
                identity.phone(),
                identity.staffedHours(),
                slots);
        return new Facts(
                frame,
                card,
                health.get(Device.ID_CARD) instanceof DeviceHealth.Ready,
                offers,
                printing(health.get(Device.DOCUMENT_PRINTER)),
                tables,
                today);
    }

    private Duration catalogAge() {
        Duration age = Duration.between(catalogCurrent, clock.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }

    private static View.Link shown(Link link) {
        return switch (link) {
            case Link.Online() -> View.Link.ONLINE;
            case Link.Partly ignored -> View.Link.PARTLY;
            case Link.Offline ignored -> View.Link.OFFLINE;
        };
    }

    private static Facts.DocumentPrinting printing(@Nullable DeviceHealth health) {
        return switch (health) {
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

    private Map<Device, DeviceHealth> health() {
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

    private static @Nullable Snapshot look(DeviceState state) {
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
