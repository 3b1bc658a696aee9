// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;
import org.doorstep.contract.Lanes;
import org.doorstep.device.spi.Ticker;
import org.doorstep.terminal.sync.Connectivity.Call;
import org.doorstep.wire.Reply;
import org.jspecify.annotations.Nullable;

/**
 * Hears central: {@code GET /t/wait}, again and again. Each answer that carries central's signature sets the trusted clock
 * and tells the assignment; one without changes nothing. Failures are answered by back-off with full jitter, and
 * {@code Retry-After} is obeyed.
 */
public final class LongPoll implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final int LONGEST_HOLD = 300;

    private final Uplink uplink;
    private final TrustedClock clock;
    private final Connectivity connectivity;
    private final IntSupplier release;
    private final Consumer<Assignment> listener;
    private final Ticker ticker;
    private final Backoff backoff;
    private final Loop loop;
    private int hold;
    private @Nullable Assignment last;

    /**
     * @param release number of the catalog release in force; 0 for none
     * @param listener told each assignment that is new, by this loop's thread; it hands on and returns
     */
    public LongPoll(
            Uplink uplink,
            TrustedClock clock,
            Connectivity connectivity,
            IntSupplier release,
            Consumer<Assignment> listener,
            Ticker ticker,
            RandomGenerator random) {
        this.uplink = uplink;
        this.clock = clock;
        this.connectivity = connectivity;
        this.release = release;
        this.listener = listener;
        this.ticker = ticker;
        this.backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), random);
        this.loop = new Loop("central-wait", ticker, random, this::turn);
    }

    public void start() {
        loop.start();
    }

    @Override
    public void close() {
        loop.close();
    }

    /** The first call holds for nothing, so that a starting terminal knows at once how it stands. */
    private void turn() throws InterruptedException {
        long began = ticker.nanos();
        String path = "/t/wait?release=" + release.getAsInt() + "&hold=" + hold;
        switch (uplink.api().get(path, Lanes.Wait.class, GRACE.plusSeconds(hold))) {
            case Reply.Ok<Lanes.Wait>(Lanes.Wait wait) -> heard(wait, began);
            case Reply.Refused<Lanes.Wait> refused -> {
                connectivity.trouble(
                        Call.WAIT,
                        Link.Reason.REFUSED,
                        refused.status() + " " + refused.problem().code());
                failed(refused.retryAfter());
            }
            case Reply.Unreachable<Lanes.Wait> none -> {
                connectivity.silent(Call.WAIT, none.sent(), none.reason());
                failed(Duration.ZERO);
            }
        }
    }

    private void failed(Duration atLeast) throws InterruptedException {
        hold = 0;
        loop.pause(backoff.next(atLeast));
    }

    private void heard(Lanes.Wait wait, long began) throws InterruptedException {
        if (!uplink.saidByCentral(wait.signedText(), wait.signature())) {
            connectivity.trouble(Call.WAIT, Link.Reason.NOT_CENTRALS_WORD, "the answer to /t/wait");
            failed(Duration.ZERO);
            return;
        }
        clock.anchor(wait.now());
        connectivity.good(Call.WAIT);
        int held = hold;
        hold = Math.clamp(wait.nextHoldSeconds(), 1, LONGEST_HOLD);
        Assignment heard = new Assignment(wait.release(), wait.withdrawn());
        if (!heard.equals(last)) {
            last = heard;
            backoff.reset();
            listener.accept(heard);
            return;
        }
        // Central answers at once as long as this terminal runs another release than it should; then nothing is new.
        boolean early = ticker.nanos() - began < Duration.ofSeconds(held).toNanos() / 2;
        if (early) {
            loop.pause(backoff.next());
        } else {
            backoff.reset();
        }
    }
}
