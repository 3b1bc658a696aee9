// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import java.time.Duration;

/**
 * How long the runtime waits; a call that outlasts its limit is interrupted after the adapter's grace, and its thread
 * abandoned after another.
 *
 * @param open for an adapter to open its device
 * @param observe for a look at a device
 * @param reconcile for asking a device about a command
 * @param close for {@code makeSafe} and for {@code close}, each
 * @param retryFirst the longest wait before the first retry of an opening; each further one doubles it
 * @param retryCap the longest wait before any retry; also how long a device must hold before its next loss counts as its
 *     first
 * @param look between two looks at what is connected, while a device is not open; nothing is opened or written for it
 * @param shutdown real time that {@link DeviceRuntime#close} waits for the devices' threads, and again for its own
 */
public record RuntimeLimits(
        Duration open,
        Duration observe,
        Duration reconcile,
        Duration close,
        Duration retryFirst,
        Duration retryCap,
        Duration look,
        Duration shutdown) {
    /** With a look each second. */
    public RuntimeLimits(
            Duration open,
            Duration observe,
            Duration reconcile,
            Duration close,
            Duration retryFirst,
            Duration retryCap,
            Duration shutdown) {
        this(open, observe, reconcile, close, retryFirst, retryCap, Duration.ofSeconds(1), shutdown);
    }

    /** What a terminal uses. */
    public static RuntimeLimits usual() {
        return new RuntimeLimits(
                Duration.ofSeconds(20),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                Duration.ofSeconds(30),
                Duration.ofSeconds(8));
    }
}
