// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.availability.Offering;
import org.doorstep.catalog.availability.TerminalFacts;
import org.doorstep.catalog.flow.CodeTables;
import org.doorstep.catalog.item.CodeTable;
import org.doorstep.catalog.item.Item;
import org.doorstep.catalog.item.WorkCalendar;
import org.doorstep.catalog.release.LiveCatalog;
import org.doorstep.device.runtime.DeviceStatus;
import org.doorstep.device.spi.CardPosition;
import org.doorstep.device.spi.DeviceId;
import org.doorstep.device.spi.DeviceState;
import org.doorstep.device.spi.IdCardReader;
import org.doorstep.device.spi.Snapshot;
import org.doorstep.terminal.session.Facts;
import org.doorstep.terminal.session.Offer;
import org.doorstep.terminal.session.Session;
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
    private final DeviceFacts devices = new DeviceFacts();
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
    private boolean numbersKnown;

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

    /** Devices that a program before this one asked something of which it is not known what became. */
    synchronized void openQuestions(Collection<DeviceId> asked) {
        devices.openQuestions(asked);
    }

    synchronized void device(DeviceStatus status) {
        if (!devices.newest(status)) {
            return;
        }
        Snapshot look = DeviceFacts.look(status.state());
        CardPosition seen = look == null ? null : look.card();
        if (seen != null) {
            seen(seen);
        } else if (look == null
                && status.kinds().contains(IdCardReader.class)
                && !(status.state() instanceof DeviceState.Working)) {
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

    /** The next slip's number is known, and stays so. */
    synchronized void numbersKnown() {
        numbersKnown = true;
    }

    synchronized boolean online() {
        return !(link instanceof Link.Offline);
    }

    /** What is known of {@code id} by its last look; empty before the first. */
    synchronized Optional<Snapshot> lastLook(DeviceId id) {
        return devices.lastLook(id);
    }

    synchronized Facts facts() {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), zone);
        LocalDate today = now.toLocalDate();
        TerminalFacts terminal = new TerminalFacts(
                devices.health(),
                Session.identifies(),
                online(),
                Set.of(),
                Set.copyOf(withdrawn),
                queueRoom,
                numbersKnown,
                catalogAge(),
                today);
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
                notice(),
                slots);
        return new Facts(frame, card, devices.reading(), offers, devices.printing(), tables, today);
    }

    private @Nullable Text notice() {
        return catalog == null
                ? null
                : offering.notice(catalogAge(), LocalDate.ofInstant(catalogCurrent, zone))
                        .orElse(null);
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
}
