// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.doorstep.device.conformance.Cable.Direction;
import org.doorstep.device.conformance.report.Checks;
import org.doorstep.device.conformance.report.Rule;
import org.doorstep.device.spi.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The rules (a) to (d) for one conversation between adapter and device; here stand those of (d), an interrupt at every byte
 * and every wait.
 *
 * <p>What the conversation is and what is true of it, the rules of a capability say; those of a capability of one's own
 * are made by extending this class.
 *
 * @param <H> the harness they need
 */
public abstract class ConversationRules<H extends Harness> extends TroubleRules<H> {
    protected ConversationRules() {}

    /** Also where the adapter does not wait, such as between two writes. */
    @Test
    @Checks(Rule.D)
    public final void anInterruptAtAnyByteComesBackWithinTheGraceAndTruthfully() throws Exception {
        if (inRealTime()) {
            for (Direction direction : Direction.values()) {
                var span = span(direction);
                for (long place :
                        Places.between(span.from(), span.to(), span.places()).toArray()) {
                    interruptedInRealTime(
                            "interrupted at byte " + place + " " + direction,
                            _ -> {},
                            stand -> stand.harness().cable().count(direction) > place);
                }
            }
            return;
        }
        for (Direction direction : Direction.values()) {
            var span = span(direction);
            for (long place :
                    Places.between(span.from(), span.to(), span.places()).toArray()) {
                interruptedAt(direction, place, "interrupted at byte " + place + " " + direction);
            }
        }
    }

    private void interruptedAt(Direction direction, long place, String where) throws Exception {
        try (var stand = stand()) {
            stand.open();
            prepare(stand);
            assumeTrue(
                    stand.harness().cable().interruptAt(direction, place),
                    "this cable cannot interrupt the adapter at a byte");
            cases().add();
            long before = stand.ticker().nanos();
            try {
                assertTruthful(converse(stand, given(stand)), stand, where);
            } catch (InterruptedException e) {
                assertGivenUp(stand, where);
            } finally {
                Thread.interrupted();
            }
            var grace = stand.harness().provider().descriptor().grace();
            assertThat(Duration.ofNanos(stand.ticker().nanos() - before))
                    .as("%s: time it took", where)
                    .isLessThanOrEqualTo(grace);
        }
    }

    @Test
    @Checks(Rule.D)
    public final void anInterruptAtAnyWaitOfASlowConversationComesBackWithinTheGrace() throws Exception {
        assumeTrue(!inRealTime(), "real time has no countable waits; interrupted at bytes instead");
        boolean came = true;
        for (int wait = 1; came; wait++) {
            came = interrupted(wait, "interrupted at wait " + wait, stand -> meddle(stand, drip(LINE_SPEED)));
        }
    }

    @Test
    @Checks(Rule.D)
    public final void anInterruptAtAnyWaitForASilentDeviceComesBackWithinTheGrace() throws Exception {
        var span = span(Direction.TO_TERMINAL);
        if (inRealTime()) {
            for (long silent :
                    Places.between(span.from(), span.to(), span.silentPlaces()).toArray()) {
                interruptedInRealTime(
                        "interrupted when silent from " + silent,
                        stand -> stand.harness().cable().silenceAt(Direction.TO_TERMINAL, silent),
                        stand -> stand.harness().cable().count(Direction.TO_TERMINAL) >= silent);
            }
            return;
        }
        for (long silent : Places.between(span.from(), span.to(), 24).toArray()) {
            boolean came = true;
            for (int wait = 1; came; wait++) {
                String where = "silent from " + silent + ", interrupted at wait " + wait;
                came = interrupted(
                        wait, where, stand -> stand.harness().cable().silenceAt(Direction.TO_TERMINAL, silent));
            }
        }
    }

    private boolean interrupted(int wait, String where, Trouble<H> trouble) throws Exception {
        try (var stand = stand()) {
            stand.open();
            prepare(stand);
            trouble.in(stand);
            var ticker = (ManualTicker) stand.ticker();
            ticker.interruptAtWait(wait);
            try {
                var outcome = converse(stand, given(stand));
                assertWithinGrace(stand, ticker, where);
                assertTruthful(outcome, stand, where);
            } catch (InterruptedException e) {
                assertThat(Thread.currentThread().isInterrupted())
                        .as("%s: thrown, and not marked as well", where)
                        .isFalse();
                assertWithinGrace(stand, ticker, where);
                // The runtime makes Refused of it before the effect begins, and Unknown after.
                assertGivenUp(stand, where);
            }
            boolean came = ticker.interruptedAt() >= 0;
            if (Thread.interrupted() && !came) {
                fail(where + ": interrupted by nobody");
            }
            return came;
        }
    }

    private interface When<H extends Harness> {
        boolean isItTime(Stand<H> stand);
    }

    private void interruptedInRealTime(String where, Trouble<H> trouble, When<H> when) throws Exception {
        try (var stand = stand()) {
            stand.open();
            prepare(stand);
            trouble.in(stand);
            cases().add();
            var outcome = new AtomicReference<@Nullable Outcome<?>>();
            interruptOnce(where, () -> when.isItTime(stand), () -> outcome.set(converse(stand, given(stand))));
            stand.harness().settle();
            var said = outcome.get();
            if (said == null) {
                assertGivenUp(stand, where);
            } else {
                assertTruthful(said, stand, where);
            }
        }
    }
}
