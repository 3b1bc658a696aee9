// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.doorstep.device.conformance.Cable.Direction;
import org.doorstep.device.conformance.report.Checks;
import org.doorstep.device.conformance.report.Rule;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The rules (a) to (d): one conversation between adapter and device, gone through again and again, each time with
 * something else going wrong at another place, and each time the adapter's answer compared with the device's truth.
 *
 * <p>What the conversation is and what is true of it, the rules of a capability say; those of a capability of one's own
 * are made by extending this class.
 *
 * @param <H> the harness they need
 */
public abstract class ConversationRules<H extends Harness> extends AdapterRules<H> {
    /** Two bytes a millisecond and less are usual; this is the slowest line in use, 9,600 baud. */
    private static final Duration LINE_SPEED = Duration.ofNanos(1_041_667);

    private static final Duration SLOW = Duration.ofMillis(700);
    private static final Duration LONG_PAST = Duration.ofHours(1);
    private static final int SEEDED = 200;
    private static final List<Duration> LATE = List.of(
            Duration.ofMillis(50),
            Duration.ofMillis(400),
            Duration.ofMillis(1500),
            Duration.ofSeconds(6),
            Duration.ofSeconds(30));

    protected ConversationRules() {}

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

    private interface Trouble<H extends Harness> {
        void in(Stand<H> stand) throws Exception;
    }

    private enum Demand {
        /** Whatever comes is said as it is. */
        TRUTH,
        /** Trouble that must not be noticed. */
        DONE,
        /** The truth, and the device back in step afterwards on the same connection. */
        BACK_IN_STEP,
        /** The truth, and the device back at work once it was opened anew. */
        BACK_AFTER_REOPENING
    }

    private void once(String where, Demand demand, Trouble<H> trouble) throws Exception {
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

    private void assertWorksAgain(Stand<H> stand, String where) throws Exception {
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
    private record Span(long from, long to, int first, List<Integer> answers, int places, int silentPlaces) {
        int frames() {
            return answers.size() - first;
        }
    }

    private Span span(Direction direction) throws Exception {
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

    private interface PlaceTrouble<H extends Harness> {
        void at(Stand<H> stand, long place) throws Exception;
    }

    private void atEveryPlace(Direction direction, String what, Demand demand, PlaceTrouble<H> trouble)
            throws Exception {
        var span = span(direction);
        at(span, span.places(), direction, what, demand, trouble);
    }

    private void at(Span span, int places, Direction direction, String what, Demand demand, PlaceTrouble<H> trouble)
            throws Exception {
        for (long place : Places.between(span.from(), span.to(), places).toArray()) {
            String where = what + " " + (place - span.from()) + " of " + (span.to() - span.from()) + " " + direction;
            once(where, demand, stand -> trouble.at(stand, place));
        }
    }

    private interface FrameTroubles {
        List<? extends FrameTrouble> of(int frame, Span span);
    }

    private void atEveryAnswer(String what, Demand demand, FrameTroubles troubles) throws Exception {
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

    private void meddle(Stand<H> stand, FrameTrouble trouble) {
        assumeTrue(
                stand.harness().cable().meddle(trouble),
                "this cable cannot do that to answers: " + trouble.getClass().getSimpleName());
    }

    @Test
    @Checks(Rule.A)
    public final void answersSplitAtAnyByteChangeNothing() throws Exception {
        atEveryPlace(
                Direction.TO_TERMINAL,
                "answers split at",
                Demand.DONE,
                (stand, place) -> stand.harness().cable().splitAt(Direction.TO_TERMINAL, place));
    }

    @Test
    @Checks(Rule.A)
    public final void commandsSplitAtAnyByteChangeNothing() throws Exception {
        atEveryPlace(
                Direction.TO_DEVICE,
                "commands split at",
                Demand.DONE,
                (stand, place) -> stand.harness().cable().splitAt(Direction.TO_DEVICE, place));
    }

    @Test
    @Checks(Rule.A)
    public final void anAnswerInOnePieceWithTheNextChangesNothing() throws Exception {
        atEveryAnswer("merged answer", Demand.DONE, (frame, _) -> List.of(new FrameTrouble.WithNext(frame)));
    }

    @Test
    @Checks(Rule.A)
    public final void answersByteByByteAtLineSpeedChangeNothing() throws Exception {
        var span = span(Direction.TO_TERMINAL);
        assumeTrue(span.frames() > 0, "this cable cannot keep bytes back");
        for (int tenth = 1; tenth <= 10; tenth++) {
            var pace = LINE_SPEED.multipliedBy(tenth).dividedBy(10);
            once("one byte each " + pace, Demand.DONE, stand -> meddle(stand, drip(pace)));
        }
    }

    private static FrameTrouble drip(Duration perByte) {
        return new FrameTrouble.Drip(FrameTrouble.EVERY, perByte);
    }

    @Test
    @Checks(Rule.B)
    public final void noiseBeforeBetweenAndBehindAnswersChangesNothing() throws Exception {
        byte[] noise;
        try (H harness = fresh()) {
            assumeTrue(harness.noise().isPresent(), "the protocol has nothing that is certainly noise");
            noise = harness.noise().orElseThrow();
        }
        once(
                "noise before each answer",
                Demand.DONE,
                stand -> meddle(stand, new FrameTrouble.NoiseBefore(FrameTrouble.EVERY, noise)));
        atEveryAnswer(
                "noise around answer",
                Demand.DONE,
                (frame, _) -> List.of(
                        new FrameTrouble.NoiseBefore(frame, noise), new FrameTrouble.NoiseBehind(frame, noise)));
    }

    @Test
    @Checks(Rule.B)
    public final void garbageNeverMakesALie() throws Exception {
        var random = new Random(Places.SEED);
        var span = span(Direction.TO_TERMINAL);
        assumeTrue(span.frames() > 0, "this cable cannot add bytes");
        for (int i = 0; i < Math.min(SEEDED, span.places()); i++) {
            byte[] garbage = new byte[1 + random.nextInt(64)];
            random.nextBytes(garbage);
            int frame = span.first() + random.nextInt(span.frames());
            once(
                    "garbage " + i,
                    Demand.BACK_IN_STEP,
                    stand -> meddle(stand, new FrameTrouble.NoiseBefore(frame, garbage)));
        }
    }

    @Test
    @Checks(Rule.B)
    public final void aBitTurnedOverAnywhereNeverMakesALie() throws Exception {
        var span = span(Direction.TO_TERMINAL);
        at(
                span,
                span.silentPlaces(),
                Direction.TO_TERMINAL,
                "bit turned at",
                Demand.BACK_IN_STEP,
                (stand, place) -> assumeTrue(
                        stand.harness().cable().corruptAt(Direction.TO_TERMINAL, place),
                        "the protocol below repairs bytes itself"));
    }

    @Test
    @Checks(Rule.B)
    public final void anAnswerCutShortAtAnyByteNeverMakesALie() throws Exception {
        atEveryAnswer(
                "shortened answer",
                Demand.BACK_IN_STEP,
                (frame, span) -> LongStream.range(0, span.answers().get(frame))
                        .mapToObj(length -> new FrameTrouble.CutShort(frame, (int) length))
                        .toList());
    }

    @Test
    @Checks(Rule.B)
    public final void anAnswerThatComesTwiceNeverMakesALie() throws Exception {
        atEveryAnswer("doubled answer", Demand.BACK_IN_STEP, (frame, _) -> List.of(new FrameTrouble.Twice(frame)));
        once(
                "every answer twice",
                Demand.BACK_IN_STEP,
                stand -> meddle(stand, new FrameTrouble.Twice(FrameTrouble.EVERY)));
    }

    @Test
    @Checks(Rule.B)
    public final void anAnswerThatComesBehindTheNextNeverMakesALie() throws Exception {
        atEveryAnswer(
                "overtaken answer", Demand.BACK_IN_STEP, (frame, _) -> List.of(new FrameTrouble.BehindNext(frame)));
    }

    @Test
    @Checks(Rule.B)
    public final void aLateAnswerNeverMakesALie() throws Exception {
        atEveryAnswer(
                "late answer",
                Demand.BACK_IN_STEP,
                (frame, _) -> LATE.stream()
                        .map(by -> new FrameTrouble.Late(frame, by))
                        .toList());
    }

    @Test
    @Checks(Rule.B)
    public final void aSlowDripEndsInTime() throws Exception {
        atEveryAnswer(
                "dripping answer", Demand.BACK_IN_STEP, (frame, _) -> List.of(new FrameTrouble.Drip(frame, SLOW)));
        once("every answer drips", Demand.BACK_IN_STEP, stand -> meddle(stand, drip(SLOW)));
    }

    @Test
    @Checks(Rule.C)
    public final void theCableCutAtAnyByteOfTheCommandsIsAnsweredTruthfully() throws Exception {
        atEveryPlace(
                Direction.TO_DEVICE,
                "cut at",
                Demand.BACK_AFTER_REOPENING,
                (stand, place) -> stand.harness().cable().cutAt(Direction.TO_DEVICE, place));
    }

    @Test
    @Checks(Rule.C)
    public final void theCableCutAtAnyByteOfTheAnswersIsAnsweredTruthfully() throws Exception {
        atEveryPlace(
                Direction.TO_TERMINAL,
                "cut at",
                Demand.BACK_AFTER_REOPENING,
                (stand, place) -> stand.harness().cable().cutAt(Direction.TO_TERMINAL, place));
    }

    @Test
    @Checks(Rule.C)
    public final void aDeviceThatFallsSilentAtAnyByteIsAnsweredTruthfullyAndInTime() throws Exception {
        silentAt(Direction.TO_TERMINAL, "silent from");
    }

    @Test
    @Checks(Rule.C)
    public final void aDeviceThatHearsNothingFromAnyByteOnIsAnsweredTruthfullyAndInTime() throws Exception {
        silentAt(Direction.TO_DEVICE, "deaf from");
    }

    private void silentAt(Direction direction, String what) throws Exception {
        var span = span(direction);
        at(
                span,
                span.silentPlaces(),
                direction,
                what,
                Demand.TRUTH,
                (stand, place) -> stand.harness().cable().silenceAt(direction, place));
    }

    @Test
    @Checks(Rule.C)
    public final void powerLostAtAnyByteIsAnsweredTruthfullyAndInTime() throws Exception {
        for (Direction direction : Direction.values()) {
            atEveryPlace(
                    direction,
                    "without power from",
                    Demand.BACK_AFTER_REOPENING,
                    (stand, place) -> assumeTrue(
                            stand.harness().cable().powerOffAt(direction, place),
                            "the power of this device is not at the kit's hand"));
        }
    }

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
