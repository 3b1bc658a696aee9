// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import java.util.List;
import java.util.Optional;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.DeviceId;

/**
 * Where command identities are kept. The terminal's journal implements it; the conformance kit brings one that keeps a
 * plain file.
 *
 * <p>Every method that changes something returns only when the change would survive a power cut; a method that throws
 * may or may not have made its change. All methods may be called from any thread, several at once, and see what was
 * written by those that returned before.
 *
 * <p>The life of an id: admitted, then perhaps begun, then settled. An id settled as {@link Settlement.Kind#REFUSED}
 * can be admitted again, because nothing happened; one settled as {@link Settlement.Kind#UNKNOWN} can be settled again,
 * once, as one of the other three, when the device or a person can tell after all. {@link Settlement.Kind#DONE} and
 * {@link Settlement.Kind#PARTIAL} are final.
 */
public interface CommandJournal {
    /**
     * Records that {@code id} is about to be carried out.
     *
     * @param kind what is asked for, such as {@code receipt.print}; text for people, of at most 40 characters
     * @return {@link Admission.Fresh} when the id was unknown or its last settlement was REFUSED (it is recorded, not
     *     begun, for {@code device} now); otherwise the entry as it stands, unchanged
     */
    Admission admit(CommandId id, DeviceId device, String kind) throws JournalFailedException;

    /**
     * Records that the effect of an open {@code id} may have begun. Idempotent.
     *
     * @throws IllegalStateException when the id is not open
     */
    void effectBegins(CommandId id) throws JournalFailedException;

    /**
     * Records the answer. Idempotent for an equal settlement.
     *
     * @throws IllegalStateException when the id was never admitted, or is settled otherwise and that settlement is not
     *     {@link Settlement.Kind#UNKNOWN}
     */
    void settle(CommandId id, Settlement settlement) throws JournalFailedException;

    /** The entry of {@code id}; empty when it was never admitted. */
    Optional<CommandEntry> find(CommandId id) throws JournalFailedException;

    /** The entries without a settlement, in the order they were admitted. */
    List<CommandEntry> open() throws JournalFailedException;

    /** What {@link #admit} answers. */
    sealed interface Admission {
        /** It may be carried out. */
        record Fresh() implements Admission {}

        /** It has its answer already; the entry's settlement is not null. */
        record AlreadySettled(CommandEntry entry) implements Admission {}

        /** It was admitted and never answered: carried out by somebody now, or cut short. */
        record StillOpen(CommandEntry entry) implements Admission {}
    }
}
