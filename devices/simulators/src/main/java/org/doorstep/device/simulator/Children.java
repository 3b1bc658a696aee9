// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** Ending child processes, each by its own handle. */
final class Children {
    private Children() {}

    /** Kills {@code process} and what it started, at once and without mercy, as a power cut does. */
    static void end(Process process) {
        List<ProcessHandle> below = process.descendants().toList();
        process.destroyForcibly();
        below.forEach(ProcessHandle::destroyForcibly);
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
