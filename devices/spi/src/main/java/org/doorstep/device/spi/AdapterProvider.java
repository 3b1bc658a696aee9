// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.spi;

/** What an adapter's module offers to {@link java.util.ServiceLoader}. An open set. */
public interface AdapterProvider {
    AdapterDescriptor descriptor();

    /** Whether this adapter speaks to the device seen. Pure: nothing is opened or written. */
    Match probe(LinkIdentity seen);

    /**
     * Opens the device that the context's settings name.
     *
     * @throws DeviceFault when it cannot be reached, is another device, or its settings do not fit
     */
    DeviceAdapter open(DeviceContext context) throws DeviceFault, InterruptedException;

    /** An answer to {@link #probe}, always with its reason. */
    sealed interface Match {
        String reason();

        record Exact(String reason) implements Match {}

        record Family(String reason) implements Match {}

        record No(String reason) implements Match {}
    }
}
