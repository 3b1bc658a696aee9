// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.device.conformance.report.Checks;
import org.doorstep.device.conformance.report.Rule;
import org.doorstep.device.spi.CardPosition;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.IdCard;
import org.doorstep.device.spi.IdCardReader;
import org.doorstep.device.spi.Outcome;
import org.junit.jupiter.api.Test;

/**
 * What every ID card reader keeps: looking for a card and reading it, which is gone through with everything going wrong
 * that can. What was read is what stands on the card, or nothing was. Failures never show a card's content.
 */
public abstract class IdCardReaderRules extends ConversationRules<IdCardHarness> {
    protected IdCardReaderRules() {}

    private CardPosition position(Stand<IdCardHarness> stand) throws DeviceFault, InterruptedException {
        return stand.capability(IdCardReader.class).position(given(stand));
    }

    private Outcome<IdCard> read(Stand<IdCardHarness> stand, long placement) throws InterruptedException {
        return stand.capability(IdCardReader.class).read(placement, given(stand));
    }

    @Override
    protected final void prepare(Stand<IdCardHarness> stand) {
        stand.harness().putDown();
    }

    /** Looks for the card and reads it, as the application does; a fault of the look counts as Refused. */
    @Override
    protected final Outcome<IdCard> converse(Stand<IdCardHarness> stand, Deadline by) throws InterruptedException {
        var reader = stand.capability(IdCardReader.class);
        try {
            var position = reader.position(by);
            return position.present()
                    ? reader.read(position.placement(), by)
                    : new Outcome.Refused<>(CoreFault.NO_CARD.with("none seen"));
        } catch (DeviceFault e) {
            return new Outcome.Refused<>(e.fault());
        }
    }

    @Override
    protected final void assertTruthful(Outcome<?> outcome, Stand<IdCardHarness> stand, String where) {
        assertThat(stand.anythingBegun())
                .as("%s: reading has no effect to announce", where)
                .isFalse();
        switch (outcome) {
            case Outcome.Done<?>(IdCard card, var _) -> {
                assertThat(stand.harness().sameAsCard(card))
                        .as("%s: what was read is what stands on the card", where)
                        .isTrue();
                card.close();
            }
            case Outcome.Refused<?>(var fault) ->
                assertThat(fault.detail()).as("%s: why", where).isNotBlank();
            default ->
                throw new AssertionError(where + ": reading changes nothing, so it is Done or Refused, not "
                        + outcome.getClass().getSimpleName());
        }
    }

    @Override
    protected final void assertGivenUp(Stand<IdCardHarness> stand, String where) {
        assertThat(stand.anythingBegun())
                .as("%s: reading has no effect to announce", where)
                .isFalse();
    }

    /** The card that lies there can be read again, perhaps as another placement. */
    @Override
    protected final boolean worksAgain(Stand<IdCardHarness> stand) throws Exception {
        var outcome = converse(stand, given(stand));
        assertTruthful(outcome, stand, "once all is well again");
        return outcome instanceof Outcome.Done<IdCard>;
    }

    private void assertTheCard(Outcome<IdCard> outcome, Stand<IdCardHarness> stand, String where) {
        assertThat(outcome).as(where).isInstanceOf(Outcome.Done.class);
        assertTruthful(outcome, stand, where);
    }

    @Test
    @Checks(Rule.G)
    public final void withoutACardNoneLiesThereAndReadingIsRefused() throws Exception {
        try (var stand = stand()) {
            cases().add();
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
    @Checks(Rule.G)
    public final void aCardIsSeenReadAndStillSeenUntilItIsLifted() throws Exception {
        try (var stand = stand()) {
            cases().add();
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
    @Checks(Rule.G)
    public final void eachPuttingDownIsAPlacementAndAnEarlierOneIsNotReadAnyMore() throws Exception {
        try (var stand = stand()) {
            stand.open();
            long before = -1;
            for (int i = 0; i < 5; i++) {
                cases().add();
                stand.harness().putDown();
                var lying = position(stand);
                assertThat(lying.placement()).isGreaterThan(before);
                if (before >= 0) {
                    assertThat(read(stand, before))
                            .isInstanceOfSatisfying(
                                    Outcome.Refused.class,
                                    refused -> assertThat(CoreFault.CARD_CHANGED.is(refused.fault()))
                                            .isTrue());
                }
                assertTheCard(read(stand, lying.placement()), stand, "placement " + i);
                before = lying.placement();
                stand.harness().lift();
                position(stand);
            }
        }
    }

    @Test
    @Checks(Rule.G)
    public final void theObservedSnapshotTellsThePlacement() throws Exception {
        try (var stand = stand()) {
            cases().add();
            var open = stand.open();
            assertThat(open.observe(given(stand)).card())
                    .isNotNull()
                    .extracting(CardPosition::present)
                    .isEqualTo(false);
            stand.harness().putDown();
            assertThat(open.observe(given(stand)).card()).isEqualTo(position(stand));
        }
    }

    @Test
    @Checks(Rule.G)
    public final void aCardPrintsNothingOfItself() throws Exception {
        try (var stand = stand()) {
            cases().add();
            stand.open();
            stand.harness().putDown();
            var outcome = converse(stand, given(stand));
            assertThat(outcome).isInstanceOf(Outcome.Done.class);
            if (outcome instanceof Outcome.Done<IdCard>(var card, var evidence)) {
                char[] number = card.number().copy();
                assertThat(new Outcome.Done<>(card, evidence).toString().contains(new String(number)))
                        .as("the number shows in the outcome's text")
                        .isFalse();
                card.close();
                assertThat(card.number().at(0)).as("wiped").isEqualTo('\0');
            }
        }
    }

    /** Reading carries no command id, so there is nothing to carry out twice; it must then announce no effect either. */
    @Test
    @Checks(Rule.E)
    public final void readingOverAndOverBeginsNoEffect() throws Exception {
        try (var stand = stand()) {
            stand.open();
            stand.harness().putDown();
            for (int i = 0; i < 20; i++) {
                cases().add();
                assertTheCard(converse(stand, given(stand)), stand, "reading " + i);
            }
        }
    }
}
