// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.doorstep.catalog.Language;
import org.doorstep.catalog.flow.ExpressionException;
import org.doorstep.catalog.flow.Run;
import org.doorstep.catalog.flow.StepResult;
import org.doorstep.contract.SlipNumber;
import org.doorstep.device.runtime.DeviceRuntime;
import org.doorstep.device.runtime.Lease;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.DocumentPrinter;
import org.doorstep.device.spi.Outcome;
import org.doorstep.device.spi.Printed;
import org.doorstep.device.spi.Progress;
import org.doorstep.device.spi.ReceiptPage;
import org.doorstep.device.spi.ReceiptPrinter;
import org.doorstep.terminal.document.Certificate;
import org.doorstep.terminal.document.CertificatePdf;
import org.doorstep.terminal.document.Pdf;
import org.doorstep.terminal.document.SlipPages;
import org.doorstep.terminal.document.Templates;
import org.doorstep.terminal.session.Effect;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.sync.TerminalIdentity;
import org.doorstep.terminal.sync.TrustedClock;

/** Prints documents and slips. The bytes of a document live in memory only and are overwritten when it is out. */
final class PaperEffects {
    private static final Logger LOG = System.getLogger(PaperEffects.class.getName());
    private static final Duration LEASE = Duration.ofSeconds(5);
    private static final Duration DOCUMENT = Duration.ofSeconds(90);
    private static final Duration SLIP = Duration.ofSeconds(20);

    private final DeviceRuntime devices;
    private final Templates templates;
    private final CertificatePdf composer;
    private final RecordEffects records;
    private final TerminalIdentity identity;
    private final TrustedClock clock;
    private final ZoneId zone;

    PaperEffects(
            DeviceRuntime devices,
            Templates templates,
            CertificatePdf composer,
            RecordEffects records,
            TerminalIdentity identity,
            TrustedClock clock,
            ZoneId zone) {
        this.devices = devices;
        this.templates = templates;
        this.composer = composer;
        this.records = records;
        this.identity = identity;
        this.clock = clock;
        this.zone = zone;
    }

    Event print(Effect.Print effect, SessionScope scope) throws InterruptedException {
        Run run = effect.run();
        Language language = effect.comfort().language();
        try {
            var where = new Templates.Where(identity.id(), identity.name(), identity.site());
            Templates.Filled filled = scope.whole(() -> templates.fill(run, effect.output(), language, where))
                    .orElse(null);
            return switch (filled) {
                case null -> notMade(effect);
                case Templates.Filled.OtherHolder ignored -> {
                    records.alarm(new Effect.RaiseAlarm(
                            effect.session(), "HOLDER_MISMATCH", run.item().id()));
                    yield new Event.Broke(effect.session(), "S-106");
                }
                case Templates.Filled.Ready(Certificate certificate) -> {
                    try (certificate) {
                        yield told(effect, scope, certificate, document(effect, certificate));
                    }
                }
            };
        } catch (ExpressionException | IOException e) {
            LOG.log(
                    Level.ERROR,
                    "output {0} of {1} could not be made: {2}",
                    effect.output().id(),
                    run.item().id(),
                    e.getClass());
            return notMade(effect);
        }
    }

    private static Event notMade(Effect.Print effect) {
        return new Event.PrintFailed(effect.session(), Event.PrintCertainty.NOTHING_CAME_OUT, "S-109");
    }

    private Outcome<Printed> document(Effect.Print effect, Certificate certificate)
            throws IOException, InterruptedException {
        try (Pdf pdf = composer.compose(certificate)) {
            if (pdf.pages() > effect.output().pages()) {
                throw new IOException("the document has more pages than its item states");
            }
            return sent(effect, pdf);
        }
    }

    private Outcome<Printed> sent(Effect.Print effect, Pdf pdf) throws InterruptedException {
        try (Lease<DocumentPrinter> lease =
                devices.lease(DocumentPrinter.class, "print document", Deadline.in(LEASE))) {
            return lease.device()
                    .print(id(effect), pdf.forPrinter(effect.output().copies()), Progress.NONE, Deadline.in(DOCUMENT));
        } catch (DeviceFault e) {
            return new Outcome.Refused<>(e.fault());
        }
    }

    CommandId id(Effect.Print effect) {
        return new CommandId("print/" + fact(effect) + "/" + effect.attempt());
    }

    /** The business fact that is printed: the department's number, or else this session of this start. */
    private String fact(Effect.Print effect) {
        return effect.run()
                .found()
                .map(StepResult.Found::certificate)
                .map(StepResult.Certificate::number)
                .orElseGet(() -> records.start() + "-" + effect.session() + "-"
                        + effect.output().id());
    }

    private Event told(Effect.Print effect, SessionScope scope, Certificate certificate, Outcome<Printed> outcome)
            throws InterruptedException {
        return switch (PrintVerdict.of(id(effect), outcome, records)) {
            case PrintVerdict.Out() -> new Event.PrintDone(effect.session(), slip(effect, scope, certificate, true));
            case PrintVerdict.NotOut not -> {
                if (not.certainty() == Event.PrintCertainty.CANNOT_TELL) {
                    slip(effect, scope, certificate, false);
                }
                yield not.event(effect.session());
            }
        };
    }

    /** A slip to keep; the journey does not hang on it. */
    private boolean slip(Effect.Print effect, SessionScope scope, Certificate certificate, boolean printed)
            throws InterruptedException {
        Certificate.Proof proof = certificate.proof();
        StepResult.Holder holder =
                effect.run().found().map(StepResult.Found::holder).orElse(null);
        if (proof == null || holder == null || scope.closed()) {
            return false;
        }
        SlipNumber number = records.nextSlip(identity.id());
        scope.reference(number.value());
        SlipPages pages = new SlipPages(effect.comfort().language());
        var occasion = new SlipPages.Occasion(
                identity.site(),
                identity.id(),
                LocalDateTime.ofInstant(clock.instant(), zone),
                effect.run().item().title().in(effect.comfort().language()),
                number.grouped(),
                identity.phone(),
                identity.staffedHours());
        ReceiptPage page = scope.whole(() ->
                        printed ? pages.pickUp(occasion, holder, proof) : pages.printUnknown(occasion, proof.number()))
                .orElse(null);
        if (page == null) {
            return false;
        }
        try (Lease<ReceiptPrinter> lease = devices.lease(ReceiptPrinter.class, "print slip", Deadline.in(LEASE))) {
            return lease.device()
                            .print(
                                    new CommandId("slip/" + number.value() + "/1"),
                                    page,
                                    Progress.NONE,
                                    Deadline.in(SLIP))
                    instanceof Outcome.Done<Printed>;
        } catch (DeviceFault e) {
            LOG.log(Level.INFO, "no slip: {0}", e.fault().code());
            return false;
        }
    }
}
