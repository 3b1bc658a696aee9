// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.document.ipp;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import org.doorstep.device.spi.Capability;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceAdapter;
import org.doorstep.device.spi.DeviceContext;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.DocumentPrinter;
import org.doorstep.device.spi.Evidence;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.Finding;
import org.doorstep.device.spi.Outcome;
import org.doorstep.device.spi.Printed;
import org.doorstep.device.spi.Progress;
import org.doorstep.device.spi.Snapshot;

/** One printer or CUPS queue. One job at a time: {@link #print} returns when its job has ended. */
final class IppAdapter implements DeviceAdapter, DocumentPrinter {
    private static final System.Logger LOG = System.getLogger(IppAdapter.class.getName());
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);
    private static final Duration CANCELLING = Duration.ofSeconds(3);
    private static final int SERVER_BUSY = 0x0507;
    private static final int NOT_ACCEPTING = 0x0506;
    private static final int FORMAT_NOT_SUPPORTED = 0x040A;

    private final IppClient client;
    private final DeviceContext context;
    private final Duration stall;
    private final Patience patience;
    private final Object waiting = new Object();
    private OptionalInt unfinished = OptionalInt.empty();

    IppAdapter(IppClient client, DeviceContext context, Duration stall, Patience patience) {
        this.patience = patience;
        this.client = client;
        this.context = context;
        this.stall = stall;
    }

    @Override
    public <C extends Capability> Optional<C> capability(Class<C> kind) {
        return kind.isInstance(this) ? Optional.of(kind.cast(this)) : Optional.empty();
    }

    @Override
    public Snapshot observe(Deadline by) throws DeviceFault, InterruptedException {
        try {
            return client.printer(by).snapshot();
        } catch (IOException e) {
            throw new DeviceFault(fault(e), e);
        }
    }

    @Override
    public Outcome<Printed> print(CommandId id, Document document, Progress progress, Deadline by)
            throws InterruptedException {
        int sides = document.pages() * document.copies();
        PrinterView printer;
        try {
            printer = client.printer(by);
            Optional<Fault> unfit = printer.unfit();
            if (unfit.isPresent()) {
                return new Outcome.Refused<>(unfit.get());
            }
            client.validate(id.value(), document.copies(), printer.a4(), by);
        } catch (IOException e) {
            return new Outcome.Refused<>(fault(e));
        }
        try {
            context.effectBegins(id);
        } catch (DeviceFault e) {
            return new Outcome.Refused<>(e.fault());
        }
        JobView job;
        try {
            job = client.print(id.value(), document.pdf(), document.copies(), printer.a4(), by);
        } catch (IppClient.RefusedException | ConnectException | HttpConnectTimeoutException e) {
            // Either the printer made no job of it, or not a byte has reached it.
            return new Outcome.Partial<>(fault(e), new Outcome.Reached(0, sides));
        } catch (IOException e) {
            return new Outcome.Unknown<>(fault(e), client.lastByteOut());
        } catch (InterruptedException e) {
            return new Outcome.Unknown<>(
                    CoreFault.CANCELLED.with("given up while the document was sent"), client.lastByteOut());
        }
        return follow(job, new JobDialogue(sides, printer.spooler(), stall, patience.looks()), progress, by);
    }

    /** An interrupt gives the job up; what has come of it by then is still told. */
    private Outcome<Printed> follow(JobView job, JobDialogue dialogue, Progress progress, Deadline by) {
        long sent = client.lastByteOut();
        unfinished = OptionalInt.of(job.id());
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
        return switch ((JobDialogue.End) step) {
            case JobDialogue.Printed(Evidence evidence) -> {
                unfinished = OptionalInt.empty();
                yield new Outcome.Done<>(new Printed(dialogue.reached().of()), evidence);
            }
            case JobDialogue.Stopped(Fault fault, Outcome.Reached at) -> {
                unfinished = OptionalInt.empty();
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
            pause();
        }
        return next;
    }

    private JobDialogue.Step look(int job, JobDialogue dialogue, Deadline by) throws InterruptedException {
        boolean late = by.expired();
        Deadline look = Deadline.in(context.ticker(), patience.look());
        try {
            // The job first: the printer then still shows the trouble that a job seen as ended has ended by.
            JobView seen = client.job(job, look);
            return dialogue.seen(seen, client.printer(look), context.ticker().nanos(), late);
        } catch (IOException e) {
            return dialogue.notSeen(fault(e), late);
        }
    }

    private void pause() throws InterruptedException {
        Deadline next = Deadline.in(context.ticker(), BETWEEN_LOOKS);
        synchronized (waiting) {
            while (!next.expired()) {
                context.ticker().await(waiting, next.remaining());
            }
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

    private static Fault fault(IOException e) {
        if (e instanceof IppClient.RefusedException refused) {
            CoreFault fault = switch (refused.status()) {
                case SERVER_BUSY -> CoreFault.PRINTER_BUSY;
                case NOT_ACCEPTING -> CoreFault.PRINTER_OFFLINE;
                case FORMAT_NOT_SUPPORTED -> CoreFault.SETTINGS;
                default -> CoreFault.PRINTER_ERROR;
            };
            return fault.with("the printer answered " + refused.getMessage()
                    + (fault == CoreFault.SETTINGS ? ": it takes no PDF; print through a CUPS queue" : ""));
        }
        if (e instanceof java.net.http.HttpTimeoutException && !(e instanceof HttpConnectTimeoutException)) {
            return CoreFault.NO_ANSWER.with("the printer takes connections and does not answer: switch it off and on");
        }
        return CoreFault.DISCONNECTED.with("the printer cannot be reached ("
                + e.getClass().getSimpleName() + "): check power, network cable and the setting url");
    }

    /**
     * Looks for the job by its name. Printers forget ended jobs, some within a minute; one that is not found has
     * therefore not proved anything.
     */
    @Override
    public Finding reconcile(CommandId id, Deadline by) throws DeviceFault, InterruptedException {
        try {
            boolean spooler = client.printer(by).spooler();
            while (true) {
                Optional<JobView> found = client.jobs(by).stream()
                        .filter(job -> job.name().equals(id.value()))
                        .max(Comparator.comparingInt(JobView::id));
                if (found.isEmpty()) {
                    return new Finding.CannotTell(
                            CoreFault.JOB_ABORTED.with("the printer remembers no job of that name"));
                }
                if (found.get().ended()) {
                    return finding(found.get(), spooler);
                }
                if (by.expired()) {
                    return new Finding.CannotTell(CoreFault.PRINTER_BUSY.with("the job is still at the printer"));
                }
                pause();
            }
        } catch (IOException e) {
            throw new DeviceFault(fault(e), e);
        }
    }

    private static Finding finding(JobView job, boolean spooler) {
        if (job.state() == JobView.State.COMPLETED && !job.withErrors()) {
            return new Finding.Happened(spooler ? Evidence.HOST_ACCEPTED : Evidence.DEVICE);
        }
        boolean nothingCame = !spooler
                && job.impressions().isPresent()
                && job.impressions().getAsInt() == 0
                && job.state() != JobView.State.COMPLETED;
        return nothingCame
                ? new Finding.DidNot()
                : new Finding.CannotTell(CoreFault.JOB_ABORTED.with("the job ended as " + job.state() + ", pages "
                        + (job.impressions().isPresent() ? job.impressions().getAsInt() : "not counted")));
    }

    /** Cancels a job that was left, so that it is not printed for somebody else. */
    @Override
    public void makeSafe() {
        if (unfinished.isPresent()) {
            try {
                client.cancel(unfinished.getAsInt(), Deadline.in(context.ticker(), CANCELLING));
                unfinished = OptionalInt.empty();
            } catch (IOException e) {
                LOG.log(
                        Level.WARNING,
                        "A job left at the document printer could not be cancelled: {0}",
                        fault(e).detail());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
