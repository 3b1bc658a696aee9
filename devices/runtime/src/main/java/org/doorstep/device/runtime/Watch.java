// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The body of the thread that ends what takes too long, for all devices of a runtime. */
final class Watch implements Runnable {
    private static final System.Logger LOG = System.getLogger(Watch.class.getName());

    private final Hub hub;
    private List<Actor> actors = List.of();
    private long wait;
    private boolean stopped;

    Watch(Hub hub) {
        this.hub = hub;
    }

    /** Before the thread starts. */
    void over(List<Actor> all) {
        synchronized (hub) {
            actors = all;
        }
    }

    void stop() {
        synchronized (hub) {
            stopped = true;
            hub.notifyAll();
        }
    }

    @Override
    public void run() {
        while (true) {
            List<Runnable> ends;
            synchronized (hub) {
                ends = overdue();
                while (ends.isEmpty() && !stopped) {
                    ends = overdue();
                    if (ends.isEmpty()) {
                        rest();
                    }
                }
                if (stopped) {
                    return;
                }
            }
            ends.forEach(Runnable::run);
        }
    }

    private List<Runnable> overdue() {
        var ends = new ArrayList<Runnable>();
        long now = hub.ticker.nanos();
        wait = Duration.ofHours(1).toNanos();
        for (Actor actor : actors) {
            Incarnation incarnation = actor.incarnation();
            if (incarnation != null) {
                wait = Math.min(wait, incarnation.check(now, ends));
            }
        }
        return ends;
    }

    @SuppressWarnings("WaitNotInLoop") // the caller loops
    private void rest() {
        try {
            hub.ticker.await(hub, Duration.ofNanos(Math.max(1, wait)));
        } catch (InterruptedException e) {
            LOG.log(Level.WARNING, "the watch over devices was interrupted and goes on");
        }
    }
}
