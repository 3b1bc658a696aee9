// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.doorstep.catalog.release.Fetcher;
import org.doorstep.catalog.release.LiveCatalog;
import org.doorstep.catalog.release.TrustedCatalog;
import org.doorstep.catalog.release.Update;
import org.doorstep.contract.Enrolment;
import org.doorstep.contract.Lanes;
import org.doorstep.device.spi.Ticker;
import org.doorstep.terminal.journal.AuditEvent;
import org.doorstep.terminal.journal.Journal;
import org.doorstep.terminal.sync.Connectivity.Call;
import org.doorstep.wire.BadMessage;
import org.doorstep.wire.Json;
import org.doorstep.wire.Reply;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the catalog at the release that central names: fetches and verifies beside the one in force, switches between
 * sessions; the first of all at once, for nobody can be pinned to a release while there is none. Asks once more every six
 * hours, because the repository's word is good for a day. What central offers and cannot be trusted goes into the audit
 * chain and raises an alarm, once.
 */
public final class CatalogUpdate implements AutoCloseable {
    private static final int MOST_TOLD = 400;
    private static final System.Logger LOG = System.getLogger(CatalogUpdate.class.getName());
    private static final Duration REFRESH = Duration.ofHours(6);
    private static final String DESKS = "desks.json";

    private final TrustedCatalog catalog;
    private final Fetcher fetcher;
    private final TrustedClock clock;
    private final Connectivity connectivity;
    private final Journal journal;
    private final SessionGate gate;
    private final Consumer<LiveCatalog> switched;
    private final Ticker ticker;
    private final Backoff backoff;
    private final Loop loop;
    private volatile int wanted;
    private volatile @Nullable InForce inForce;
    private volatile @Nullable Instant confirmed;
    private Update.@Nullable Refused lastRefusal;
    private long refreshAt;

    private record InForce(LiveCatalog release, DeskBook desks) {}

    /**
     * @param catalog used by nobody else from now on
     * @param switched told each release put in force; it hands on and returns
     */
    public CatalogUpdate(
            TrustedCatalog catalog,
            Uplink uplink,
            TrustedClock clock,
            Connectivity connectivity,
            Journal journal,
            SessionGate gate,
            Consumer<LiveCatalog> switched,
            Ticker ticker,
            RandomGenerator random) {
        this.catalog = catalog;
        this.fetcher = new CentralFetcher(uplink);
        this.clock = clock;
        this.connectivity = connectivity;
        this.journal = journal;
        this.gate = gate;
        this.switched = switched;
        this.ticker = ticker;
        this.backoff = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(10), random);
        this.refreshAt = ticker.nanos() + REFRESH.toNanos();
        this.inForce = catalog.live().map(CatalogUpdate::inForce).orElse(null);
        this.loop = new Loop("central-catalog", ticker, random, this::turn);
    }

    public void start() {
        loop.start();
    }

    @Override
    public void close() {
        loop.close();
    }

    /** Central's word about the release to run; a listener of {@link LongPoll}. Returns at once. */
    public void assigned(Assignment assignment) {
        wanted = assignment.release();
        loop.wake();
    }

    /** The release in force; empty before the first. Any thread, never blocks. */
    public Optional<LiveCatalog> live() {
        return Optional.ofNullable(inForce).map(InForce::release);
    }

    /** The number of the release in force; 0 before the first. Any thread, never blocks. */
    public int release() {
        return live().map(LiveCatalog::release).orElse(0);
    }

    /** The desks of whatever release is in force when it is asked. Any thread, never blocks. */
    public DeskBook desks() {
        return id -> Optional.ofNullable(inForce).flatMap(now -> now.desks().find(id));
    }

    /** When the repository last said, by its signed and unexpired word, what is newest; empty since this start. */
    public Optional<Instant> confirmed() {
        return Optional.ofNullable(confirmed);
    }

    private void turn() throws InterruptedException {
        long untilRefresh = refreshAt - ticker.nanos();
        if (wanted <= release() && untilRefresh > 0) {
            loop.pause(Duration.ofNanos(untilRefresh));
            return;
        }
        switch (catalog.stage(fetcher, clock.instant())) {
            case Update.Staged(int release) -> {
                confirm();
                LOG.log(Level.INFO, "Release {0} is ready", release);
                if (release() == 0) {
                    switchOver();
                } else {
                    gate.betweenSessions(this::switchOver);
                }
                if (release() < release) {
                    loop.pause(backoff.next());
                }
            }
            case Update.Switched ignored -> confirm();
            case Update.Current ignored -> {
                confirm();
                if (wanted > release()) {
                    loop.pause(backoff.next());
                } else {
                    backoff.reset();
                }
            }
            case Update.Refused refused -> {
                connectivity.trouble(
                        Call.CATALOG, Link.Reason.CATALOG, refused.reason().name());
                tell(refused);
                loop.pause(backoff.next());
            }
            case Update.Unreachable none -> {
                connectivity.silent(Call.CATALOG, Reply.Sent.UNKNOWN, none.detail());
                loop.pause(backoff.next());
            }
        }
    }

    private void confirm() {
        confirmed = clock.instant();
        refreshAt = ticker.nanos() + REFRESH.toNanos();
        lastRefusal = null;
        connectivity.good(Call.CATALOG);
    }

    private void tell(Update.Refused refused) {
        LOG.log(Level.WARNING, "The catalog offered is refused: {0} {1}", refused.reason(), refused.detail());
        if (refused.equals(lastRefusal)) {
            return;
        }
        lastRefusal = refused;
        journal.transaction(tx -> {
            tx.audit().append(AuditEvent.RELEASE_REFUSED, refused.reason().name());
            return tx.outbox()
                    .queue(
                            Lanes.Lane.P2,
                            Lanes.Kind.ALARM,
                            new Lanes.Alarm("CATALOG_REFUSED", "", refused.reason() + ": " + refused.detail()));
        });
    }

    private void switchOver() {
        int before = release();
        Optional<LiveCatalog> now;
        try {
            now = catalog.activate();
        } catch (UncheckedIOException e) {
            LOG.log(Level.WARNING, "The catalog could not be switched; it is tried again", e);
            connectivity.trouble(Call.CATALOG, Link.Reason.CATALOG, "the disk does not take it");
            return;
        }
        now.filter(live -> live.release() > before).ifPresent(live -> {
            inForce = inForce(live);
            backoff.reset();
            journal.transaction(tx -> {
                tx.audit().append(AuditEvent.RELEASE_APPLIED, Integer.toString(live.release()));
                hidden(live).ifPresent(alarm -> tx.outbox().queue(Lanes.Lane.P2, Lanes.Kind.ALARM, alarm));
                return tx;
            });
            switched.accept(live);
        });
    }

    /** What of a release this program does not show, told once, when the release comes into force. */
    private static Optional<Lanes.Alarm> hidden(LiveCatalog live) {
        if (live.hidden().isEmpty()) {
            return Optional.empty();
        }
        String names = live.hidden().stream().map(LiveCatalog.Hidden::target).collect(Collectors.joining(", "));
        String first = "Release " + live.release() + " is shown without " + names + ". "
                + live.hidden().getFirst().problems().getFirst();
        return Optional.of(new Lanes.Alarm(
                "CATALOG_HIDDEN", "", first.length() > MOST_TOLD ? first.substring(0, MOST_TOLD) + "…" : first));
    }

    private static InForce inForce(LiveCatalog live) {
        try {
            Enrolment.Desks desks = Json.readReply(
                    live.other(DESKS).orElse("{\"desks\":[]}".getBytes(StandardCharsets.UTF_8)), Enrolment.Desks.class);
            return new InForce(live, DeskBook.of(desks));
        } catch (BadMessage e) {
            LOG.log(Level.WARNING, "{0} of release {1} cannot be read: {2}", DESKS, live.release(), e.getMessage());
            return new InForce(live, DeskBook.of(new Enrolment.Desks(List.of())));
        }
    }
}
