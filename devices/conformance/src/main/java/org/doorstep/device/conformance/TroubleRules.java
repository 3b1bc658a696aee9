// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.doorstep.device.conformance.Cable.Direction;
import org.doorstep.device.conformance.report.Checks;
import org.doorstep.device.conformance.report.Rule;
import org.junit.jupiter.api.Test;

/**
 * The rules (a) to (c): answers and commands split, merged, garbled, late or doubled, and the line silent, cut or without
 * power, each at every byte.
 *
 * @param <H> the harness they need
 */
public abstract class TroubleRules<H extends Harness> extends Conversations<H> {
    private static final Duration SLOW = Duration.ofMillis(700);
    private static final int SEEDED = 200;
    private static final List<Duration> LATE = List.of(
            Duration.ofMillis(50),
            Duration.ofMillis(400),
            Duration.ofMillis(1500),
            Duration.ofSeconds(6),
            Duration.ofSeconds(30));

    protected TroubleRules() {}

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
}
