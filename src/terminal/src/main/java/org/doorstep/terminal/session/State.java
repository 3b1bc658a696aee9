// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import org.jspecify.annotations.Nullable;

/**
 * Where the terminal stands.
 *
 * @param session number of the session; rises by one with each
 * @param screen what the resident sees
 * @param overlay what lies over it
 * @param comfort as this resident wants it
 * @param facts what the machine knows
 * @param visit what the session has gathered; null when nobody is there
 * @param now milliseconds on a monotonic clock, as of the last tick
 * @param lastTouch when somebody last touched the screen
 * @param since when the screen came up
 */
public record State(
        long session,
        Screen screen,
        Overlay overlay,
        Comfort comfort,
        Facts facts,
        @Nullable Visit visit,
        long now,
        long lastTouch,
        long since) {
    /** A terminal that has just come up. */
    public static State initial(Facts facts) {
        return new State(0, new Screen.Attract(), new Overlay.None(), Comfort.STANDARD, facts, null, 0, 0, 0);
    }

    /** What a window shows of it. */
    public View view() {
        return new View(
                screen,
                overlay,
                comfort,
                facts.frame(),
                visit == null ? 0 : visit.trace().listens());
    }

    /** Whether a session is on. */
    public boolean occupied() {
        return visit != null;
    }

    /** The placement of the last card before the session, or of the last card at all when nobody is there. */
    public long barrier() {
        return visit == null ? facts.card().placement() : visit.barrier();
    }

    State to(Screen next) {
        return new State(session, next, overlay, comfort, facts, visit, now, lastTouch, now);
    }

    /** The same screen with other contents; the time it came up stays. */
    State redraw(Screen same) {
        return new State(session, same, overlay, comfort, facts, visit, now, lastTouch, since);
    }

    State over(Overlay next) {
        return new State(session, screen, next, comfort, facts, visit, now, lastTouch, since);
    }

    State with(Comfort next) {
        return new State(session, screen, overlay, next, facts, visit, now, lastTouch, since);
    }

    State with(Facts next) {
        return new State(session, screen, overlay, comfort, next, visit, now, lastTouch, since);
    }

    State with(Visit next) {
        return new State(session, screen, overlay, comfort, facts, next, now, lastTouch, since);
    }

    State at(long millis) {
        return new State(session, screen, overlay, comfort, facts, visit, Math.max(now, millis), lastTouch, since);
    }

    State touched() {
        return new State(session, screen, overlay, comfort, facts, visit, now, now, since);
    }
}
