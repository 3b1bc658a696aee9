// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import java.util.List;
import java.util.stream.Stream;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.catalog.flow.Value;
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
 * @param reported placement of the card that the centre was told of as left behind; 0 for none
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
        long since,
        long reported) {
    /** A terminal that has just come up. */
    public static State initial(Facts facts) {
        return new State(0, new Screen.Attract(), new Overlay.None(), Comfort.STANDARD, facts, null, 0, 0, 0, 0);
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

    /** Every value that the session holds now and that no run owns; what was let go is not among them. */
    List<Value> held() {
        Visit there = visit;
        return there == null
                ? List.of()
                : Stream.concat(there.held().stream(), rows().flatMap(row -> Stream.ofNullable(row.full())))
                        .filter(value -> !(value instanceof TextValue text && text.isEmpty()))
                        .toList();
    }

    /** What was written for the screen alone. */
    private Stream<Screen.Row> rows() {
        return switch (screen) {
            case FormScreen.Ask ask -> ask.known().stream();
            case FormScreen.Check check -> check.lines().stream().map(FormScreen.Line::row);
            default -> Stream.empty();
        };
    }

    /** With what {@code before} held and this does not hold any more, so that the end overwrites it too. */
    State keeping(State before) {
        Visit there = visit;
        return there == null || before.visit == null ? this : with(there.keeping(before.held(), held()));
    }

    State to(Screen next) {
        return new State(session, next, overlay, comfort, facts, visit, now, lastTouch, now, reported);
    }

    /** The same screen with other contents; the time it came up stays. */
    State redraw(Screen same) {
        return new State(session, same, overlay, comfort, facts, visit, now, lastTouch, since, reported);
    }

    State over(Overlay next) {
        return new State(session, screen, next, comfort, facts, visit, now, lastTouch, since, reported);
    }

    State with(Comfort next) {
        return new State(session, screen, overlay, next, facts, visit, now, lastTouch, since, reported);
    }

    State with(Facts next) {
        return new State(session, screen, overlay, comfort, next, visit, now, lastTouch, since, reported);
    }

    State with(Visit next) {
        return new State(session, screen, overlay, comfort, facts, next, now, lastTouch, since, reported);
    }

    State at(long millis) {
        return new State(
                session, screen, overlay, comfort, facts, visit, Math.max(now, millis), lastTouch, since, reported);
    }

    /** The centre knows of the card that lies there. */
    State reporting(long placement) {
        return new State(session, screen, overlay, comfort, facts, visit, now, lastTouch, since, placement);
    }

    State touched() {
        return new State(session, screen, overlay, comfort, facts, visit, now, now, since, reported);
    }
}
