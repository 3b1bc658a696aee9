// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.document.ipp;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import org.doorstep.device.spi.Capability;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceAdapter;
import org.doorstep.device.spi.DeviceContext;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.Diagnostics;
import org.doorstep.device.spi.DocumentPrinter;
import org.doorstep.device.spi.Evidence;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.Finding;
import org.doorstep.device.spi.Outcome;
import org.doorstep.device.spi.Printed;
import org.doorstep.device.spi.Progress;
import org.doorstep.device.spi.Snapshot;
import org.jspecify.annotations.Nullable;

/** One printer or CUPS queue. One job at a time: {@link #print} returns when its job has ended. */
final class IppAdapter implements DeviceAdapter, DocumentPrinter {
    private static final System.Logger LOG = System.getLogger(IppAdapter.class.getName());
    private static final Duration CANCELLING = Duration.ofSeconds(3);

    private final IppClient client;
    private final Behind behind;
    private final Turns turns;
    private final DeviceContext context;
    private final Duration stall;
    private final Patience patience;
    private final Pause pause;
    private Left left = new Left.Nothing();
    private @Nullable IppDiagnostics diagnostics;

    /** What may still be at the printer. */
    private sealed interface Left {
        record Nothing() implements Left {}

        record Job(int id) implements Left {}

        /** Sent, and its number never heard. */
        record Named(String name) implements Left {}
    }

    IppAdapter(IppClient client, Turns turns, DeviceContext context, Duration stall, Patience patience) {
        this.client = client;
        this.turns = turns;
        this.context = context;
        this.stall = stall;
        this.patience = patience;
        behind = new Behind(context.ticker(), patience);
        pause = new Pause(context.ticker());
    }

    /** Looks at the printer for the first time: what can be tried with it shows there. */
    void open(Deadline by) throws DeviceFault, InterruptedException {
        diagnostics = new IppDiagnostics(client, behind, look(by));
    }

    @Override
    public <C extends Capability> Optional<C> capability(Class<C> kind) {
        if (kind == Diagnostics.class) {
            return Optional.ofNullable(diagnostics).map(kind::cast);
        }
        return kind.isInstance(this) ? Optional.of(kind.cast(this)) : Optional.empty();
    }

    @Override
    public Snapshot observe(Deadline by) throws DeviceFault, InterruptedException {
        return look(by).snapshot();
    }

    private PrinterView look(Deadline by) throws DeviceFault, InterruptedException {
        try {
            return behind.of(client.printer(by), by);
        } catch (IOException e) {
            throw new DeviceFault(Failure.of(e), e);
        }
    }

    @Override
    public Outcome<Printed> print(CommandId id, Document document, Progress progress, Deadline by)
            throws InterruptedException {
        int sides = document.pages() * document.copies();
        Runnable moved = () -> progress.at(new Outcome.Reached(0, sides));
        Optional<Turns.Place> turn = turns.take(client.address(), moved, by);
        if (turn.isEmpty()) {
            return new Outcome.Refused<>(
                    CoreFault.PRINTER_BUSY.with("the line of this terminal's own jobs did not end"));
        }
        try (Turns.Place _ = turn.get()) {
            return switch (new Submission(client, behind, context, pause, id, document, progress, by).run()) {
                case Submission.Sent.Refused(Fault fault) -> new Outcome.Refused<>(fault);
                case Submission.Sent.NotTaken(Fault fault) ->
                    new Outcome.Partial<>(fault, new Outcome.Reached(0, sides));
                case Submission.Sent.Taken(JobView job, PrinterView printer) ->
                    follow(id, job, dialogue(sides, printer), progress, by);
                case Submission.Sent.Unanswered(Fault fault, PrinterView printer) ->
                    unanswered(id, fault, dialogue(sides, printer), progress, by);
            };
        }
    }

    private JobDialogue dialogue(int sides, PrinterView printer) {
        return new JobDialogue(sides, printer.spooler(), stall, patience);
    }

    /** The document left and no answer came: the printer is asked once whether it has a job of that name. */
    private Outcome<Printed> unanswered(CommandId id, Fault why, JobDialogue dialogue, Progress progress, Deadline by) {
        long sent = client.lastByteOut();
        left = new Left.Named(id.value());
        try {
            Optional<JobView> job = client.named(id.value(), Deadline.in(context.ticker(), patience.look()));
            if (job.isPresent()) {
                if (CoreFault.CANCELLED.is(why)) {
                    Thread.currentThread().interrupt();
                }
                return follow(id, job.get(), dialogue, progress, by);
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "looking for job {0}: {1}", id, e.getMessage());
        } catch (InterruptedException e) {
            return new Outcome.Unknown<>(CoreFault.CANCELLED.with("given up while its job was looked for"), sent);
        }
        return new Outcome.Unknown<>(why, sent);
    }

    /** An interrupt gives the job up; what has come of it by then is still told. */
    private Outcome<Printed> follow(CommandId id, JobView job, JobDialogue dialogue, Progress progress, Deadline by) {
        long sent = client.lastByteOut();
        left = new Left.Job(job.id());
        JobDialogue.Step step = new JobDialogue.Look();
        boolean givenUp = false;
        while (!(step instanceof JobDialogue.End)) {
            try {
                step = next(step, job.id(), dialogue, progress, by);
            } catch (InterruptedException e) {
                if (givenUp) {
                    return new Outcome.Unknown<>(
                            CoreFault.CANCELLED.with("given up twice: the job may still be printed"), sent);
                }
                givenUp = true;
                step = dialogue.givenUp(context.ticker().nanos());
            }
        }
        return switch (witnessed((JobDialogue.End) step, id, dialogue)) {
            case JobDialogue.Printed(Evidence evidence) -> {
                left = new Left.Nothing();
                yield new Outcome.Done<>(new Printed(dialogue.reached().of()), evidence);
            }
            case JobDialogue.Stopped(Fault fault, Outcome.Reached at) -> {
                left = new Left.Nothing();
                yield new Outcome.Partial<>(fault, at);
            }
            case JobDialogue.Lost(Fault fault) -> new Outcome.Unknown<>(fault, sent);
        };
    }

    private JobDialogue.Step next(JobDialogue.Step step, int job, JobDialogue dialogue, Progress progress, Deadline by)
            throws InterruptedException {
        if (step instanceof JobDialogue.Cancel) {
            cancel(job);
        }
        Outcome.Reached before = dialogue.reached();
        JobDialogue.Step next = look(job, dialogue, by);
        if (!dialogue.reached().equals(before)) {
            progress.at(dialogue.reached());
        }
        if (next instanceof JobDialogue.Look) {
            pause.untilNextLook();
        }
        return next;
    }

    private JobDialogue.Step look(int job, JobDialogue dialogue, Deadline by) throws InterruptedException {
        boolean late = by.expired();
        Deadline look = Deadline.in(context.ticker(), patience.look());
        try {
            // The job first: the printer then still shows the trouble that a job seen as ended has ended by.
            JobView seen = client.job(job, look);
            PrinterView printer = behind.of(client.printer(look), look);
            return dialogue.seen(seen, printer, context.ticker().nanos(), late);
        } catch (IOException e) {
            return dialogue.notSeen(Failure.of(e), late);
        }
    }

    /**
     * What a queue says of a job proves little: completed is what its backend believes, cancelled is said before the
     * printer has stopped. The printer behind it knows, under the same name.
     */
    private JobDialogue.End witnessed(JobDialogue.End end, CommandId id, JobDialogue dialogue) {
        if (!dialogue.needsWitness(end)) {
            return end;
        }
        Deadline until = Deadline.in(context.ticker(), patience.witness());
        try {
            while (true) {
                Optional<JobView> job = behind.job(id.value(), until);
                if (job.isPresent() && job.get().ended()) {
                    return dialogue.byThePrinter(job.get());
                }
                if (job.isEmpty() || until.expired()) {
                    return job.isEmpty() ? end : dialogue.unfinishedBehind();
                }
                pause.untilNextLook();
            }
        } catch (InterruptedException e) {
            return end;
        }
    }

    /** A refusal is no trouble: the job has ended by itself, which the next look shows. */
    private void cancel(int job) throws InterruptedException {
        try {
            client.cancel(job, Deadline.in(context.ticker(), CANCELLING));
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "cancelling job {0}: {1}", job, e.getMessage());
        }
    }

    /**
     * Looks for the job by its name. Printers forget ended jobs, some within a minute; one that is not found has
     * therefore not proved anything.
     */
    @Override
    public Finding reconcile(CommandId id, Deadline by) throws DeviceFault, InterruptedException {
        try {
            PrinterView printer = behind.of(client.printer(by), by);
            while (true) {
                Optional<JobView> told = behind.job(id.value(), by);
                Optional<JobView> found = told.isPresent() ? told : client.named(id.value(), by);
                if (found.isEmpty()) {
                    return new Finding.CannotTell(
                            CoreFault.JOB_ABORTED.with("the printer remembers no job of that name"));
                }
                if (found.get().ended()) {
                    return finding(found.get(), printer.spooler() && told.isEmpty());
                }
                left = new Left.Named(id.value());
                if (by.expired()) {
                    return stillThere();
                }
                pause.untilNextLook();
            }
        } catch (IOException e) {
            // Seen before the time was over, which the last look began too late for.
            if (by.expired() && left.equals(new Left.Named(id.value()))) {
                return stillThere();
            }
            throw new DeviceFault(Failure.of(e), e);
        }
    }

    private static Finding stillThere() {
        return new Finding.CannotTell(CoreFault.PRINTER_BUSY.with("the job is still at the printer"));
    }

    private static Finding finding(JobView job, boolean spooler) {
        if (job.state() == JobView.State.COMPLETED && !job.withErrors()) {
            return new Finding.Happened(spooler ? Evidence.HOST_ACCEPTED : Evidence.DEVICE);
        }
        boolean counted = !spooler && job.impressions().isPresent();
        boolean nothingCame = job.state() != JobView.State.COMPLETED
                && (job.neverBegun() || (counted && job.impressions().getAsInt() == 0));
        return nothingCame
                ? new Finding.DidNot()
                : new Finding.CannotTell(CoreFault.JOB_ABORTED.with("the job ended as " + job.state() + ", pages "
                        + (counted ? job.impressions().getAsInt() : "not counted")));
    }

    /** Cancels a job that was left, so that it is not printed for somebody else. */
    @Override
    public void makeSafe() {
        Deadline by = Deadline.in(context.ticker(), CANCELLING);
        try {
            switch (left) {
                case Left.Nothing() -> {}
                case Left.Job(int job) -> client.cancel(job, by);
                case Left.Named(String name) -> {
                    Optional<JobView> job = client.named(name, by);
                    if (job.isPresent()) {
                        client.cancel(job.get().id(), by);
                    }
                }
            }
            left = new Left.Nothing();
        } catch (IppClient.RefusedException e) {
            LOG.log(Level.DEBUG, "a job left at the document printer had ended: {0}", e.getMessage());
            left = new Left.Nothing();
        } catch (IOException e) {
            LOG.log(
                    Level.WARNING,
                    "A job left at the document printer could not be cancelled: {0}",
                    Failure.of(e).detail());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        behind.close();
        client.close();
    }
}
