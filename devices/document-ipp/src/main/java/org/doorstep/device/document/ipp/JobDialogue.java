// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.document.ipp;

import java.time.Duration;
import java.util.Optional;
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
    private final long ending;
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
     * @param patience how many failed looks in a row it takes, and how long a cancelled job may take to end
     */
    JobDialogue(int sides, boolean spooler, Duration stall, Patience patience) {
        looks = patience.looks();
        ending = patience.ending().toNanos();
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
        if (!spooler) {
            // A queue counts what its filters made, all of it before a page is out (CUPS 2.4.2).
            reached = Math.max(reached, Math.clamp(job.impressions().orElse(0), 0, sides));
        }
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
            return now - cancelledAt < ending ? new Look() : new Lost(known("was cancelled and did not end"));
        }
        Optional<Fault> inTheWay = blocking.or(() -> halted(job));
        inTheWay.ifPresent(fault -> trouble = fault);
        if (inTheWay.isEmpty()) {
            heldUp = false;
        } else if (!heldUp) {
            heldUp = true;
            heldUpSince = now;
        }
        if (late || (heldUp && now - heldUpSince >= stall)) {
            if (trouble == null) {
                trouble = CoreFault.JOB_ABORTED.with("the job was not finished in time and was cancelled");
            }
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

    /** A job that the printer itself has put aside, for a PIN at its panel or for a reason it does not tell. */
    private static Optional<Fault> halted(JobView job) {
        return switch (job.state()) {
            case HELD -> Optional.of(IppFault.JOB_HELD.with("the printer holds the job (job-state 4)"));
            case STOPPED -> Optional.of(IppFault.JOB_STOPPED.with("the printer stopped the job (job-state 6)"));
            case WAITING, PROCESSING, CANCELED, ABORTED, COMPLETED -> Optional.empty();
        };
    }

    private End ended(JobView job) {
        if (!spooler) {
            return byThePrinter(job);
        }
        if (job.state() == JobView.State.COMPLETED) {
            return job.withErrors() ? new Lost(fault(job)) : new Printed(Evidence.HOST_ACCEPTED);
        }
        return job.neverBegun() ? new Stopped(fault(job), new Reached(0, sides)) : new Lost(fault(job));
    }

    /** Whether the printer behind the queue could make this end more certain. */
    boolean needsWitness(End end) {
        return spooler && !(end instanceof Stopped);
    }

    /** The queue is done with the job, and the printer behind it is not. */
    End unfinishedBehind() {
        return new Lost(known("ended at the queue and not at the printer behind it"));
    }

    /** What an ended job means where the printer itself tells of it, not a queue before it. */
    End byThePrinter(JobView job) {
        reached = Math.max(reached, Math.clamp(job.impressions().orElse(0), 0, sides));
        if (job.state() == JobView.State.COMPLETED) {
            return job.withErrors() ? new Lost(fault(job)) : new Printed(Evidence.DEVICE);
        }
        if (job.neverBegun()) {
            return new Stopped(fault(job), new Reached(0, sides));
        }
        if (job.impressions().isEmpty()) {
            return new Lost(fault(job));
        }
        int came = job.impressions().getAsInt();
        return came >= sides
                ? new Printed(Evidence.DEVICE)
                : new Stopped(fault(job), new Reached(Math.max(0, came), sides));
    }

    private Fault fault(JobView job) {
        if (trouble != null) {
            return trouble;
        }
        return switch (job.state()) {
            case CANCELED -> IppFault.CANCELED_AT_PRINTER.with("the job was cancelled at the printer (job-state 7)");
            case ABORTED -> CoreFault.JOB_ABORTED.with("the printer aborted the job (job-state 8)");
            case WAITING, HELD, PROCESSING, STOPPED, COMPLETED -> CoreFault.JOB_ABORTED.with("completed with errors");
        };
    }

    private Fault known(String what) {
        return trouble == null ? CoreFault.JOB_ABORTED.with("the job " + what) : trouble;
    }
}
