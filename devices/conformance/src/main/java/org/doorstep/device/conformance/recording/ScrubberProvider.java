// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance.recording;

import java.util.ServiceLoader;

/**
 * Offers the scrubber of an adapter's protocol to {@link ServiceLoader}. A stranger's adapter brings its own among its
 * tests.
 */
public interface ScrubberProvider {
    /** The id of the adapter whose traffic it understands. */
    String adapter();

    /** A scrubber for one link. */
    Scrubber scrubber();

    /**
     * The scrubber of an adapter's traffic.
     *
     * @throws IllegalStateException when there is none: without one nothing is recorded
     */
    static Scrubber of(String adapter) {
        for (ScrubberProvider provider : ServiceLoader.load(ScrubberProvider.class)) {
            if (provider.adapter().equals(adapter)) {
                return provider.scrubber();
            }
        }
        throw new IllegalStateException("Traffic of " + adapter
                + " cannot be recorded without a scrubber; provide a ScrubberProvider for it in META-INF/services");
    }
}
