// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.doorstep.device.conformance.Cable.Direction;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One conversation between adapter and device, gone through again and again, each time with something else going wrong at
 * another place, and each time the adapter's answer compared with the device's truth. What can go wrong, {@link
 * TroubleRules} and {@link ConversationRules} say; what the conversation is and what is true of it, the rules of a
 * capability.
 *
 * @param <H> the harness they need
 */
public abstract class Conversations<H extends Harness> extends AdapterRules<H> {
    /** Two bytes a millisecond and less are usual; this is the slowest line in use, 9,600 baud. */
    static final Duration LINE_SPEED = Duration.ofNanos(1_041_667);

    private static final Duration LONG_PAST = Duration.ofHours(1);

    protected Conversations() {}

    /** Puts the device into the state that the conversation begins from; the adapter is open. */
    protected void prepare(Stand<H> stand) throws Exception {}

    /** The conversation. Device faults become an outcome. */
    protected abstract Outcome<?> converse(Stand<H> stand, Deadline by) throws InterruptedException;

    /** Fails where {@code outcome} says something that is not so. */
    protected abstract void assertTruthful(Outcome<?> outcome, Stand<H> stand, String where) throws Exception;

    /** Fails where the conversation was ended by an exception although something had happened unannounced. */
    protected abstract void assertGivenUp(Stand<H> stand, String where) throws Exception;

    /** One attempt to use the device after trouble; whether it went well. */
    protected boolean worksAgain(Stand<H> stand) throws Exception {
        return !stand.adapter().observe(given(stand)).blocked();
    }

    interface Trouble<H extends Harness> {
        void in(Stand<H> stand) throws Exception;
    }

    enum Demand {
        /** Whatever comes is said as it is. */
        TRUTH,
        /** Trouble that must not be noticed. */
        DONE,
        /** The truth, and the device back in step afterwards on the same connection. */
        BACK_IN_STEP,
        /** The truth, and the device back at work once it was opened anew. */
        BACK_AFTER_REOPENING
    }

    void once(String where, Demand demand, Trouble<H> trouble) throws Exception {
        try (var stand = stand()) {
            stand.open();
            prepare(stand);
            trouble.in(stand);
            cases().add();
            var by = given(stand);
            var outcome = converse(stand, by);
            assertInTime(stand, by, where);
            stand.harness().settle();
            assertTruthful(outcome, stand, where);
            switch (demand) {
                case TRUTH -> {}
                case DONE -> assertThat(outcome).as(where).isInstanceOf(Outcome.Done.class);
                case BACK_IN_STEP -> {
                    stand.harness().cable().calm();
                    if (stand.ticker() instanceof ManualTicker manual) {
                        manual.advance(LONG_PAST);
                    }
                    assertWorksAgain(stand, where);
                }
                case BACK_AFTER_REOPENING -> {
                    stand.shut();
                    stand.harness().cable().restore();
                    stand.open();
                    assertWorksAgain(stand, where);
                }
            }
        }
    }

    void assertWorksAgain(Stand<H> stand, String where) throws Exception {
        @Nullable DeviceFault last = null;
        for (int attempt = 0; attempt < 3; attempt++) {
            try {
                if (worksAgain(stand)) {
                    return;
                }
            } catch (DeviceFault e) {
                last = e;
            }
        }
        fail("%s: the device works no more once all is well again%s", where, last == null ? "" : ": " + last.fault());
    }

    /**
     * Where the conversation's bytes and answers lie.
     *
     * @param answers lengths of the answers, also those before the conversation; empty where the cable cannot tell
     */
    record Span(long from, long to, int first, List<Integer> answers, int places, int silentPlaces) {
        int frames() {
            return answers.size() - first;
        }
    }

    Span span(Direction direction) throws Exception {
        try (var stand = stand()) {
            var harness = stand.harness();
            var cable = harness.cable();
            stand.open();
            prepare(stand);
            long from = cable.count(direction);
            int first = cable.answers().orElse(List.of()).size();
            var outcome = converse(stand, given(stand));
            harness.settle();
            assertThat(outcome).as("a conversation without trouble").isInstanceOf(Outcome.Done.class);
            assertTruthful(outcome, stand, "without trouble");
            return new Span(
                    from,
                    cable.count(direction),
                    first,
                    cable.answers().orElse(List.of()),
                    harness.places(),
                    harness.silentPlaces());
        }
    }

    interface PlaceTrouble<H extends Harness> {
        void at(Stand<H> stand, long place) throws Exception;
    }

    void atEveryPlace(Direction direction, String what, Demand demand, PlaceTrouble<H> trouble) throws Exception {
        var span = span(direction);
        at(span, span.places(), direction, what, demand, trouble);
    }

    void at(Span span, int places, Direction direction, String what, Demand demand, PlaceTrouble<H> trouble)
            throws Exception {
        for (long place : Places.between(span.from(), span.to(), places).toArray()) {
            String where = what + " " + (place - span.from()) + " of " + (span.to() - span.from()) + " " + direction;
            once(where, demand, stand -> trouble.at(stand, place));
        }
    }

    interface FrameTroubles {
        List<? extends FrameTrouble> of(int frame, Span span);
    }

    void atEveryAnswer(String what, Demand demand, FrameTroubles troubles) throws Exception {
        var span = span(Direction.TO_TERMINAL);
        assumeTrue(span.frames() > 0, "this cable cannot tell one answer from the next");
        var all = new ArrayList<FrameTrouble>();
        for (int frame = span.first(); frame < span.answers().size(); frame++) {
            all.addAll(troubles.of(frame, span));
        }
        for (long index : Places.between(0, all.size(), span.places()).toArray()) {
            FrameTrouble trouble = all.get((int) index);
            String where = what + " " + (trouble.frame() - span.first()) + " of " + span.frames() + ", " + trouble;
            once(where, demand, stand -> meddle(stand, trouble));
        }
    }

    void meddle(Stand<H> stand, FrameTrouble trouble) {
        assumeTrue(
                stand.harness().cable().meddle(trouble),
                "this cable cannot do that to answers: " + trouble.getClass().getSimpleName());
    }

    static FrameTrouble drip(Duration perByte) {
        return new FrameTrouble.Drip(FrameTrouble.EVERY, perByte);
    }
}
