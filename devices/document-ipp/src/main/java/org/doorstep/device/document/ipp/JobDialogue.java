// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.document.ipp;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Evidence;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.Outcome.Reached;
import org.jspecify.annotations.Nullable;

/**
 * One job from the moment the printer took it, as a state machine without I/O or clock: told what was seen and when, it
 * says what to do. Times are nanoseconds on any one monotonic clock. Not safe for use by several threads.
 */
final class JobDialogue {
    /** How long a cancelled job may take to end. */
    private static final long ENDING = Duration.ofSeconds(5).toNanos();

    sealed interface Step {}

    /** Look again soon. */
    record Look() implements Step {}

    /** Cancel the job, then look again. */
    record Cancel() implements Step {}

    sealed interface End extends Step {}

    record Printed(Evidence evidence) implements End {}

    record Stopped(Fault fault, Reached reached) implements End {}

    record Lost(Fault fault) implements End {}

    private final int sides;
    private final boolean spooler;
    private final long stall;
    private final int looks;
    private @Nullable Fault trouble;
    private boolean heldUp;
    private long heldUpSince;
    private boolean cancelled;
    private long cancelledAt;
    private int failedLooks;
    private int reached;

    /**
     * A job on its way.
     *
     * @param sides how many sides it has, copies included
     * @param spooler whether a CUPS queue has it
     * @param stall how long it may be held up
     * @param looks failed looks in a row after which the printer counts as gone
     */
    JobDialogue(int sides, boolean spooler, Duration stall, int looks) {
        this.looks = looks;
        this.sides = sides;
        this.spooler = spooler;
        this.stall = stall.toNanos();
    }

    Reached reached() {
        return new Reached(reached, sides);
    }

    /** Job and printer were looked at; {@code late} once the caller's time is over. */
    Step seen(JobView job, PrinterView printer, long now, boolean late) {
        failedLooks = 0;
        reached = Math.max(reached, Math.clamp(job.impressions().orElse(0), 0, sides));
        Optional<Fault> blocking = printer.blocking();
        if (blocking.isPresent() && !cancelled) {
            trouble = blocking.get();
        } else if (!cancelled && !job.ended()) {
            trouble = null;
        }
        if (job.ended()) {
            return ended(job);
        }
        if (cancelled) {
            return now - cancelledAt < ENDING ? new Look() : new Lost(known("was cancelled and did not end"));
        }
        if (blocking.isEmpty()) {
            heldUp = false;
        } else if (!heldUp) {
            heldUp = true;
            heldUpSince = now;
        }
        if (late || (heldUp && now - heldUpSince >= stall)) {
            cancelled = true;
            cancelledAt = now;
            return new Cancel();
        }
        return new Look();
    }

    /** Somebody gave the job up. */
    Step givenUp(long now) {
        trouble = CoreFault.CANCELLED.with("the document was given up on its way");
        cancelled = true;
        cancelledAt = now;
        return new Cancel();
    }

    /** The printer could not be asked. */
    Step notSeen(Fault why, boolean late) {
        failedLooks++;
        return failedLooks < looks && !late ? new Look() : new Lost(why);
    }

    private Step ended(JobView job) {
        Evidence evidence = spooler ? Evidence.HOST_ACCEPTED : Evidence.DEVICE;
        OptionalInt impressions = job.impressions();
        if (job.state() == JobView.State.COMPLETED) {
            return job.withErrors() ? new Lost(known("completed with errors")) : new Printed(evidence);
        }
        Fault fault = known(job.state() == JobView.State.ABORTED ? "was aborted by the printer" : "was cancelled");
        if (spooler || impressions.isEmpty()) {
            return new Lost(fault);
        }
        return impressions.getAsInt() >= sides ? new Printed(evidence) : new Stopped(fault, reached());
    }

    private Fault known(String what) {
        return trouble == null ? CoreFault.JOB_ABORTED.with("the job " + what) : trouble;
    }
}
