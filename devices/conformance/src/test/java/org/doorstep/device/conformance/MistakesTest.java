// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.doorstep.device.conformance.ToyAdapter.Mistake;
import org.doorstep.device.conformance.report.Checks;
import org.doorstep.device.conformance.report.ConformanceReport;
import org.doorstep.device.conformance.report.Reporter;
import org.doorstep.device.conformance.report.Rule;
import org.doorstep.device.conformance.report.RunResult;
import org.doorstep.device.conformance.report.TestResult;
import org.doorstep.device.conformance.report.TestResult.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * A kit that lets a broken adapter pass is none: its own classes are run, as a stranger's build runs them, against
 * adapters that lie, and the report must say so under the rule that is there for it.
 */
class MistakesTest {
    @TempDir
    Path folder;

    /** Keeps the liars out of a run that picks up every class; this test alone names a folder for their results. */
    static final class OnlyWhenSentFor implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return context.getConfigurationParameter(Reporter.FOLDER)
                    .map(_ -> ConditionEvaluationResult.enabled("sent for"))
                    .orElseGet(() -> ConditionEvaluationResult.disabled("run by MistakesTest only"));
        }
    }

    /** The rules of receipt printers, run against an adapter with one mistake. */
    @ExtendWith(OnlyWhenSentFor.class)
    abstract static class Printing extends ReceiptPrinterRules {
        private final Mistake mistake;

        Printing(Mistake mistake) {
            this.mistake = mistake;
        }

        @Override
        protected PrinterHarness harness() {
            return new ToyHarness(mistake);
        }

        @Override
        protected Duration threadsEndWithin() {
            return mistake == Mistake.NONE ? super.threadsEndWithin() : Duration.ofMillis(300);
        }
    }

    /** The rules of card readers, run against an adapter with one mistake. */
    @ExtendWith(OnlyWhenSentFor.class)
    abstract static class Reading extends IdCardReaderRules {
        private final Mistake mistake;

        Reading(Mistake mistake) {
            this.mistake = mistake;
        }

        @Override
        protected IdCardHarness harness() {
            return new ToyHarness(mistake);
        }
    }

    /** The restarts of rule (e) run in real time, in which a lie costs time-outs: they are left to honest adapters. */
    private static FilterResult quick(TestDescriptor test) {
        return FilterResult.includedIf(test.getSource()
                .map(source -> !(source instanceof MethodSource method)
                        || method.getJavaMethod().getAnnotation(Checks.class).value() != Rule.E)
                .orElse(true));
    }

    /** Of an adapter that hangs each time, two tests are enough. */
    private static FilterResult few(TestDescriptor test) {
        return FilterResult.includedIf(test.getSource()
                .map(source -> !(source instanceof MethodSource method)
                        || method.getMethodName().startsWith("openingAndClosing")
                        || method.getMethodName().startsWith("aHealthyDevice"))
                .orElse(true));
    }

    private RunResult run(Class<?> suite) throws Exception {
        PostDiscoveryFilter filter = suite == Honest.class
                ? _ -> FilterResult.included("")
                : suite == HangsInClose.class ? MistakesTest::few : MistakesTest::quick;
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(suite))
                .filters(filter)
                .configurationParameter(Reporter.FOLDER, folder.toString())
                .build();
        LauncherFactory.create().execute(request);
        try (var files = Files.list(folder)) {
            return RunResult.read(files.filter(f -> f.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow());
        }
    }

    private void caught(Class<?> suite, Rule rule, String test) throws Exception {
        var result = run(suite);
        assertThat(result.adapter()).isEqualTo("toy");
        assertThat(result.green()).isFalse();
        assertThat(result.of(rule))
                .filteredOn(r -> r.verdict() == Verdict.FAILED)
                .as("tests of rule %s that failed", rule)
                .extracting(TestResult::test)
                .contains(test);
        assertThat(result.of(rule))
                .filteredOn(r -> r.test().equals(test))
                .allSatisfy(r -> assertThat(r.reason()).isNotBlank());
        assertThat(Files.readString(folder.resolve("report.md"))).contains("FAILED", "NOT GREEN", test);
        assertThat(ConformanceReport.of(folder).green()).isFalse();
    }

    static class SaysDoneWithoutEvidence extends Printing {
        SaysDoneWithoutEvidence() {
            super(Mistake.SAYS_DONE_WITHOUT_EVIDENCE);
        }
    }

    @Test
    void sayingDoneWithoutEvidenceIsCaughtByTheDeafDevice() throws Exception {
        caught(
                SaysDoneWithoutEvidence.class,
                Rule.C,
                "aDeviceThatHearsNothingFromAnyByteOnIsAnsweredTruthfullyAndInTime");
    }

    static class RepeatsAfterUnknown extends Printing {
        RepeatsAfterUnknown() {
            super(Mistake.PRINTS_AGAIN_AFTER_SILENCE);
        }
    }

    @Test
    void repeatingAfterUnknownIsCaughtBySilence() throws Exception {
        caught(RepeatsAfterUnknown.class, Rule.C, "aDeviceThatFallsSilentAtAnyByteIsAnsweredTruthfullyAndInTime");
    }

    static class LeaksAThread extends Printing {
        LeaksAThread() {
            super(Mistake.LEAKS_A_THREAD);
        }
    }

    @Test
    void leakingAThreadIsCaughtByTheCycles() throws Exception {
        caught(LeaksAThread.class, Rule.F, "openingAndClosingOverAndOverLeavesThreadsHandlesAndHeapFlat");
    }

    static class LeaksAHandle extends Printing {
        LeaksAHandle() {
            super(Mistake.LEAKS_A_HANDLE);
        }
    }

    @Test
    void leakingAHandleIsCaughtByTheCycles() throws Exception {
        caught(LeaksAHandle.class, Rule.F, "openingAndClosingOverAndOverLeavesThreadsHandlesAndHeapFlat");
    }

    static class KeepsEveryBuffer extends Printing {
        KeepsEveryBuffer() {
            super(Mistake.KEEPS_EVERY_BUFFER);
        }
    }

    @Test
    void keepingEveryBufferIsCaughtByTheCycles() throws Exception {
        caught(KeepsEveryBuffer.class, Rule.F, "openingAndClosingOverAndOverLeavesThreadsHandlesAndHeapFlat");
    }

    static class RefusesAfterItBegan extends Printing {
        RefusesAfterItBegan() {
            super(Mistake.REFUSES_AFTER_IT_BEGAN);
        }
    }

    @Test
    void refusingAfterItBeganIsCaughtByTheCut() throws Exception {
        caught(RefusesAfterItBegan.class, Rule.C, "theCableCutAtAnyByteOfTheCommandsIsAnsweredTruthfully");
    }

    static class NeverSaysItBegins extends Printing {
        NeverSaysItBegins() {
            super(Mistake.NEVER_SAYS_IT_BEGINS);
        }
    }

    @Test
    void notSayingThatItBeginsIsCaught() throws Exception {
        caught(NeverSaysItBegins.class, Rule.G, "theEffectIsAnnouncedBeforeAnythingComesOut");
    }

    static class TakesSilenceForDone extends Printing {
        TakesSilenceForDone() {
            super(Mistake.TAKES_SILENCE_FOR_DONE);
        }
    }

    @Test
    void takingSilenceForDoneIsCaughtByPowerLoss() throws Exception {
        caught(TakesSilenceForDone.class, Rule.C, "powerLostAtAnyByteIsAnsweredTruthfullyAndInTime");
    }

    static class TakesAReadForAFrame extends Reading {
        TakesAReadForAFrame() {
            super(Mistake.TAKES_A_READ_FOR_A_FRAME);
        }
    }

    @Test
    void takingOneReadForAFrameIsCaughtByTheSplit() throws Exception {
        caught(TakesAReadForAFrame.class, Rule.A, "answersSplitAtAnyByteChangeNothing");
    }

    static class BelievesAnyChecksum extends Reading {
        BelievesAnyChecksum() {
            super(Mistake.BELIEVES_ANY_CHECKSUM);
        }
    }

    @Test
    void believingAnyChecksumIsCaughtByATurnedBit() throws Exception {
        caught(BelievesAnyChecksum.class, Rule.B, "aBitTurnedOverAnywhereNeverMakesALie");
    }

    static class SwallowsInterrupts extends Reading {
        SwallowsInterrupts() {
            super(Mistake.SWALLOWS_INTERRUPTS);
        }
    }

    @Test
    void swallowingInterruptsIsCaught() throws Exception {
        caught(SwallowsInterrupts.class, Rule.D, "anInterruptAtAnyWaitForASilentDeviceComesBackWithinTheGrace");
    }

    static class PrintsWithoutPaper extends Printing {
        PrintsWithoutPaper() {
            super(Mistake.PRINTS_WITHOUT_PAPER);
        }
    }

    @Test
    void printingWithoutPaperIsCaught() throws Exception {
        caught(PrintsWithoutPaper.class, Rule.G, "withoutPaperItIsRefusedAndNothingBegins");
    }

    static class CallsALostDeviceSilent extends Printing {
        CallsALostDeviceSilent() {
            super(Mistake.CALLS_A_LOST_DEVICE_SILENT);
        }
    }

    @Test
    void callingALostDeviceSilentIsCaught() throws Exception {
        caught(
                CallsALostDeviceSilent.class,
                Rule.C,
                "aDeviceUnpluggedWhileOpenIsDisconnectedAndOpensAgainOncePluggedIn");
    }

    static class ForgetsTheDeadline extends Printing {
        ForgetsTheDeadline() {
            super(Mistake.FORGETS_THE_DEADLINE);
        }
    }

    @Test
    void forgettingTheDeadlineIsCaught() throws Exception {
        caught(ForgetsTheDeadline.class, Rule.C, "aSilentDeviceIsToldByAFaultInTime");
    }

    static class ReadsAnEarlierCard extends Reading {
        ReadsAnEarlierCard() {
            super(Mistake.READS_AN_EARLIER_CARD);
        }
    }

    @Test
    void readingAnEarlierCardIsCaught() throws Exception {
        caught(ReadsAnEarlierCard.class, Rule.G, "eachPuttingDownIsAPlacementAndAnEarlierOneIsNotReadAnyMore");
    }

    static class TellsNoReason extends Reading {
        TellsNoReason() {
            super(Mistake.TELLS_NO_REASON_WHEN_PROBED);
        }
    }

    @Test
    void probingWithoutAReasonIsCaught() throws Exception {
        caught(TellsNoReason.class, Rule.G, "everyProbeGivesAReason");
    }

    static class Honest extends Printing {
        Honest() {
            super(Mistake.NONE);
        }
    }

    @Test
    void anHonestAdapterIsGreenWithCasesUnderEveryRule() throws Exception {
        var result = run(Honest.class);
        assertThat(result.tests())
                .filteredOn(r -> r.verdict() != Verdict.PASSED)
                .extracting(TestResult::test)
                .isEmpty();
        for (Rule rule : Rule.values()) {
            assertThat(result.of(rule).stream().mapToLong(TestResult::cases).sum())
                    .as("cases of rule %s", rule)
                    .isPositive();
        }
        assertThat(result.green()).isTrue();
        assertThat(ConformanceReport.of(folder).text()).contains("toy", "memory", "green");
    }

    static class HangsInClose extends Printing {
        HangsInClose() {
            super(Mistake.HANGS_IN_CLOSE);
        }
    }

    @Test
    void hangingInCloseIsCaughtAndEndsTheTestAllTheSame() throws Exception {
        caught(HangsInClose.class, Rule.F, "openingAndClosingOverAndOverLeavesThreadsHandlesAndHeapFlat");
        assertThat(Files.readString(folder.resolve("report.md")))
                .contains("aHealthyDeviceIsObservedWithoutABlockingFault failed: ", "makeSafe and close come back");
    }

    @Test
    void everyMistakeHasItsTest() {
        Set<String> tried = new TreeSet<>();
        for (Class<?> suite : MistakesTest.class.getDeclaredClasses()) {
            if (suite.getSuperclass() == Printing.class || suite.getSuperclass() == Reading.class) {
                tried.add(suite.getSimpleName());
            }
        }
        assertThat(tried).hasSize(Mistake.values().length);
        assertThat(List.copyOf(Arrays.asList(Mistake.values()))).contains(Mistake.NONE);
    }
}
