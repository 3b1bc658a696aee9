// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.Finding;
import org.jspecify.annotations.Nullable;

/** What becomes of a device's commands that were admitted and never answered, or answered UNKNOWN. */
final class LeftOpen {
    private static final System.Logger LOG = System.getLogger(LeftOpen.class.getName());

    private final Actor actor;
    private final Hub hub;

    LeftOpen(Actor actor) {
        this.actor = actor;
        hub = actor.hub;
    }

    /** Asks the device; confined to its thread. */
    interface Asking extends Function<CommandId, Answer<Finding>> {}

    /**
     * Settles the open commands of the device that nobody carries out now, by asking the device.
     *
     * @return why it cannot be used yet; null when nothing stands in the way
     */
    @Nullable
    Fault ask(Asking asking) {
        try {
            for (CommandEntry entry : hub.journal.open()) {
                if (!entry.device().equals(actor.id()) || !isToBeAsked(entry.id())) {
                    continue;
                }
                var answer = asking.apply(entry.id());
                var settlement = settlement(answer, 0);
                if (settlement == null) {
                    return answer.fault();
                }
                hub.journal.settle(entry.id(), settlement);
                actor.ledger.settled(entry.id(), null, settlement, null, 0);
            }
            return null;
        } catch (JournalFailedException e) {
            return CoreFault.JOURNAL_REFUSED.with(String.valueOf(e.getMessage()));
        }
    }

    private boolean isToBeAsked(CommandId id) throws JournalFailedException {
        return begun(hub, id).filter(now -> now.device().equals(actor.id())).isPresent();
    }

    /**
     * A command that was listed as open, as it stands now; one that never began is settled.
     *
     * @return empty when it has its answer, or somebody carries it out now
     */
    static Optional<CommandEntry> begun(Hub hub, CommandId id) throws JournalFailedException {
        if (!hub.enter(id)) {
            return Optional.empty();
        }
        try {
            Optional<CommandEntry> open = hub.journal.find(id).filter(entry -> entry.settlement() == null);
            if (open.isPresent() && !open.get().begun()) {
                hub.journal.settle(id, NOT_BEGUN);
                return Optional.empty();
            }
            return open;
        } finally {
            hub.leave(id);
        }
    }

    /**
     * Asks once more about the commands in doubt, since the device may be able to tell by now. One of which it cannot
     * stays UNKNOWN, for a person to decide.
     *
     * @return why it cannot be used yet; null when nothing stands in the way
     */
    @Nullable
    Fault askAgain(Asking asking) {
        for (Map.Entry<CommandId, Integer> doubt : actor.ledger.inDoubt().entrySet()) {
            var answer = asking.apply(doubt.getKey());
            var found = settlement(answer, doubt.getValue());
            if (found == null) {
                return answer.fault();
            }
            if (found.kind() != Settlement.Kind.UNKNOWN) {
                Fault refused = resolve(doubt.getKey(), found);
                if (refused != null) {
                    return refused;
                }
            }
        }
        return null;
    }

    private @Nullable Fault resolve(CommandId id, Settlement found) {
        try {
            hub.journal.settle(id, found);
            actor.ledger.settled(id, Settlement.Kind.UNKNOWN, found, null, 0);
            return null;
        } catch (IllegalStateException e) {
            LOG.log(Level.DEBUG, () -> actor.id() + ": " + id + " was settled by somebody else", e);
            actor.ledger.noDoubt(id);
            return null;
        } catch (JournalFailedException e) {
            return CoreFault.JOURNAL_REFUSED.with(String.valueOf(e.getMessage()));
        }
    }

    /** A command that never began did nothing, and may be admitted again. */
    static final Settlement NOT_BEGUN = Settlement.refused(CoreFault.CANCELLED.code());

    /**
     * What a device's answer settles.
     *
     * @param units what a whole command makes; 0 where that is no longer known
     * @return null when the device was lost on the way and can be asked again
     */
    static @Nullable Settlement settlement(Answer<Finding> answer, int units) {
        return switch (answer) {
            case Answer.Value<Finding>(Finding.Happened(var evidence)) -> Settlement.done(evidence, units);
            case Answer.Value<Finding>(Finding.DidNot()) -> NOT_BEGUN;
            case Answer.Value<Finding>(Finding.CannotTell(var fault)) -> Settlement.unknown(fault.code());
            case Answer.Faulted<Finding>(var fault) ->
                CoreFault.DISCONNECTED.is(fault) || CoreFault.WRITE_STALLED.is(fault)
                        ? null
                        : Settlement.unknown(fault.code());
            case Answer.Broke<Finding> broke -> Settlement.unknown(broke.fault().code());
            case Answer.Interrupted<Finding> _, Answer.Abandoned<Finding> _, Answer.NotMade<Finding> _ -> null;
        };
    }
}
