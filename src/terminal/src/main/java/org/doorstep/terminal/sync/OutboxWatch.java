// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;
import org.doorstep.contract.Lanes;
import org.doorstep.device.spi.Ticker;
import org.doorstep.terminal.journal.CopyState;
import org.doorstep.terminal.journal.Fill;
import org.doorstep.terminal.journal.Journal;
import org.doorstep.terminal.journal.Transaction;

/**
 * Keeps the outbox to its policy: an alarm when it is half full and one at 90 %, one when a submission has waited for a
 * week, and one while the journal's second copy lags behind; tells how much room is left for new items. Beside that it gives
 * the journal central's time, and has it forget slips whose days are over. Looks whenever a record was queued, and once a minute.
 */
public final class OutboxWatch implements AutoCloseable {
    /** A submission that waits longer is told to the centre. */
    public static final Duration OLD = Duration.ofDays(7);

    static final int HALF = 50;
    static final int NEARLY = 90;
    /** A level is told again only after the outbox was this much emptier, so that it does not ring at every record. */
    private static final int SLACK = 10;

    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final String FILL = "outbox-fill";
    private static final String AGE = "outbox-age";
    private static final String COPY = "journal-copy";

    private final Journal journal;
    private final TrustedClock clock;
    private final LongConsumer room;
    private final Loop loop;

    /** @param room told the bytes that items may still add to the outbox, at each look; it hands on and returns */
    public OutboxWatch(Journal journal, TrustedClock clock, LongConsumer room, Ticker ticker, RandomGenerator random) {
        this.journal = journal;
        this.clock = clock;
        this.room = room;
        this.loop = new Loop("outbox-watch", ticker, random, this::turn);
    }

    public void start() {
        journal.whenQueued(loop::wake);
        loop.start();
    }

    @Override
    public void close() {
        loop.close();
    }

    private void turn() throws InterruptedException {
        Fill fill = journal.transaction(tx -> {
            if (clock.trusted()) {
                tx.times().anchor(clock.instant());
            }
            tx.slips().forget();
            Fill now = tx.outbox().fill();
            fill(tx, now.percent());
            age(tx, now.oldest());
            copy(tx, journal.copyState());
            return now;
        });
        room.accept(fill.room());
        loop.pause(EVERY);
    }

    private static void fill(Transaction tx, int percent) {
        int told = tx.told().level(FILL);
        if (percent >= NEARLY && told < NEARLY) {
            tx.told().set(FILL, NEARLY);
            alarm(tx, "OUTBOX_NEARLY_FULL", percent + " %; items that submit are withheld beyond 95 %");
        } else if (percent >= HALF && told < HALF) {
            tx.told().set(FILL, HALF);
            alarm(tx, "OUTBOX_HALF_FULL", percent + " %");
        } else if (percent < told - SLACK) {
            tx.told().set(FILL, percent >= HALF ? HALF : 0);
        }
    }

    private static void age(Transaction tx, Duration oldest) {
        boolean old = oldest.compareTo(OLD) > 0;
        if (!old) {
            tx.told().set(AGE, 0);
        } else if (tx.told().first(AGE)) {
            alarm(tx, "SUBMISSION_WAITS", "the oldest for " + oldest.toDays() + " days");
        }
    }

    private static void copy(Transaction tx, CopyState state) {
        switch (state) {
            case CopyState.Current() -> tx.told().set(COPY, 0);
            case CopyState.Behind(String why) -> {
                if (tx.told().first(COPY)) {
                    alarm(tx, "JOURNAL_COPY_BEHIND", why);
                }
            }
        }
    }

    private static void alarm(Transaction tx, String code, String detail) {
        tx.outbox().queue(Lanes.Lane.P2, Lanes.Kind.ALARM, new Lanes.Alarm(code, "", detail));
    }
}
