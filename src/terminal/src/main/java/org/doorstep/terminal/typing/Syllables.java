// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.typing;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The syllables of Mandarin without tones, {@code v} for ü, numbered in the order of the alphabet, so that all that begin
 * alike have neighbouring numbers. Immutable.
 */
public final class Syllables {
    private static final String AFTER_WHICH_U_IS_V = "jqxy";

    private final String[] names;
    private final int[] near;
    private final Map<String, Integer> typed = new HashMap<>();

    private Syllables(String[] names) {
        this.names = names;
        this.near = new int[names.length];
        Map<String, Integer> classes = new HashMap<>();
        for (int id = 0; id < names.length; id++) {
            typed.put(names[id], id);
            near[id] = classes.computeIfAbsent(plain(names[id]), k -> classes.size());
        }
        for (int id = 0; id < names.length; id++) {
            String name = names[id];
            if (name.startsWith("lve") || name.startsWith("nve")) {
                typed.putIfAbsent(name.replace('v', 'u'), id);
            } else if (AFTER_WHICH_U_IS_V.indexOf(name.charAt(0)) >= 0 && name.startsWith("u", 1)) {
                typed.putIfAbsent(name.charAt(0) + "v" + name.substring(2), id);
            }
        }
    }

    /** Those of {@code names}, each once. */
    public static Syllables of(Collection<String> names) {
        return new Syllables(new TreeSet<>(names).toArray(String[]::new));
    }

    /** What zh, ch, sh and -ng sound like where they are not told from z, c, s and -n. */
    private static String plain(String name) {
        String begin = name.length() > 1 && name.charAt(1) == 'h' ? name.charAt(0) + name.substring(2) : name;
        return begin.endsWith("ang") || begin.endsWith("eng") || begin.endsWith("ing")
                ? begin.substring(0, begin.length() - 1)
                : begin;
    }

    public int size() {
        return names.length;
    }

    public String name(int id) {
        return names[id];
    }

    public char initial(int id) {
        return names[id].charAt(0);
    }

    /** The syllable that is typed so, also as {@code lue} or {@code jv}; -1 for none. */
    public int typed(String letters) {
        return typed.getOrDefault(letters, -1);
    }

    /** Whether the two are easily taken for one another, such as zhi and zi, or jin and jing. */
    boolean near(int one, int other) {
        return near[one] == near[other];
    }

    /** Number of the first that begins with {@code letters}, or of the one before which it would stand. */
    int from(String letters) {
        int at = Arrays.binarySearch(names, letters);
        return at >= 0 ? at : -at - 1;
    }

    /** One behind the number of the last that begins with {@code letters}. */
    int to(String letters) {
        return from(letters + Character.MAX_VALUE);
    }

    List<String> names() {
        return List.of(names);
    }
}
