// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.typing;

import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Every character with each of its readings, by syllable and in each the most used first. Immutable.
 *
 * <p>Weights are sixteenths of a natural logarithm, 0 to 255.
 */
public final class Characters {
    /**
     * One reading of a character.
     *
     * @param main whether it is how the character is read when nothing is known
     * @param weight how much it is used
     * @param surname how much it is used as a surname; 0 for never
     * @param given how much it is used in given names of two characters first, or alone
     * @param second and as the second of two
     */
    public record Entry(int codePoint, int syllable, boolean main, int weight, int surname, int given, int second) {}

    private static final int MAIN = 0x4000;

    private final int[] codePoints;
    private final short[] syllables;
    private final byte[] weights;
    private final byte[] surnames;
    private final byte[] givens;
    private final byte[] seconds;
    private final int[] starts;

    /** All code points, in order, and the main reading of each. */
    private int[] known = {};

    private short[] mains = {};

    private Characters(int size, int syllableCount) {
        codePoints = new int[size];
        syllables = new short[size];
        weights = new byte[size];
        surnames = new byte[size];
        givens = new byte[size];
        seconds = new byte[size];
        starts = new int[syllableCount + 1];
    }

    public static Characters of(List<Entry> entries, int syllableCount) {
        List<Entry> sorted = entries.stream()
                .sorted(Comparator.comparingInt(Entry::syllable)
                        .thenComparing(Comparator.comparingInt(Entry::weight).reversed())
                        .thenComparingInt(Entry::codePoint))
                .toList();
        Characters characters = new Characters(sorted.size(), syllableCount);
        for (int i = 0; i < sorted.size(); i++) {
            Entry entry = sorted.get(i);
            characters.codePoints[i] = entry.codePoint();
            characters.syllables[i] = (short) (entry.syllable() | (entry.main() ? MAIN : 0));
            characters.weights[i] = (byte) entry.weight();
            characters.surnames[i] = (byte) entry.surname();
            characters.givens[i] = (byte) entry.given();
            characters.seconds[i] = (byte) entry.second();
        }
        characters.index();
        return characters;
    }

    private void index() {
        known = IntStream.of(codePoints).distinct().sorted().toArray();
        mains = new short[known.length];
        Arrays.fill(starts, codePoints.length);
        for (int i = codePoints.length - 1; i >= 0; i--) {
            if ((syllables[i] & MAIN) != 0) {
                syllables[i] &= ~MAIN;
                mains[Arrays.binarySearch(known, codePoints[i])] = syllables[i];
            }
            starts[syllables[i]] = i;
        }
        for (int id = starts.length - 2; id >= 0; id--) {
            starts[id] = Math.min(starts[id], starts[id + 1]);
        }
    }

    public void write(DataOutput out) throws IOException {
        out.writeInt(codePoints.length);
        out.writeInt(starts.length - 1);
        for (int i = 0; i < codePoints.length; i++) {
            out.writeInt(codePoints[i]);
            out.writeShort(syllables[i] | (main(codePoints[i]) == syllables[i] ? MAIN : 0));
            out.write(weights[i]);
            out.write(surnames[i]);
            out.write(givens[i]);
            out.write(seconds[i]);
        }
    }

    static Characters read(ByteBuffer in) {
        int size = in.getInt();
        Characters characters = new Characters(size, in.getInt());
        for (int i = 0; i < size; i++) {
            characters.codePoints[i] = in.getInt();
            characters.syllables[i] = in.getShort();
            characters.weights[i] = in.get();
            characters.surnames[i] = in.get();
            characters.givens[i] = in.get();
            characters.seconds[i] = in.get();
        }
        characters.index();
        return characters;
    }

    int size() {
        return codePoints.length;
    }

    /** Index of the first reading that is {@code syllable} or a later one. */
    int start(int syllable) {
        return starts[syllable];
    }

    int codePoint(int index) {
        return codePoints[index];
    }

    int syllable(int index) {
        return syllables[index];
    }

    int weight(int index) {
        return weights[index] & 0xFF;
    }

    int surname(int index) {
        return surnames[index] & 0xFF;
    }

    int given(int index) {
        return givens[index] & 0xFF;
    }

    int second(int index) {
        return seconds[index] & 0xFF;
    }

    /** How {@code codePoint} is read when nothing is known; -1 for what has no reading here. */
    int main(int codePoint) {
        int at = Arrays.binarySearch(known, codePoint);
        return at < 0 ? -1 : mains[at];
    }
}
