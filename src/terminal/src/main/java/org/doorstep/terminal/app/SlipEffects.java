// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.doorstep.catalog.flow.ExpressionException;
import org.doorstep.contract.SlipNumber;
import org.doorstep.device.runtime.DeviceRuntime;
import org.doorstep.device.runtime.Lease;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.Outcome;
import org.doorstep.device.spi.Printed;
import org.doorstep.device.spi.Progress;
import org.doorstep.device.spi.ReceiptPage;
import org.doorstep.device.spi.ReceiptPrinter;
import org.doorstep.terminal.document.ReceiptTemplates;
import org.doorstep.terminal.document.SlipPages;
import org.doorstep.terminal.journal.Journal;
import org.doorstep.terminal.journal.Slip;
import org.doorstep.terminal.session.CaseFacts;
import org.doorstep.terminal.session.Effect;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.session.Event.PrintCertainty;
import org.doorstep.terminal.sync.TerminalIdentity;
import org.doorstep.terminal.sync.TrustedClock;
import org.jspecify.annotations.Nullable;

/** Prints slips: those of submissions under their own number, so that none comes out twice. */
final class SlipEffects {
    private static final Logger LOG = System.getLogger(SlipEffects.class.getName());
    private static final Duration LEASE = Duration.ofSeconds(5);
    private static final Duration SLIP = Duration.ofSeconds(30);
    /** The template could not be filled, or the session was over. */
    private static final String NOT_MADE = "S-109";

    private final DeviceRuntime devices;
    private final ReceiptTemplates templates;
    private final ReceiptTemplates.Items items;
    private final Journal journal;
    private final RecordEffects records;
    private final TerminalIdentity identity;
    private final TrustedClock clock;
    private final ZoneId zone;

    SlipEffects(
            DeviceRuntime devices,
            ReceiptTemplates templates,
            ReceiptTemplates.Items items,
            Journal journal,
            RecordEffects records,
            TerminalIdentity identity,
            TrustedClock clock,
            ZoneId zone) {
        this.devices = devices;
        this.templates = templates;
        this.items = items;
        this.journal = journal;
        this.records = records;
        this.identity = identity;
        this.clock = clock;
        this.zone = zone;
    }

    Event print(Effect.PrintSlip effect, SessionScope scope) throws InterruptedException {
        String trace = effect.slip().isEmpty()
                ? journal.boot() + "-" + effect.session() + "-" + effect.attempt()
                : new SlipNumber(effect.slip()).grouped();
        @Nullable ReceiptPage page;
        try {
            page = scope.whole(() -> templates.fill(
                            effect.run(), effect.output(), effect.comfort().language(), here(), trace, items))
                    .orElse(null);
        } catch (ExpressionException e) {
            LOG.log(
                    Level.ERROR,
                    "output {0} of {1} could not be made: {2}",
                    effect.output().id(),
                    effect.run().item().id(),
                    e.getMessage());
            page = null;
        }
        return page == null
                ? new Event.PrintFailed(effect.session(), PrintCertainty.NOTHING_CAME_OUT, NOT_MADE)
                : printed(effect.session(), id(effect), page);
    }

    Event print(Effect.PrintCaseSlip effect) throws InterruptedException {
        CaseFacts facts = effect.of();
        Optional<Slip> slip = journal.transaction(tx -> tx.slips().find(facts.slip()));
        String link = slip.map(s -> FilingEffects.link(identity, s.token())).orElse("");
        var occasion = new SlipPages.Occasion(
                identity.site(),
                identity.id(),
                LocalDateTime.ofInstant(clock.instant(), zone),
                facts.title(),
                new SlipNumber(facts.slip()).grouped(),
                identity.phone(),
                identity.staffedHours());
        ReceiptPage page = new SlipPages(effect.comfort().language()).ofCase(occasion, facts.number(), link);
        return printed(effect.session(), id(facts.slip()), page);
    }

    /** One paper for one number: a second print of it would be the same command. */
    static CommandId id(String slip) {
        return new CommandId("slip/" + slip + "/1");
    }

    CommandId id(Effect.PrintSlip effect) {
        return effect.slip().isEmpty()
                ? new CommandId("receipt/" + journal.start() + "-" + effect.session() + "-"
                        + effect.output().id() + "/" + effect.attempt())
                : id(effect.slip());
    }

    private ReceiptTemplates.Here here() {
        return new ReceiptTemplates.Here(
                identity.id(),
                identity.name(),
                identity.site(),
                LocalDateTime.ofInstant(clock.instant(), zone),
                identity.phone(),
                identity.staffedHours());
    }

    private Outcome<Printed> sent(CommandId id, ReceiptPage page) throws InterruptedException {
        try (Lease<ReceiptPrinter> lease = devices.lease(ReceiptPrinter.class, "print slip", Deadline.in(LEASE))) {
            return lease.device().print(id, page, Progress.NONE, Deadline.in(SLIP));
        } catch (DeviceFault e) {
            return new Outcome.Refused<>(e.fault());
        }
    }

    private Event printed(long session, CommandId id, ReceiptPage page) throws InterruptedException {
        return switch (PrintVerdict.of(id, sent(id, page), records)) {
            case PrintVerdict.Out() -> new Event.PrintDone(session, true);
            case PrintVerdict.NotOut not -> not.event(session);
        };
    }
}
