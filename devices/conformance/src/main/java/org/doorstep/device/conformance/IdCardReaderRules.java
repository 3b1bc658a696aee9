// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.doorstep.device.conformance.Cable.Direction;
import org.doorstep.device.spi.CardPosition;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.IdCard;
import org.doorstep.device.spi.IdCardReader;
import org.doorstep.device.spi.Outcome;
import org.junit.jupiter.api.Test;

/** What every ID card reader keeps. Failures never show a card's content. */
public abstract class IdCardReaderRules extends AdapterRules<IdCardHarness> {
    protected IdCardReaderRules() {}

    private CardPosition position(Stand<IdCardHarness> stand) throws DeviceFault, InterruptedException {
        return stand.capability(IdCardReader.class).position(given(stand));
    }

    private Outcome<IdCard> read(Stand<IdCardHarness> stand, long placement) throws InterruptedException {
        return stand.capability(IdCardReader.class).read(placement, given(stand));
    }

    /** Looks for the card and reads it, as the application does; a fault of the look counts as Refused. */
    private Outcome<IdCard> lookAndRead(Stand<IdCardHarness> stand) throws InterruptedException {
        try {
            var position = position(stand);
            return position.present()
                    ? read(stand, position.placement())
                    : new Outcome.Refused<>(CoreFault.NO_CARD.with("none seen"));
        } catch (DeviceFault e) {
            return new Outcome.Refused<>(e.fault());
        }
    }

    private static void assertTheCard(Outcome<IdCard> outcome, Stand<IdCardHarness> stand, String where) {
        assertThat(outcome).as(where).isInstanceOf(Outcome.Done.class);
        assertNeverAnother(outcome, stand, where);
    }

    private static void assertNeverAnother(Outcome<IdCard> outcome, Stand<IdCardHarness> stand, String where) {
        if (outcome instanceof Outcome.Done<IdCard>(var card, var _)) {
            assertThat(stand.harness().sameAsCard(card))
                    .as("%s: what was read is what stands on the card", where)
                    .isTrue();
            card.close();
        }
    }

    @Test
    public void withoutACardNoneLiesThereAndReadingIsRefused() throws Exception {
        try (var stand = stand()) {
            stand.open();
            assertThat(position(stand).present()).isFalse();
            assertThat(read(stand, 0))
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused -> assertThat(CoreFault.NO_CARD.is(refused.fault())
                                            || CoreFault.CARD_CHANGED.is(refused.fault()))
                                    .isTrue());
        }
    }

    @Test
    public void aCardIsSeenReadAndStillSeenUntilItIsLifted() throws Exception {
        try (var stand = stand()) {
            stand.open();
            stand.harness().putDown();
            var lying = position(stand);
            assertThat(lying.present()).isTrue();
            assertTheCard(read(stand, lying.placement()), stand, "a card that lies there");
            assertThat(position(stand)).as("the same card still lying there").isEqualTo(lying);
            assertTheCard(read(stand, lying.placement()), stand, "the same card again");
            stand.harness().lift();
            assertThat(position(stand).present()).isFalse();
        }
    }

    @Test
    public void eachPuttingDownIsAPlacementAndAnEarlierOneIsNotReadAnyMore() throws Exception {
        try (var stand = stand()) {
            stand.open();
            stand.harness().putDown();
            long first = position(stand).placement();
            stand.harness().lift();
            position(stand);
            stand.harness().putDown();
            var second = position(stand);
            assertThat(second.placement()).isGreaterThan(first);
            assertThat(read(stand, first))
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused -> assertThat(CoreFault.CARD_CHANGED.is(refused.fault()))
                                    .isTrue());
            assertTheCard(read(stand, second.placement()), stand, "the second placement");
        }
    }

    @Test
    public void theObservedSnapshotTellsThePlacement() throws Exception {
        try (var stand = stand()) {
            var adapter = stand.open();
            assertThat(adapter.observe(given(stand)).card())
                    .isNotNull()
                    .extracting(CardPosition::present)
                    .isEqualTo(false);
            stand.harness().putDown();
            assertThat(adapter.observe(given(stand)).card()).isEqualTo(position(stand));
        }
    }

    private interface Trouble {
        /** Whether there is a case to try. */
        boolean at(Stand<IdCardHarness> stand, long place);
    }

    private void atEveryPlace(Direction direction, String what, boolean mustBeDone, Trouble trouble) throws Exception {
        long from;
        long to;
        int most;
        try (var stand = stand()) {
            most = stand.harness().places();
            stand.open();
            stand.harness().putDown();
            from = stand.harness().cable().count(direction);
            assertTheCard(lookAndRead(stand), stand, "a card without trouble");
            to = stand.harness().cable().count(direction);
        }
        for (long place : Places.between(from, to, most).toArray()) {
            String where = what + " " + (place - from) + " of " + (to - from) + " " + direction;
            try (var stand = stand()) {
                stand.open();
                stand.harness().putDown();
                assumeTrue(trouble.at(stand, place), "this cable cannot do that");
                var by = given(stand);
                var outcome = lookAndRead(stand);
                assertInTime(stand, by.atMost(GIVEN.multipliedBy(2)), where);
                if (mustBeDone) {
                    assertTheCard(outcome, stand, where);
                } else {
                    assertNeverAnother(outcome, stand, where);
                }
            }
        }
    }

    @Test
    public void theCardIsReadHoweverTheAnswersAreSplit() throws Exception {
        atEveryPlace(Direction.TO_TERMINAL, "answers split at", true, (stand, place) -> {
            stand.harness().cable().splitAt(Direction.TO_TERMINAL, place);
            return true;
        });
    }

    @Test
    public void theCardIsReadHoweverTheCommandsAreSplit() throws Exception {
        atEveryPlace(Direction.TO_DEVICE, "commands split at", true, (stand, place) -> {
            stand.harness().cable().splitAt(Direction.TO_DEVICE, place);
            return true;
        });
    }

    @Test
    public void noiseAheadOfAnswersChangesNothing() throws Exception {
        try (var stand = stand()) {
            var noise = stand.harness().noise();
            assumeTrue(noise.isPresent(), "the protocol has no preamble to find behind noise");
            noise.orElseThrow().run();
            stand.open();
            stand.harness().putDown();
            assertTheCard(lookAndRead(stand), stand, "noise");
        }
    }

    @Test
    public void aByteTurnedOverAnywhereNeverMakesAnotherCard() throws Exception {
        atEveryPlace(
                Direction.TO_TERMINAL,
                "bit turned at",
                false,
                (stand, place) -> stand.harness().cable().corruptAt(Direction.TO_TERMINAL, place));
    }

    @Test
    public void theCableCutAnywhereNeverMakesAnotherCard() throws Exception {
        for (Direction direction : Direction.values()) {
            atEveryPlace(direction, "cut at", false, (stand, place) -> {
                stand.harness().cable().cutAt(direction, place);
                return true;
            });
        }
    }

    @Test
    public void aReaderThatFallsSilentAnywhereIsToldInTime() throws Exception {
        atEveryPlace(Direction.TO_TERMINAL, "silent from", false, (stand, place) -> {
            stand.harness().cable().silenceAt(Direction.TO_TERMINAL, place);
            return true;
        });
    }

    @Test
    public void anInterruptAtAnyWaitComesBackWithinTheGrace() throws Exception {
        boolean came = true;
        int tried = 0;
        for (int wait = 1; came && wait <= 200; wait++) {
            try (var stand = stand()) {
                assumeTrue(stand.ticker() instanceof ManualTicker, "real time has no countable waits");
                stand.open();
                stand.harness().putDown();
                var cable = stand.harness().cable();
                cable.silenceAt(Direction.TO_TERMINAL, cable.count(Direction.TO_TERMINAL));
                var ticker = (ManualTicker) stand.ticker();
                ticker.interruptAtWait(wait);
                interrupted(stand);
                came = ticker.interruptedAt() >= 0;
                if (came) {
                    tried++;
                    var grace = stand.harness().provider().descriptor().grace();
                    assertThat(ticker.nanos() - ticker.interruptedAt())
                            .as("time after an interrupt at wait %d", wait)
                            .isLessThanOrEqualTo(grace.toNanos());
                }
            }
        }
        assertThat(tried).as("waits that were interrupted").isPositive();
    }

    private void interrupted(Stand<IdCardHarness> stand) {
        try {
            assertNeverAnother(lookAndRead(stand), stand, "interrupted");
        } catch (InterruptedException e) {
            assertThat(Thread.currentThread().isInterrupted())
                    .as("thrown and not marked as well")
                    .isFalse();
        }
        if (Thread.interrupted()) {
            assertThat(stand.ticker()).as("marked instead of thrown").isNotNull();
        }
    }

    @Test
    public void aCardPrintsNothingOfItself() throws Exception {
        try (var stand = stand()) {
            stand.open();
            stand.harness().putDown();
            if (lookAndRead(stand) instanceof Outcome.Done<IdCard>(var card, var evidence)) {
                char[] number = card.number().copy();
                assertThat(new Outcome.Done<>(card, evidence).toString().contains(new String(number)))
                        .as("the number shows in the outcome's text")
                        .isFalse();
                card.close();
                assertThat(card.number().at(0)).as("wiped").isEqualTo('\0');
            }
        }
    }
}
