// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.doorstep.device.conformance.ToyAdapter.Mistake;
import org.junit.jupiter.api.Test;

/** A kit that lets a broken adapter pass is none: each rule catches the mistake it is there for. */
class MistakesTest {
    private interface Rule<R> {
        void check(R rules) throws Exception;
    }

    private static void caughtPrinting(Mistake mistake, Rule<ReceiptPrinterRules> rule) {
        var rules = new ReceiptPrinterRules() {
            @Override
            protected PrinterHarness harness() {
                return new ToyHarness(mistake);
            }

            @Override
            protected Duration threadsEndWithin() {
                return Duration.ofMillis(200);
            }
        };
        assertThatThrownBy(() -> rule.check(rules)).as("%s", mistake).isInstanceOf(AssertionError.class);
    }

    private static void caughtReading(Mistake mistake, Rule<IdCardReaderRules> rule) {
        var rules = new IdCardReaderRules() {
            @Override
            protected IdCardHarness harness() {
                return new ToyHarness(mistake);
            }
        };
        assertThatThrownBy(() -> rule.check(rules)).as("%s", mistake).isInstanceOf(AssertionError.class);
    }

    @Test
    void refusingAfterItBeganIsCaughtByTheCut() {
        caughtPrinting(
                Mistake.REFUSES_AFTER_IT_BEGAN, PrinterRules::theCableCutAtAnyByteOfTheCommandIsAnsweredTruthfully);
        caughtPrinting(
                Mistake.REFUSES_AFTER_IT_BEGAN, PrinterRules::theCableCutAtAnyByteOfTheAnswersIsAnsweredTruthfully);
    }

    @Test
    void notSayingThatItBeginsIsCaught() {
        caughtPrinting(Mistake.NEVER_SAYS_IT_BEGINS, PrinterRules::theEffectIsAnnouncedBeforeAnythingComesOut);
        caughtPrinting(Mistake.NEVER_SAYS_IT_BEGINS, PrinterRules::aPrintComesOutOnceAndIsDoneOnTheDevicesWord);
    }

    @Test
    void takingSilenceForDoneIsCaught() {
        caughtPrinting(
                Mistake.TAKES_SILENCE_FOR_DONE,
                PrinterRules::aDeviceThatHearsNothingFromAnyByteOnIsAnsweredTruthfullyAndInTime);
        caughtPrinting(
                Mistake.TAKES_SILENCE_FOR_DONE, PrinterRules::theCableCutAtAnyByteOfTheCommandIsAnsweredTruthfully);
    }

    @Test
    void printingAgainAfterSilenceIsCaught() {
        caughtPrinting(
                Mistake.PRINTS_AGAIN_AFTER_SILENCE,
                PrinterRules::aDeviceThatFallsSilentAtAnyByteIsAnsweredTruthfullyAndInTime);
    }

    @Test
    void takingOneReadForAFrameIsCaughtByTheSplit() {
        caughtPrinting(Mistake.TAKES_A_READ_FOR_A_FRAME, PrinterRules::answersAreUnderstoodHoweverTheyAreSplit);
        caughtReading(Mistake.TAKES_A_READ_FOR_A_FRAME, IdCardReaderRules::theCardIsReadHoweverTheAnswersAreSplit);
    }

    @Test
    void believingAnyChecksumIsCaughtByATurnedBit() {
        caughtReading(Mistake.BELIEVES_ANY_CHECKSUM, IdCardReaderRules::aByteTurnedOverAnywhereNeverMakesAnotherCard);
    }

    @Test
    void swallowingInterruptsIsCaught() {
        caughtPrinting(
                Mistake.SWALLOWS_INTERRUPTS, PrinterRules::anInterruptAtAnyWaitComesBackWithinTheGraceAndTruthfully);
        caughtReading(Mistake.SWALLOWS_INTERRUPTS, IdCardReaderRules::anInterruptAtAnyWaitComesBackWithinTheGrace);
    }

    @Test
    void leakingAThreadIsCaught() {
        caughtPrinting(Mistake.LEAKS_A_THREAD, AdapterRules::aHundredOpeningsLeaveNoThreadBehind);
    }

    @Test
    void printingWithoutPaperIsCaught() {
        caughtPrinting(Mistake.PRINTS_WITHOUT_PAPER, PrinterRules::withoutPaperItIsRefusedAndNothingBegins);
    }

    @Test
    void callingALostDeviceSilentIsCaught() {
        caughtPrinting(
                Mistake.CALLS_A_LOST_DEVICE_SILENT,
                AdapterRules::aDeviceUnpluggedWhileOpenIsDisconnectedAndOpensAgainOncePluggedIn);
    }

    @Test
    void forgettingTheDeadlineIsCaught() {
        caughtPrinting(Mistake.FORGETS_THE_DEADLINE, AdapterRules::aSilentDeviceIsToldByAFaultInTime);
        caughtPrinting(
                Mistake.FORGETS_THE_DEADLINE,
                PrinterRules::aDeviceThatFallsSilentAtAnyByteIsAnsweredTruthfullyAndInTime);
    }

    @Test
    void readingAnEarlierCardIsCaught() {
        caughtReading(
                Mistake.READS_AN_EARLIER_CARD,
                IdCardReaderRules::eachPuttingDownIsAPlacementAndAnEarlierOneIsNotReadAnyMore);
    }
}
