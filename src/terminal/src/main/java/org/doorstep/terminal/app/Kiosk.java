// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.doorstep.terminal.session.Effect;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.session.Facts;
import org.doorstep.terminal.session.Session;
import org.doorstep.terminal.session.State;
import org.doorstep.terminal.session.Step;
import org.doorstep.terminal.session.View;
import org.doorstep.terminal.sync.SessionGate;

/** The one store: holds the state, on one thread, and hands each step's view and effects on. */
final class Kiosk implements SessionGate {
    private static final Logger LOG = System.getLogger(Kiosk.class.getName());

    private final Session session;
    private final Executor hop;
    private final Consumer<View> window;
    private final Consumer<Effect> effects;
    private final Object gate = new Object();
    private final Deque<Event> waiting = new ArrayDeque<>();
    private State state;
    private boolean occupied;
    private boolean changing;

    /**
     * @param hop onto the thread that {@link #on} belongs to
     * @param window shows a view, on that thread
     * @param effects carries an effect out; returns at once
     */
    Kiosk(Session session, Facts facts, Executor hop, Consumer<View> window, Consumer<Effect> effects) {
        this.session = session;
        this.hop = hop;
        this.window = window;
        this.effects = effects;
        this.state = session.initial(facts);
    }

    /** From any thread: the event is taken up in its turn. */
    void post(Event event) {
        hop.execute(() -> on(event));
    }

    /** On the store's thread. Events are taken up in the order in which they come here, also across a change. */
    void on(Event event) {
        synchronized (gate) {
            waiting.add(event);
            takeUp();
        }
    }

    private void takeUp() {
        synchronized (gate) {
            while (!changing && !waiting.isEmpty()) {
                now(waiting.remove());
            }
        }
    }

    private void now(Event event) {
        try {
            take(session.on(state, event));
        } catch (RuntimeException e) {
            // The message could hold what a resident typed or a department answered.
            LOG.log(Level.ERROR, "{0} broke: {1}", event.getClass().getSimpleName(), e.getClass());
            take(session.abandon(state));
        }
        occupied = state.occupied();
        gate.notifyAll();
    }

    private void take(Step step) {
        state = step.next();
        step.effects().forEach(effects);
        window.accept(state.view());
    }

    /** The window's thread is not kept waiting meanwhile: what is touched then is taken up after the change. */
    @Override
    public void betweenSessions(Runnable change) throws InterruptedException {
        synchronized (gate) {
            while (occupied || changing || !waiting.isEmpty()) {
                gate.wait();
            }
            changing = true;
        }
        try {
            change.run();
        } finally {
            synchronized (gate) {
                changing = false;
                gate.notifyAll();
            }
            hop.execute(this::takeUp);
        }
    }

    /** On the store's thread. */
    View view() {
        return state.view();
    }
}
