// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.spi;

import java.util.Optional;

/** One open device. Confined to one actor: the runtime never calls it from two threads at once. */
public interface DeviceAdapter extends AutoCloseable {
    /** The capability, or empty where the device lacks it; the same answer as long as it is open. */
    <C extends Capability> Optional<C> capability(Class<C> kind);

    /** Looks at the device. Moves nothing: no paper, no card, no money. */
    Snapshot observe(Deadline by) throws DeviceFault, InterruptedException;

    /** Asks the device whether the command happened. Moves nothing. */
    Finding reconcile(CommandId id, Deadline by) throws DeviceFault, InterruptedException;

    /**
     * Brings the device into a state that harms nobody: what it holds of half a job, of an earlier life of this terminal
     * too, is not finished for somebody else. Callable in every state, idempotent, never throws.
     */
    void makeSafe();

    /** Lets the device go, within a bounded time; never throws. */
    @Override
    void close();
}
