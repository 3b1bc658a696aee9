// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import org.doorstep.contract.Lanes;
import org.doorstep.device.spi.Ticker;
import org.doorstep.terminal.journal.AuditEvent;
import org.doorstep.terminal.journal.Journal;
import org.doorstep.terminal.journal.Outbox;
import org.doorstep.terminal.journal.Slip;
import org.doorstep.terminal.journal.Standing;
import org.doorstep.terminal.journal.Transaction;
import org.doorstep.terminal.sync.Connectivity.Call;
import org.doorstep.wire.Reply;

/**
 * Hands the outbox to central: {@code POST /t/batch}. P0 goes first, then P1 and so on; within a lane strictly in order;
 * no lane waits for another. A record leaves the queue only by a receipt that carries central's signature and the record's
 * hash. One that central cannot deal with steps aside and its lane goes on. Nothing but the journal says what is still to
 * be sent, so a crash at any point leads to a repeat, which central knows by its id.
 */
public final class LanePump implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(LanePump.class.getName());
    /** From the call to the last byte of the answer. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Set<Lanes.Lane> URGENT = EnumSet.of(Lanes.Lane.P0, Lanes.Lane.P1);
    private static final Duration NAP = Duration.ofMinutes(1);

    private final Uplink uplink;
    private final Journal journal;
    private final Connectivity connectivity;
    private final Ticker ticker;
    private final Backoff endpoint;
    private final List<LaneQueue> queues = new ArrayList<>();
    private final List<ReceivedListener> receivedListeners = new CopyOnWriteArrayList<>();
    private final Duration patience;
    private final Loop loop;
    private long endpointNotBefore;
    private long endpointAsked;
    private boolean forgerySeen;
    private volatile boolean offline = true;
    private volatile boolean hurried;
    private volatile boolean pressed;

    /** Hears of submissions that central has receipted. */
    @FunctionalInterface
    public interface ReceivedListener {
        /**
         * Called after the receipt is on disk, by the pump's thread; it hands on and returns. That may be before the thread
         * that filed the submission has gone on.
         *
         * @param slip 14 digits
         * @param caseNumber 办件编号, 43 characters; empty when the receipt carried none
         */
        void received(String slip, String caseNumber);
    }

    public LanePump(Uplink uplink, Journal journal, Connectivity connectivity, Ticker ticker, RandomGenerator random) {
        this(uplink, journal, connectivity, ticker, random, PATIENCE);
    }

    LanePump(
            Uplink uplink,
            Journal journal,
            Connectivity connectivity,
            Ticker ticker,
            RandomGenerator random,
            Duration patience) {
        this.uplink = uplink;
        this.journal = journal;
        this.connectivity = connectivity;
        this.ticker = ticker;
        this.endpoint = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(2), random);
        this.endpointNotBefore = ticker.nanos();
        this.endpointAsked = endpointNotBefore;
        this.patience = patience;
        for (Lanes.Lane lane : Lanes.Lane.values()) {
            queues.add(new LaneQueue(lane, ticker, random));
        }
        this.loop = new Loop("central-lanes", ticker, random, this::turn);
    }

    /** Starts sending what waits, and from then on what is queued. */
    public void start() {
        journal.whenQueued(loop::wake);
        connectivity.listen(this::changed);
        loop.start();
    }

    /** Has {@code listener} told of each submission that central has receipted, also of those of earlier sessions. */
    public void onReceived(ReceivedListener listener) {
        receivedListeners.add(listener);
    }

    /**
     * Somebody stands there and waits for a receipt: payments and submissions are tried once now, whatever back-off this
     * terminal gave itself. A time that central asked for is waited out all the same. Any thread.
     */
    public void soon() {
        pressed = true;
        loop.wake();
    }

    /** Once central answers again, the back-off from before means nothing; a time that it asked for still does. */
    private void changed(Link link) {
        boolean silent = link instanceof Link.Offline;
        if (!silent && (offline || link instanceof Link.Online)) {
            hurried = true;
            loop.wake();
        }
        offline = silent;
    }

    @Override
    public void close() {
        loop.close();
    }

    private void turn() throws InterruptedException {
        if (hurried) {
            hurried = false;
            endpoint.reset();
            endpointNotBefore = endpointAsked;
        }
        if (pressed) {
            pressed = false;
            endpointNotBefore = endpointAsked;
            queues.stream().filter(queue -> URGENT.contains(queue.lane())).forEach(LaneQueue::press);
        }
        long closedFor = endpointNotBefore - ticker.nanos();
        if (closedFor > 0) {
            loop.pause(Duration.ofNanos(closedFor));
            return;
        }
        Duration nap = NAP;
        for (LaneQueue queue : queues) {
            List<Lanes.Entry> batch = queue.due(journal);
            if (!batch.isEmpty()) {
                send(queue, batch);
                return;
            }
            nap = queue.nap(nap);
        }
        loop.pause(nap);
    }

    private void send(LaneQueue queue, List<Lanes.Entry> batch) throws InterruptedException {
        var body = new Lanes.Batch(queue.lane(), batch);
        switch (uplink.api().post("/t/batch?journal=" + journal.id(), body, Lanes.Receipts.class, patience)) {
            case Reply.Ok<Lanes.Receipts>(Lanes.Receipts receipts) -> {
                endpoint.reset();
                answered(queue, batch, receipts.receipts());
            }
            case Reply.Refused<Lanes.Receipts> refused -> refused(queue, batch, refused);
            case Reply.Unreachable<Lanes.Receipts> none -> {
                connectivity.silent(Call.BATCH, none.sent(), none.reason());
                closeEndpoint(Duration.ZERO);
            }
        }
    }

    private void closeEndpoint(Duration atLeast) {
        endpointAsked = ticker.nanos() + atLeast.toNanos();
        endpointNotBefore = ticker.nanos() + endpoint.next(atLeast).toNanos();
    }

    private void refused(LaneQueue queue, List<Lanes.Entry> batch, Reply.Refused<Lanes.Receipts> refused) {
        String detail = refused.status() + " " + refused.problem().code();
        switch (refused.status()) {
            case 401, 403, 408, 429, 502, 503, 504 -> {
                connectivity.trouble(Call.BATCH, Link.Reason.REFUSED, detail);
                closeEndpoint(refused.retryAfter());
            }
            default -> {
                connectivity.trouble(Call.BATCH, Link.Reason.UPLOAD, detail);
                queue.choked(batch, refused.retryAfter()).ifPresent(entry -> tellAside(entry, detail));
            }
        }
    }

    private static void tellAside(Lanes.Entry entry, String why) {
        LOG.log(Level.WARNING, "Record {0} of lane {1} stepped aside: {2}", entry.id(), entry.lane(), why);
    }

    private void answered(LaneQueue queue, List<Lanes.Entry> batch, List<Lanes.Receipt> receipts) {
        Map<String, Lanes.Entry> sent = new HashMap<>();
        batch.forEach(entry -> sent.put(entry.id(), entry));
        var promised = new ArrayList<Lanes.Receipt>();
        Duration later = Duration.ZERO;
        boolean forged = false;
        for (Lanes.Receipt receipt : receipts) {
            String signature = receipt.signature();
            if (!sent.containsKey(receipt.id())) {
                continue;
            }
            if (receipt.state() == Lanes.State.RETRY) {
                later = longer(later, Duration.ofSeconds(Math.max(1, receipt.retryAfterSeconds())));
            } else if (signature != null && uplink.saidByCentral(receipt.signedText(), signature)) {
                promised.add(receipt);
            } else {
                forged = true;
            }
        }
        Map<String, Outbox.Applied> applied = apply(promised, forged && !forgerySeen);
        forgerySeen = forged;
        if (forged) {
            connectivity.trouble(Call.BATCH, Link.Reason.NOT_CENTRALS_WORD, "a receipt in lane " + queue.lane());
        } else {
            connectivity.good(Call.BATCH);
        }
        settle(queue, sent, applied, later);
    }

    private Map<String, Outbox.Applied> apply(List<Lanes.Receipt> promised, boolean tellForgery) {
        if (promised.isEmpty() && !tellForgery) {
            return Map.of();
        }
        var received = new ArrayList<Slip>();
        Map<String, Outbox.Applied> applied = journal.transaction(tx -> {
            if (tellForgery) {
                tx.audit().append(AuditEvent.CENTRAL_REFUSED, "receipt");
            }
            var outcomes = new HashMap<String, Outbox.Applied>();
            for (Lanes.Receipt receipt : promised) {
                Outbox.Applied outcome = tx.outbox().apply(receipt);
                outcomes.put(receipt.id(), outcome);
                switch (outcome) {
                    case QUARANTINED -> tx.audit().append(AuditEvent.RECORD_HELD, receipt.id());
                    case OTHER_BYTES -> otherBytes(tx, receipt.id());
                    case DELIVERED -> tx.slips().ofRecord(receipt.id()).ifPresent(received::add);
                    case STILL_WAITING, NOT_WAITING -> {}
                }
            }
            return outcomes;
        });
        received.forEach(this::tellReceived);
        return applied;
    }

    /** Central has another record under this id, so one of the two is not what it says; nobody may find out by chance. */
    private static void otherBytes(Transaction tx, String record) {
        tx.audit().append(AuditEvent.CENTRAL_REFUSED, record);
        if (tx.told().first("other-bytes/" + record)) {
            tx.outbox().queue(Lanes.Lane.P2, Lanes.Kind.ALARM, new Lanes.Alarm("RECORD_OTHER_BYTES", "", record));
        }
    }

    private void tellReceived(Slip slip) {
        if (slip.standing() instanceof Standing.Received(String caseNumber)) {
            receivedListeners.forEach(listener -> listener.received(slip.number(), caseNumber));
        }
    }

    private static void settle(
            LaneQueue queue, Map<String, Lanes.Entry> sent, Map<String, Outbox.Applied> applied, Duration later) {
        applied.forEach((id, outcome) -> {
            Lanes.Entry entry = sent.get(id);
            if (outcome == Outbox.Applied.OTHER_BYTES && entry != null) {
                queue.stepAside(entry);
                tellAside(entry, "central's receipt is about other bytes");
            }
        });
        boolean progress = applied.values().stream()
                .anyMatch(a -> a == Outbox.Applied.DELIVERED || a == Outbox.Applied.QUARANTINED);
        if (progress) {
            queue.progressed();
        }
        if (later.isPositive()) {
            queue.comeBackIn(later);
        } else if (!progress) {
            queue.backOff(Duration.ZERO);
        }
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
