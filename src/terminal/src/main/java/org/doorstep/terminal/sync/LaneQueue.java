// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.doorstep.contract.Lanes;
import org.doorstep.device.spi.Ticker;
import org.doorstep.terminal.journal.Journal;
import org.jspecify.annotations.Nullable;

/**
 * What the pump remembers of one lane between calls: when to try again, how many records at once, and which record has
 * stepped aside. All of it may be forgotten; the journal alone says what waits. Confined to the pump's thread.
 */
final class LaneQueue {
    /** Records in one call. */
    static final int BATCH = 50;
    /** Failures of one record by itself after which the lane goes on without it. */
    static final int STRIKES = 3;

    private static final int BATCH_BYTES = 512 * 1024;

    private final Lanes.Lane lane;
    private final Ticker ticker;
    private final RandomGenerator random;
    private final Backoff backoff;
    private final Map<String, Aside> asides = new LinkedHashMap<>();
    private long notBefore;
    private long asked;
    private int size = BATCH;
    private int strikes;

    private static final class Aside {
        private final Backoff backoff;
        private long due;

        Aside(Backoff backoff) {
            this.backoff = backoff;
        }
    }

    LaneQueue(Lanes.Lane lane, Ticker ticker, RandomGenerator random) {
        this.lane = lane;
        this.ticker = ticker;
        this.random = random;
        this.backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(2), random);
        this.notBefore = ticker.nanos();
        this.asked = notBefore;
    }

    Lanes.Lane lane() {
        return lane;
    }

    /** What to send now, in order; empty when nothing is due. A record that stepped aside and is due comes by itself. */
    List<Lanes.Entry> due(Journal journal) {
        if (notBefore - ticker.nanos() > 0) {
            return List.of();
        }
        List<Lanes.Entry> waiting = journal.transaction(tx -> tx.outbox().waiting(lane, size + asides.size()));
        if (!asides.isEmpty()) {
            asides.keySet().retainAll(waiting.stream().map(Lanes.Entry::id).toList());
            Optional<Lanes.Entry> again = waiting.stream()
                    .filter(entry -> isDue(asides.get(entry.id())))
                    .findFirst();
            if (again.isPresent()) {
                return List.of(again.get());
            }
        }
        var batch = new ArrayList<Lanes.Entry>();
        int bytes = 0;
        for (Lanes.Entry entry : waiting) {
            if (asides.containsKey(entry.id())) {
                continue;
            }
            bytes += entry.body().getBytes(StandardCharsets.UTF_8).length;
            if (!batch.isEmpty() && (bytes > BATCH_BYTES || batch.size() >= size)) {
                break;
            }
            batch.add(entry);
        }
        return batch;
    }

    private boolean isDue(@Nullable Aside aside) {
        return aside != null && aside.due - ticker.nanos() <= 0;
    }

    /** How long until something may be due that no new record announces; at most {@code longest}. */
    Duration nap(Duration longest) {
        long now = ticker.nanos();
        long nap = longest.toNanos();
        if (notBefore - now > 0) {
            nap = Math.min(nap, notBefore - now);
        }
        for (Aside aside : asides.values()) {
            nap = Math.min(nap, Math.max(1, aside.due - now));
        }
        return Duration.ofNanos(nap);
    }

    /** Central took or held at least one record. */
    void progressed() {
        backoff.reset();
        strikes = 0;
        size = Math.min(BATCH, size * 2);
    }

    /** Nothing came of it; the lane waits. */
    void backOff(Duration atLeast) {
        asked = ticker.nanos() + atLeast.toNanos();
        notBefore = ticker.nanos() + backoff.next(atLeast).toNanos();
    }

    /** Central named a time for this lane. */
    void comeBackIn(Duration time) {
        asked = ticker.nanos() + time.toNanos();
        notBefore = asked;
    }

    /** Tries again now, unless central asked for a time. */
    void press() {
        notBefore = asked;
    }

    /**
     * Central could not deal with these records. More than one: they are sent one by one to find which it is. One: after
     * some strikes it steps aside, stays in the journal and is offered again from time to time.
     *
     * @return the record that stepped aside now
     */
    Optional<Lanes.Entry> choked(List<Lanes.Entry> sent, Duration atLeast) {
        if (sent.size() > 1) {
            size = 1;
            comeBackIn(atLeast);
            return Optional.empty();
        }
        Lanes.Entry only = sent.getFirst();
        Aside known = asides.get(only.id());
        if (known != null) {
            known.due = ticker.nanos() + known.backoff.next(atLeast).toNanos();
            return Optional.empty();
        }
        strikes++;
        if (strikes < STRIKES) {
            backOff(atLeast);
            return Optional.empty();
        }
        stepAside(only);
        return Optional.of(only);
    }

    void stepAside(Lanes.Entry entry) {
        strikes = 0;
        backoff.reset();
        var aside = asides.computeIfAbsent(
                entry.id(), id -> new Aside(new Backoff(Duration.ofMinutes(1), Duration.ofHours(1), random)));
        aside.due = ticker.nanos() + aside.backoff.next(Duration.ofSeconds(30)).toNanos();
    }
}
