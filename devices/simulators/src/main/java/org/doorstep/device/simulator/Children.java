// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** Ending child processes, each by its own handle. */
final class Children {
    private Children() {}

    /**
     * Kills {@code process} and what it started, at once and without mercy, as a power cut does. Comes back when it is
     * gone, also to a thread that is interrupted meanwhile: what follows may need its port.
     */
    static void end(Process process) {
        List<ProcessHandle> below = process.descendants().toList();
        process.destroyForcibly();
        below.forEach(ProcessHandle::destroyForcibly);
        boolean interrupted = false;
        while (true) {
            try {
                process.waitFor(5, TimeUnit.SECONDS);
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
