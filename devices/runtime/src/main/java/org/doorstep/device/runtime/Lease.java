// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import org.doorstep.device.spi.Capability;
import org.doorstep.device.spi.DeviceId;

/**
 * A device held by one user for a while. It ends by {@link #close}, or by revocation when the device is lost,
 * quarantined or the runtime closes.
 *
 * @param <C> the capability it was taken for
 */
public interface Lease<C extends Capability> extends AutoCloseable {
    /**
     * The device. Its calls run on the device's own thread and keep the rules of the runtime; they may come from any
     * thread, one after the other.
     *
     * <p>An effectful call commits its id before the adapter is called. An id that is done is answered Done again, with
     * the evidence of then and without touching the device, a partial one Partial; an id that was cut short or is
     * Unknown has the device asked what became of it and is never carried out again; one that was Refused may be. An id
     * that belongs to another kind of command is Refused with {@code ALREADY_DONE}, one under way elsewhere with {@code
     * BUSY}. The deadline slides on progress, up to the adapter's ceiling. An interrupt of the waiting thread cancels:
     * the answer is still an outcome, and the thread stays marked as interrupted.
     *
     * <p>After revocation an effectful call answers Refused, or what the journal knows of its id, and any other throws
     * {@code DeviceFault}, but for a technician's check, which Failed. After {@link #close} every call throws {@link IllegalStateException}.
     */
    C device();

    DeviceId id();

    /** The fencing token; greater than that of every lease given out before. */
    long token();

    /** Gives the device back. Idempotent; does not end a command under way. */
    @Override
    void close();
}
