// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.doorstep.contract.DeskCalls;
import org.doorstep.wire.Done;

/** A desk's far end that answers by a rule, over its own connection and thread. */
public final class PlayedDesk implements AutoCloseable {
    private final Thread thread;
    private final AtomicReference<Throwable> broken = new AtomicReference<>();

    /** From its return on, no call that an earlier one left behind is handed a question. */
    public PlayedDesk(Machine machine, Function<DeskCalls.Pending, DeskCalls.Answered> rule)
            throws InterruptedException {
        answerAll(machine, 0, rule);
        thread = Thread.ofVirtual().start(() -> {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    answerAll(machine, 30, rule);
                }
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            } catch (AssertionError fault) {
                broken.set(fault);
            }
        });
    }

    private static void answerAll(Machine machine, int hold, Function<DeskCalls.Pending, DeskCalls.Answered> rule)
            throws InterruptedException {
        DeskCalls.Waiting waiting = machine.get("/d/wait?hold=" + hold, DeskCalls.Waiting.class);
        for (DeskCalls.Pending pending : waiting.pending()) {
            machine.post("/d/answer", rule.apply(pending), Done.class);
        }
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
        if (broken.get() != null) {
            throw new AssertionError("The played desk broke", broken.get());
        }
    }
}
