// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.typing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/** Names of the places around the terminal, in the order in which they were given. Immutable. */
final class Places {
    private static final int LEAST_TO_COMPLETE = 2;
    private static final int EACH_MORE = 6;

    private record Place(String name, int[] syllables) {}

    private final List<Place> places;

    private Places(List<Place> places) {
        this.places = List.copyOf(places);
    }

    /** Names with a character that has no reading are left out: they cannot be typed. */
    static Places of(Collection<String> names, Readings readings) {
        List<Place> places = new ArrayList<>();
        for (String name : names) {
            int[] syllables = readings.of(name);
            if (syllables.length > 0 && Arrays.stream(syllables).noneMatch(id -> id < 0)) {
                places.add(new Place(name, syllables));
            }
        }
        return new Places(places);
    }

    List<String> names() {
        return places.stream().map(Place::name).toList();
    }

    /** Tells {@code found} each name that begins as {@code split} says, and what was guessed for it. */
    void find(Split split, Syllables syllables, ObjIntConsumer<String> found) {
        int parts = split.parts().size();
        for (Place place : places) {
            int more = place.syllables().length - parts;
            if (more == 0 || (more > 0 && parts >= LEAST_TO_COMPLETE)) {
                int cost = 0;
                for (int i = 0; i < parts && cost >= 0; i++) {
                    int here = split.parts().get(i).cost(place.syllables()[i], syllables);
                    cost = here < 0 ? here : cost + here;
                }
                if (cost >= 0) {
                    found.accept(place.name(), cost + EACH_MORE * more);
                }
            }
        }
    }

    /** The longest name that is spelt exactly as the syllables from {@code from} on; null for none. */
    @Nullable
    String longest(int[] syllables, int from) {
        @Nullable Place longest = null;
        for (Place place : places) {
            int length = place.syllables().length;
            int to = from + length;
            if (to <= syllables.length
                    && (longest == null || length > longest.syllables().length)
                    && Arrays.equals(syllables, from, to, place.syllables(), 0, length)) {
                longest = place;
            }
        }
        return longest == null ? null : longest.name();
    }
}
