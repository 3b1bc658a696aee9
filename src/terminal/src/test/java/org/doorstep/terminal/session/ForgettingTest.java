// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.doorstep.catalog.flow.Run;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.catalog.flow.Value;
import org.junit.jupiter.api.Test;

/** What a session ever held is overwritten at its end, also what was replaced, taken back or left on the way. */
class ForgettingTest {
    private static final int STEPS = 30_000;

    private final Set<TextValue> held = identities();
    /** What effects brought, which the session's scope owns and wipes. */
    private final Set<TextValue> brought = identities();

    @Test
    void whatASessionEverHeldIsOverwrittenAtItsEnd() throws IllegalAccessException {
        Play play = new Play(7);
        int wiped = 0;
        for (int i = 0; i < STEPS; i++) {
            State before = play.state();
            Event event = play.anything();
            if (event instanceof Event.Answer) {
                collect(event, brought, identities());
            }
            Step step = play.step(event);
            look(before);
            look(step.next());
            for (Effect effect : step.effects()) {
                switch (effect) {
                    case Effect.Forget(long ignored, var runs, var values) -> {
                        runs.forEach(Run::wipe);
                        values.forEach(Value::wipe);
                    }
                    case Effect.Wipe ignored -> {
                        brought.forEach(TextValue::wipe);
                        assertThat(held)
                                .as(
                                        "after %s at %s",
                                        event.getClass().getSimpleName(),
                                        before.screen().id())
                                .allMatch(ForgettingTest::overwritten);
                        wiped += held.isEmpty() ? 0 : 1;
                        held.clear();
                        brought.clear();
                    }
                    default -> {}
                }
            }
        }
        assertThat(wiped).as("sessions that held something").isGreaterThan(100);
    }

    @Test
    void anAnswerThatWasGivenAndNotYetHandedOverIsOverwrittenToo() {
        Session session = Samples.session();
        State state = State.initial(Samples.pair());
        state = session.on(state, new Event.Touched()).next();
        state = session.on(state, new Event.Choose("pair")).next();
        for (char digit : "13900000002".toCharArray()) {
            state = session.on(state, new Event.Digit(digit)).next();
        }
        state = session.on(state, new Event.Next()).next();
        assertThat(((FormScreen.Ask) state.screen()).question().field()).isEqualTo("second");
        Value given = state.visit().draft().given().get("first");
        assertThat(given).isEqualTo(TextValue.of("13900000002"));
        state = session.on(state, new Event.AskEnd()).next();
        session.on(state, new Event.End()).effects().stream()
                .filter(Effect.Forget.class::isInstance)
                .forEach(effect -> ((Effect.Forget) effect).values().forEach(Value::wipe));
        assertThat(overwritten((TextValue) given)).isTrue();
    }

    private void look(State state) throws IllegalAccessException {
        Set<Object> seen = identities();
        collect(state.visit(), held, seen);
        collect(state.screen(), held, seen);
    }

    private static boolean overwritten(TextValue value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.at(i) != '\0') {
                return false;
            }
        }
        return true;
    }

    /** Every text that can be reached, by way of the session's and the flow engine's own classes. */
    private static void collect(Object from, Set<TextValue> found, Set<Object> seen) throws IllegalAccessException {
        if (from == null || !seen.add(from)) {
            return;
        }
        switch (from) {
            case TextValue text -> found.add(text);
            case Optional<?> some -> collect(some.orElse(null), found, seen);
            case Map<?, ?> map -> collect(map.values(), found, seen);
            case Iterable<?> many -> {
                for (Object one : many) {
                    collect(one, found, seen);
                }
            }
            case Enum<?> ignored -> {}
            default -> {
                String kind = from.getClass().getPackageName();
                if (kind.equals("org.doorstep.terminal.session") || kind.equals("org.doorstep.catalog.flow")) {
                    fields(from, found, seen);
                }
            }
        }
    }

    private static void fields(Object from, Set<TextValue> found, Set<Object> seen) throws IllegalAccessException {
        for (Field field : from.getClass().getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                field.setAccessible(true);
                collect(field.get(from), found, seen);
            }
        }
    }

    private static <T> Set<T> identities() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }
}
