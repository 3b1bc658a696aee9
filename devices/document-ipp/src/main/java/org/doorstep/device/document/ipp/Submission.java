// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.document.ipp;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.util.List;
import java.util.Optional;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceContext;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.DocumentPrinter.Document;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.Outcome.Reached;
import org.doorstep.device.spi.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Brings one document to the printer: waits while the printer is at another job, asks whether it would take this one,
 * and sends it. A document is sent again only where the printer answered that it made no job of it because it is busy
 * (0x0507); after silence or a broken line never.
 */
final class Submission {
    private static final System.Logger LOG = System.getLogger(Submission.class.getName());

    private static final Fault BUSY = CoreFault.PRINTER_BUSY.with("the printer was at other jobs all the time");

    private final IppClient client;
    private final Behind behind;
    private final DeviceContext context;
    private final Pause pause;
    private final CommandId id;
    private final Document document;
    private final Progress progress;
    private final Deadline by;
    private boolean begun;
    private @Nullable List<JobView> ahead;

    /** How it ended. */
    sealed interface Sent {
        /** The printer made this job of it. */
        record Taken(JobView job, PrinterView printer) implements Sent {}

        /** Nothing was sent and nothing announced. */
        record Refused(Fault fault) implements Sent {}

        /** The effect was announced, and the printer certainly has no job of it. */
        record NotTaken(Fault fault) implements Sent {}

        /** Bytes left, and no answer came. */
        record Unanswered(Fault fault, PrinterView printer) implements Sent {}
    }

    Submission(
            IppClient client,
            Behind behind,
            DeviceContext context,
            Pause pause,
            CommandId id,
            Document document,
            Progress progress,
            Deadline by) {
        this.client = client;
        this.behind = behind;
        this.context = context;
        this.pause = pause;
        this.id = id;
        this.document = document;
        this.progress = progress;
        this.by = by;
    }

    /** @throws InterruptedException when interrupted before the effect was announced */
    Sent run() throws InterruptedException {
        try {
            while (true) {
                PrinterView printer = behind.of(client.printer(by), by);
                Optional<Fault> unfit = printer.unfit();
                if (unfit.isPresent()) {
                    return without(unfit.get());
                }
                Optional<Sent> sent = printer.busy() ? Optional.empty() : attempt(printer);
                if (sent.isPresent()) {
                    return sent.get();
                }
                if (by.expired()) {
                    return without(BUSY);
                }
                awaitTurn();
            }
        } catch (IOException e) {
            boolean waitedInVain = ahead != null && by.expired();
            return without(waitedInVain ? BUSY : Failure.of(e));
        } catch (InterruptedException e) {
            if (!begun) {
                throw e;
            }
            return new Sent.NotTaken(CoreFault.CANCELLED.with("given up while the printer was at another job"));
        }
    }

    private Sent without(Fault fault) {
        return begun ? new Sent.NotTaken(fault) : new Sent.Refused(fault);
    }

    /** Empty where the printer is busy after all. */
    private Optional<Sent> attempt(PrinterView printer) throws IOException, InterruptedException {
        if (printer.validates()) {
            try {
                client.validate(id.value(), document.copies(), printer.a4(), by);
            } catch (IppClient.RefusedException e) {
                return Failure.busy(e) ? Optional.empty() : Optional.of(without(Failure.of(e)));
            }
        }
        try {
            context.effectBegins(id);
        } catch (DeviceFault e) {
            return Optional.of(without(e.fault()));
        }
        begun = true;
        return send(printer);
    }

    private Optional<Sent> send(PrinterView printer) {
        try {
            JobView job = client.print(id.value(), document.pdf(), document.copies(), printer.a4(), by);
            return Optional.of(new Sent.Taken(job, printer));
        } catch (IppClient.RefusedException | ConnectException | HttpConnectTimeoutException e) {
            // Either the printer made no job of it, or not a byte has reached it.
            return Failure.busy(e) ? Optional.empty() : Optional.of(new Sent.NotTaken(Failure.of(e)));
        } catch (IOException e) {
            return Optional.of(new Sent.Unanswered(Failure.of(e), printer));
        } catch (InterruptedException e) {
            Fault givenUp = CoreFault.CANCELLED.with("given up while the document was sent");
            return Optional.of(new Sent.Unanswered(givenUp, printer));
        }
    }

    /** Waiting is progress only while the jobs ahead move: behind a printer that is stuck the deadline stands. */
    private void awaitTurn() throws InterruptedException {
        try {
            List<JobView> now = client.waiting(by);
            if (!now.equals(ahead)) {
                ahead = now;
                progress.at(new Reached(0, document.pages() * document.copies()));
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the printer does not tell its jobs: {0}", e.getMessage());
        }
        pause.untilNextLook();
    }
}
