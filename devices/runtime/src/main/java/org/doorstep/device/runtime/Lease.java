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
     * <p>After revocation an effectful call answers Refused, or what the journal knows of its id, and any other throws
     * {@code DeviceFault}. After {@link #close} every call throws {@link IllegalStateException}.
     */
    C device();

    DeviceId id();

    /** The fencing token; greater than that of every lease given out before. */
    long token();

    /** Gives the device back. Idempotent; does not end a command under way. */
    @Override
    void close();
}
