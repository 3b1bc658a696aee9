// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.diff.Change.Area;
import org.doorstep.catalog.diff.Change.Weight;
import org.jspecify.annotations.Nullable;

/** Collects changes. Nothing is noted of what is equal. One thread. */
final class Notes {
    private final Wording words;
    private final List<Change> changes = new ArrayList<>();

    Notes(Wording words) {
        this.words = words;
    }

    int size() {
        return changes.size();
    }

    /** By area; within one, in the order they were noted. */
    List<Change> sorted() {
        return changes.stream().sorted(Comparator.comparing(Change::area)).toList();
    }

    void value(Area area, Weight weight, Text what, @Nullable Text before, @Nullable Text after) {
        if (!Objects.equals(before, after)) {
            changes.add(new Change(area, weight, what, before, after));
        }
    }

    void value(Area area, Text what, @Nullable Text before, @Nullable Text after) {
        value(area, Weight.PLAIN, what, before, after);
    }

    void told(Area area, Weight weight, Text what) {
        changes.add(new Change(area, weight, what, null, null));
    }

    /** A text that residents read. Where only one language differs, that one is named and shown. */
    void text(Area area, Text what, @Nullable Text before, @Nullable Text after) {
        if (before == null || after == null) {
            value(area, what, before, after);
            return;
        }
        boolean chinese = !before.zhCn().equals(after.zhCn());
        boolean english = !before.en().equals(after.en());
        if (chinese && english) {
            value(area, what, before, after);
        } else if (chinese) {
            value(area, words.of("in.chinese", what), Wording.plain(before.zhCn()), Wording.plain(after.zhCn()));
        } else if (english) {
            value(area, words.of("in.english", what), Wording.plain(before.en()), Wording.plain(after.en()));
        }
    }

    /** Several lines: those that are gone against those that came. */
    void lines(Area area, Weight weight, Text what, List<Text> before, List<Text> after) {
        if (before.equals(after)) {
            return;
        }
        List<Text> gone = before.stream().filter(line -> !after.contains(line)).toList();
        List<Text> come = after.stream().filter(line -> !before.contains(line)).toList();
        if (gone.isEmpty() && come.isEmpty()) {
            told(area, weight, words.of("order", what));
            return;
        }
        value(
                area,
                weight,
                what,
                gone.isEmpty() ? null : Wording.lines(telling(gone, come)),
                come.isEmpty() ? null : Wording.lines(telling(come, gone)));
    }

    void lines(Area area, Text what, List<Text> before, List<Text> after) {
        lines(area, Weight.PLAIN, what, before, after);
    }

    /** A line that differs in one language only is shown in that language. */
    private static List<Text> telling(List<Text> lines, List<Text> others) {
        return lines.stream()
                .map(line -> {
                    if (others.stream().anyMatch(other -> other.zhCn().equals(line.zhCn()))) {
                        return Wording.plain(line.en());
                    }
                    return others.stream().anyMatch(other -> other.en().equals(line.en()))
                            ? Wording.plain(line.zhCn())
                            : line;
                })
                .toList();
    }

    interface Both<T> {
        void compare(T before, T after);
    }

    interface One<T> {
        void note(T one);
    }

    /** Pairs two lists by a name that stands once in each. */
    static <T> void pair(
            List<T> before, List<T> after, Function<T, String> name, One<T> gone, One<T> come, Both<T> both) {
        Map<String, T> was = new LinkedHashMap<>();
        before.forEach(one -> was.put(name.apply(one), one));
        for (T now : after) {
            T old = was.remove(name.apply(now));
            if (old == null) {
                come.note(now);
            } else {
                both.compare(old, now);
            }
        }
        was.values().forEach(gone::note);
    }

    /** Whether what is in both lists stands in another order. */
    static <T> boolean reordered(List<T> before, List<T> after, Function<T, String> name) {
        List<String> was = before.stream().map(name).toList();
        List<String> is = after.stream().map(name).toList();
        return !was.stream()
                .filter(is::contains)
                .toList()
                .equals(is.stream().filter(was::contains).toList());
    }
}
