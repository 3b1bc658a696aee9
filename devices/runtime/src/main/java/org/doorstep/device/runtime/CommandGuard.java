// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import org.doorstep.device.spi.Capability;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceState;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.FaultCode;
import org.doorstep.device.spi.Finding;
import org.doorstep.device.spi.Outcome;
import org.doorstep.device.spi.Progress;
import org.doorstep.device.spi.Remedy;
import org.doorstep.device.spi.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Carries out effectful commands by the rules: the id is on disk before the adapter is called; an id that has its
 * answer gets it again without the device; one cut short is asked about and never repeated; after the effect may have
 * begun nothing is Refused; every answer is on disk before it is given.
 *
 * <p>An id answered UNKNOWN is asked about again each time it comes, since the device may be able to tell by now.
 */
final class CommandGuard {
    private static final System.Logger LOG = System.getLogger(CommandGuard.class.getName());

    private final Hold<?> hold;
    private final Actor actor;
    private final Hub hub;

    CommandGuard(Hold<?> hold) {
        this.hold = hold;
        actor = hold.actor;
        hub = actor.hub;
    }

    /**
     * What a kind of command is.
     *
     * @param kind its name in the journal
     * @param asked units of a whole one
     * @param count the units of a value
     * @param value the value of so many units
     */
    record Form<T>(String kind, int asked, ToIntFunction<T> count, IntFunction<T> value) {}

    /** The adapter's part. */
    interface Action<C, T> {
        Outcome<T> on(C capability, Progress progress, Deadline by) throws InterruptedException;
    }

    <C extends Capability, T> Outcome<T> run(
            Class<C> capability, Form<T> form, CommandId id, Progress progress, Deadline by, Action<C, T> action)
            throws InterruptedException {
        hold.requireHeld();
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (!hub.enter(id)) {
            return new Outcome.Refused<>(CoreFault.BUSY.with(id + " is being carried out"));
        }
        try {
            return switch (hub.journal.admit(id, actor.id(), form.kind())) {
                case CommandJournal.Admission.Fresh() -> execute(capability, form, id, progress, by, action);
                case CommandJournal.Admission.AlreadySettled(var entry) -> again(form, entry, by);
                case CommandJournal.Admission.StillOpen(var entry) -> {
                    if (entry.begun()) {
                        yield ask(form, entry, by);
                    }
                    hub.journal.settle(id, LeftOpen.NOT_BEGUN);
                    hub.journal.admit(id, actor.id(), form.kind());
                    yield execute(capability, form, id, progress, by, action);
                }
            };
        } catch (JournalFailedException e) {
            return new Outcome.Refused<>(CoreFault.JOURNAL_REFUSED.with(String.valueOf(e.getMessage())));
        } finally {
            hub.leave(id);
        }
    }

    private <C extends Capability, T> Outcome<T> execute(
            Class<C> capability, Form<T> form, CommandId id, Progress progress, Deadline by, Action<C, T> action) {
        var sliding = new Sliding(
                hub.ticker, by.remaining(), actor.provider.descriptor().ceiling());
        Progress steps = reached -> {
            sliding.progress();
            tell(progress, reached);
        };
        Call.Body<Outcome<T>> body = (adapter, slide) -> {
            if (adapter == null) {
                throw new IllegalStateException("a command without an adapter");
            }
            var device = adapter.capability(capability);
            if (device.isEmpty()) {
                return new Outcome.Refused<>(
                        CoreFault.ADAPTER_BROKE_RULE.with("the capability is gone although the device is open"));
            }
            actor.publish(new DeviceState.Working(hold.purpose));
            return action.on(device.get(), steps, slide.deadline());
        };
        var running = new Running<T>();
        running.call = new Call<>(
                form.kind(),
                id,
                sliding,
                body,
                answer -> conclude(form, id, running, answer),
                late -> settleLate(form, id, late));
        return actor.carryOut(hold, running.call);
    }

    /** Ties a call to its own conclusion. */
    private static final class Running<T> {
        @Nullable
        Call<Outcome<T>, Outcome<T>> call;

        boolean begun(Hub hub) {
            synchronized (hub) {
                return call != null && call.begun;
            }
        }
    }

    private static void tell(Progress progress, Outcome.Reached reached) {
        try {
            progress.at(reached);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a listener to progress failed", e);
        }
    }

    private <T> Outcome<T> conclude(Form<T> form, CommandId id, Running<T> running, Answer<Outcome<T>> answer) {
        Outcome<T> outcome = judge(id, running.begun(hub), answer);
        Settlement settlement = settlement(form, outcome);
        settle(id, settlement);
        actor.ledger.settled(id, null, settlement, faultIn(outcome), form.asked());
        return outcome;
    }

    private <T> Outcome<T> judge(CommandId id, boolean begun, Answer<Outcome<T>> answer) {
        if (answer instanceof Answer.Value<Outcome<T>>(var outcome)) {
            if (!begun && !(outcome instanceof Outcome.Refused<T>)) {
                LOG.log(
                        Level.ERROR,
                        () -> actor.id() + ": the adapter never said that the effect of " + id + " begins");
            }
            return begun && outcome instanceof Outcome.Refused<T>(var fault)
                    ? unknown(CoreFault.ADAPTER_BROKE_RULE.with(
                            "refused with " + fault.code() + " after the effect may have begun"))
                    : outcome;
        }
        return begun ? unknown(answer.fault()) : new Outcome.Refused<>(answer.fault());
    }

    private <T> Outcome<T> unknown(Fault fault) {
        return new Outcome.Unknown<>(fault, hub.ticker.nanos());
    }

    private static <T> @Nullable Fault faultIn(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T> _ -> null;
            case Outcome.Refused<T>(var fault) -> fault;
            case Outcome.Partial<T>(var fault, var _) -> fault;
            case Outcome.Unknown<T>(var fault, var _) -> fault;
        };
    }

    private static <T> Settlement settlement(Form<T> form, Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value, var evidence) ->
                Settlement.done(evidence, form.count().applyAsInt(value));
            case Outcome.Refused<T>(var fault) -> Settlement.refused(fault.code());
            case Outcome.Partial<T>(var fault, var reached) -> Settlement.partial(fault.code(), reached);
            case Outcome.Unknown<T>(var fault, var _) -> Settlement.unknown(fault.code());
        };
    }

    /** An answer that cannot be kept is given all the same: it is true, and the open entry will be asked about. */
    private boolean settle(CommandId id, Settlement settlement) {
        try {
            hub.journal.settle(id, settlement);
            return true;
        } catch (JournalFailedException | IllegalStateException e) {
            LOG.log(Level.ERROR, () -> actor.id() + ": the answer to " + id + " could not be kept", e);
            return false;
        }
    }

    /** The command was settled when it was given up; what the adapter says after that can still make it certain. */
    private <T> void settleLate(Form<T> form, CommandId id, Answer<Outcome<T>> late) {
        if (late instanceof Answer.Value<Outcome<T>>(var outcome)
                && (outcome instanceof Outcome.Done<T> || outcome instanceof Outcome.Partial<T>)) {
            LOG.log(Level.WARNING, () -> actor.id() + ": a late answer to " + id);
            Settlement settlement = settlement(form, outcome);
            if (settle(id, settlement)) {
                actor.ledger.settled(id, Settlement.Kind.UNKNOWN, settlement, null, form.asked());
            }
        }
    }

    private <T> Outcome<T> again(Form<T> form, CommandEntry entry, Deadline by) {
        Settlement settlement = entry.settlement();
        if (!entry.kind().equals(form.kind()) || settlement == null) {
            return new Outcome.Refused<>(
                    CoreFault.ALREADY_DONE.with(entry.id() + " belongs to another command, " + entry.kind()));
        }
        return settlement.kind() == Settlement.Kind.UNKNOWN ? ask(form, entry, by) : outcome(form, settlement);
    }

    private <T> Outcome<T> outcome(Form<T> form, Settlement settlement) {
        var evidence = settlement.evidence();
        if (evidence != null) {
            int units = settlement.done() == 0 ? form.asked() : settlement.done();
            return new Outcome.Done<>(form.value().apply(units), evidence);
        }
        Fault fault = fault(settlement.fault());
        return switch (settlement.kind()) {
            case PARTIAL -> new Outcome.Partial<>(fault, new Outcome.Reached(settlement.done(), settlement.of()));
            case UNKNOWN -> unknown(fault);
            case DONE, REFUSED -> new Outcome.Refused<>(fault);
        };
    }

    private static Fault fault(@Nullable FaultCode code) {
        var known = code == null ? CoreFault.NO_ANSWER.code() : code;
        String detail = "as the journal says";
        for (CoreFault core : CoreFault.values()) {
            if (core.code().equals(known)) {
                return core.with(detail);
            }
        }
        return new Fault(known, Severity.ERROR, Remedy.TECHNICIAN, detail);
    }

    /** Asks the device what became of a command; carries nothing out. */
    private <T> Outcome<T> ask(Form<T> form, CommandEntry entry, Deadline by) {
        if (!entry.device().equals(actor.id())) {
            return unknown(CoreFault.NO_ANSWER.with(entry.id() + " was begun at " + entry.device() + "; ask there"));
        }
        Duration within =
                by.remaining().compareTo(hub.limits.reconcile()) < 0 ? by.remaining() : hub.limits.reconcile();
        Call.Body<Finding> body = (adapter, slide) -> {
            if (adapter == null) {
                throw new IllegalStateException("a question without an adapter");
            }
            return adapter.reconcile(entry.id(), slide.deadline());
        };
        Answer<Finding> answer =
                actor.carryOut(hold, Call.plain("reconcile", Sliding.fixed(hub.ticker, within), body, _ -> {}));
        Settlement found = LeftOpen.settlement(answer, form.asked());
        if (found == null) {
            return unknown(answer.fault());
        }
        Settlement before = entry.settlement();
        if ((before == null || found.kind() != Settlement.Kind.UNKNOWN) && settle(entry.id(), found)) {
            actor.ledger.settled(entry.id(), before == null ? null : before.kind(), found, null, form.asked());
        }
        return outcome(form, found);
    }
}
