// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

/** Keeps a change of catalog away from sessions; the app gives it. */
@FunctionalInterface
public interface SessionGate {
    /**
     * Waits until there is no session, then runs {@code change} on the calling thread; no session begins before it
     * returns, which takes well under a second.
     *
     * @throws InterruptedException when the caller is interrupted while it waits; {@code change} has not run then
     */
    void betweenSessions(Runnable change) throws InterruptedException;
}
