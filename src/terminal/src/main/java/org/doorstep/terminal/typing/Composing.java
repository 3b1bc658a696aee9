// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.typing;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Letters on their way to Chinese, and nothing else: what was chosen is handed on and forgotten. It outlives the control that
 * shows it, because a page may be built anew between two keys. For one thread.
 */
public final class Composing {
    /** Letters at most: the longest syllable four times. */
    public static final int MOST = 24;

    private final Pinyin pinyin;
    private final char[] letters = new char[MOST];
    private int length;
    private Leaning leaning;
    private Layer layer = Layer.PINYIN;
    private Layer home = Layer.PINYIN;
    private int page;
    private List<Candidate> candidates;
    private @Nullable Object holder;

    public Composing(Pinyin pinyin, Leaning leaning) {
        this.pinyin = pinyin;
        this.leaning = leaning;
        this.candidates = pinyin.candidates("", leaning);
    }

    /** Says anew what the field is about, such as when everything typed was taken back. */
    public void lean(Leaning now) {
        if (now != leaning) {
            leaning = now;
            look();
        }
    }

    public Leaning leaning() {
        return leaning;
    }

    public Layer layer() {
        return layer;
    }

    /** The layer of letters that was there last. */
    public Layer home() {
        return home;
    }

    /** The letters so far; for showing them one by one. */
    public char[] letters() {
        return Arrays.copyOf(letters, length);
    }

    /** Where the syllables in the letters end. */
    public List<Integer> ends() {
        return length == 0 ? List.of() : pinyin.ends(new String(letters, 0, length));
    }

    /** The best first; empty unless Chinese is written. */
    public List<Candidate> candidates() {
        return layer == Layer.PINYIN || length > 0 ? candidates : List.of();
    }

    /** The candidate that the page begins with. */
    public int page() {
        return page;
    }

    /** Takes in a key and tells {@code out} once what came of it. */
    public void press(Key key, Typist out) {
        switch (key) {
            case Key.Face(int codePoint) -> face(codePoint, out);
            case Key.Pick(int candidate) -> pick(candidate, out);
            case Key.Page(int candidate) -> {
                page = Math.clamp(candidate, 0, Math.max(0, candidates.size() - 1));
                out.touched();
            }
            case Key.Space() -> {
                if (length > 0) {
                    pick(0, out);
                } else {
                    out.typed(new int[] {' '});
                }
            }
            case Key.Erase() -> erase(out);
            case Key.Turn(Layer to) -> {
                layer = to;
                home = to.letters() ? to : home;
                out.touched();
            }
        }
    }

    private void face(int codePoint, Typist out) {
        if (layer == Layer.PINYIN || numbering(codePoint)) {
            if (length < MOST) {
                letters[length++] = (char) codePoint;
                look();
            }
            out.touched();
        } else {
            int[] before = best();
            int[] all = Arrays.copyOf(before, before.length + 1);
            all[before.length] = codePoint;
            Arrays.fill(before, 0);
            forget();
            out.typed(all);
        }
    }

    /** Whether the key is a digit of a character's number, which begins with u. */
    private boolean numbering(int codePoint) {
        return length > 0 && letters[0] == 'u' && codePoint >= '0' && codePoint <= '9';
    }

    /** What the letters most likely mean, all of them. */
    private int[] best() {
        StringBuilder text = new StringBuilder();
        String rest = new String(letters, 0, length);
        Leaning now = leaning;
        while (!rest.isEmpty()) {
            Candidate first = pinyin.candidates(rest, now).getFirst();
            text.append(first.text());
            rest = rest.substring(first.letters());
            now = behind(now);
        }
        return text.codePoints().toArray();
    }

    private void pick(int index, Typist out) {
        if (index < 0 || index >= candidates.size()) {
            out.touched();
            return;
        }
        Candidate chosen = candidates.get(index);
        leaning = behind(leaning);
        System.arraycopy(letters, chosen.letters(), letters, 0, length - chosen.letters());
        shorten(length - chosen.letters());
        out.typed(chosen.text().codePoints().toArray());
    }

    private static Leaning behind(Leaning before) {
        return before == Leaning.SURNAMES ? Leaning.GIVEN_NAMES : before;
    }

    private void erase(Typist out) {
        if (length > 0) {
            shorten(length - 1);
            out.touched();
        } else {
            out.erased();
        }
    }

    private void shorten(int now) {
        IntStream.range(now, length).forEach(i -> letters[i] = 0);
        length = now;
        look();
    }

    private void look() {
        page = 0;
        candidates = pinyin.candidates(new String(letters, 0, length), leaning);
    }

    private void forget() {
        leaning = length > 0 ? behind(leaning) : leaning;
        shorten(0);
    }

    /** From now on {@code by} shows it; who did before need not clean up any more. */
    public void hold(Object by) {
        holder = by;
    }

    /** Forgets the letters unless somebody else shows it meanwhile. */
    public void release(Object by) {
        if (holder == by) {
            holder = null;
            shorten(0);
        }
    }
}
