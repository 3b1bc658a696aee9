// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.document.ipp;

import static org.assertj.core.api.Assertions.assertThat;

import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.IppInputStream;
import com.hp.jipp.encoding.IppOutputStream;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.KeyValues;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.JobState;
import com.hp.jipp.model.Operation;
import com.hp.jipp.model.PrinterState;
import com.hp.jipp.model.Status;
import com.hp.jipp.model.Types;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.doorstep.device.conformance.fuzz.FramerFuzz;
import org.doorstep.device.conformance.fuzz.Mutator;
import org.junit.jupiter.api.Test;

/** Damaged answers by the thousand; by the million with {@code -Ddoorstep.fuzz=1000000}. */
class AnswerFuzzTest {
    private static final int REQUEST = 7;

    private static byte[] bytes(Status status, AttributeGroup... groups) {
        var out = new ByteArrayOutputStream();
        try (var ipp = new IppOutputStream(out)) {
            ipp.write(new IppPacket(status, REQUEST, groups));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static final List<byte[]> GOOD = List.of(
            bytes(
                    Status.successfulOk,
                    AttributeGroup.groupOf(
                            Tag.printerAttributes,
                            Types.printerState.of(PrinterState.processing),
                            Types.printerStateReasons.of("media-low-warning", "toner-empty-error"),
                            Types.printerIsAcceptingJobs.of(true),
                            Types.printerMakeAndModel.of("Made up 1"),
                            Types.printerSupply.of(KeyValues.fromMap(java.util.Map.of(
                                    "class", "supplyThatIsConsumed", "level", "7", "maxcapacity", "100"))),
                            Types.operationsSupported.of(Operation.printJob, Operation.cancelJob))),
            bytes(
                    Status.successfulOk,
                    AttributeGroup.groupOf(
                            Tag.jobAttributes,
                            Types.jobId.of(12),
                            Types.jobName.of("conformance/1/1"),
                            Types.jobState.of(JobState.processing),
                            Types.jobStateReasons.of("job-printing"),
                            Types.jobImpressionsCompleted.of(1))),
            bytes(Status.serverErrorBusy));

    /** What the adapter makes of an answer; empty where it says that the answer is none. */
    private static boolean understood(byte[] body) {
        try {
            IppPacket packet = IppClient.parse(body, REQUEST);
            for (AttributeGroup group : packet.getAttributeGroups()) {
                PrinterView.of(group).snapshot();
                JobView.of(group).ended();
            }
            return true;
        } catch (IOException e) {
            assertThat(Failure.of(e).detail()).isNotBlank();
            return false;
        }
    }

    /** Read by the library alone: status below 0100 and the number of the request asked. */
    private static boolean valid(byte[] body) {
        try (var in = new IppInputStream(new ByteArrayInputStream(body))) {
            IppPacket packet = in.readPacket();
            return packet.getRequestId() == REQUEST && packet.getCode() < 0x0100;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    @Test
    void damagedAnswersAreUnderstoodOrRefusedAndThrowNothingElse() {
        var mutator = new Mutator(GOOD, 33);
        long frames = FramerFuzz.frames(20_000);
        long understood = 0;
        long started = System.nanoTime();
        for (long round = 0; round < frames; round++) {
            byte[] body = mutator.next();
            try {
                boolean accepted = understood(body);
                assertThat(accepted).as("accepted").isEqualTo(valid(body));
                understood += accepted ? 1 : 0;
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed 33, round " + round + ": " + e, e);
            }
        }
        System.getLogger("fuzz")
                .log(
                        System.Logger.Level.INFO,
                        "IPP answers: {0} frames, {1} understood, {2} ms",
                        frames,
                        understood,
                        (System.nanoTime() - started) / 1_000_000);
        assertThat(understood).isGreaterThan(frames / 20);
    }
}
