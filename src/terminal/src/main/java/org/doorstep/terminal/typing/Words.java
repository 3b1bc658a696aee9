// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.typing;

import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Words of two to {@value #LONGEST} characters, filed by the first letters of their syllables and in each file the most used
 * first; they are found by those letters, or by their text. Immutable.
 */
public final class Words {
    /** Characters in a word at most. */
    public static final int LONGEST = 12;

    /**
     * One word.
     *
     * @param syllables one for each code point
     * @param weight how much it is used, as {@link Characters} weighs
     * @param place whether it names a place
     */
    public record Entry(String text, int[] syllables, int weight, boolean place) {}

    private static final int BITS = 5;
    private static final int PLACE = 1;

    private final long[] keys;
    private final int[] counts;
    private final char[] text;
    private final short[] syllables;
    private final byte[] weights;
    private final byte[] flags;

    /** First word of each file, and where its characters begin; one more at the end. */
    private final int[] starts;

    private final int[] offsets;

    /** Words by the hash of their text, each plus one; 0 is free. */
    private final int[] slots;

    private Words(long[] keys, int[] counts, char[] text, short[] syllables, byte[] weights, byte[] flags) {
        this.keys = keys;
        this.counts = counts;
        this.text = text;
        this.syllables = syllables;
        this.weights = weights;
        this.flags = flags;
        starts = new int[keys.length + 1];
        offsets = new int[keys.length + 1];
        for (int file = 0; file < keys.length; file++) {
            starts[file + 1] = starts[file] + counts[file];
            offsets[file + 1] = offsets[file] + counts[file] * length(keys[file]);
        }
        slots = new int[Integer.highestOneBit(Math.max(8, weights.length)) * 4];
        for (int file = 0; file < keys.length; file++) {
            for (int word = starts[file]; word < starts[file + 1]; word++) {
                int slot = hash(text, offset(file, word), length(keys[file]));
                while (slots[slot] != 0) {
                    slot = slot + 1 & slots.length - 1;
                }
                slots[slot] = word + 1;
            }
        }
    }

    /** Words with characters beyond the first plane are left out: no dictionary has any. */
    public static Words of(List<Entry> entries, Syllables names) {
        TreeMap<Long, List<Entry>> files = new TreeMap<>();
        for (Entry entry : entries) {
            int n = entry.syllables().length;
            if (n >= 2 && n <= LONGEST && entry.text().length() == n) {
                files.computeIfAbsent(
                                key(IntStream.of(entry.syllables())
                                        .mapToObj(id -> String.valueOf(names.initial(id)))
                                        .reduce("", String::concat)),
                                k -> new ArrayList<>())
                        .add(entry);
            }
        }
        StringBuilder text = new StringBuilder();
        List<Integer> syllables = new ArrayList<>();
        List<Entry> all = new ArrayList<>();
        for (List<Entry> file : files.values()) {
            file.sort(Comparator.comparingInt(Entry::weight).reversed().thenComparing(Entry::text));
            for (Entry entry : file) {
                text.append(entry.text());
                IntStream.of(entry.syllables()).forEach(syllables::add);
                all.add(entry);
            }
        }
        short[] ids = new short[syllables.size()];
        byte[] weights = new byte[all.size()];
        byte[] flags = new byte[all.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = syllables.get(i).shortValue();
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (byte) all.get(i).weight();
            flags[i] = (byte) (all.get(i).place() ? PLACE : 0);
        }
        return new Words(
                files.keySet().stream().mapToLong(Long::longValue).toArray(),
                files.values().stream().mapToInt(List::size).toArray(),
                text.toString().toCharArray(),
                ids,
                weights,
                flags);
    }

    public void write(DataOutput out) throws IOException {
        out.writeInt(keys.length);
        out.writeInt(weights.length);
        out.writeInt(text.length);
        for (int i = 0; i < keys.length; i++) {
            out.writeLong(keys[i]);
            out.writeInt(counts[i]);
        }
        for (char unit : text) {
            out.writeChar(unit);
        }
        for (short syllable : syllables) {
            out.writeShort(syllable);
        }
        out.write(weights);
        out.write(flags);
    }

    static Words read(ByteBuffer in) {
        long[] keys = new long[in.getInt()];
        int[] counts = new int[keys.length];
        byte[] weights = new byte[in.getInt()];
        byte[] flags = new byte[weights.length];
        char[] text = new char[in.getInt()];
        short[] syllables = new short[text.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = in.getLong();
            counts[i] = in.getInt();
        }
        in.asCharBuffer().get(text);
        in.position(in.position() + text.length * Character.BYTES);
        in.asShortBuffer().get(syllables);
        in.position(in.position() + text.length * Short.BYTES);
        in.get(weights).get(flags);
        return new Words(keys, counts, text, syllables, weights, flags);
    }

    /** First letters, at most {@link #LONGEST}, as a number. */
    static long key(CharSequence initials) {
        long key = 0;
        for (int i = 0; i < initials.length(); i++) {
            key = key << BITS | (initials.charAt(i) - 'a' + 1);
        }
        return key;
    }

    private static int length(long key) {
        return (Long.SIZE - Long.numberOfLeadingZeros(key) + BITS - 1) / BITS;
    }

    int size() {
        return weights.length;
    }

    /** The file of these first letters; -1 for none. */
    int file(long key) {
        int at = Arrays.binarySearch(keys, key);
        return at < 0 ? -1 : at;
    }

    int start(int file) {
        return starts[file];
    }

    int end(int file) {
        return starts[file + 1];
    }

    private int offset(int file, int word) {
        return offsets[file] + (word - starts[file]) * length(keys[file]);
    }

    private int fileOf(int word) {
        int at = Arrays.binarySearch(starts, word);
        return at >= 0 ? at : -at - 2;
    }

    /** Syllable number {@code place} of a word of this file. */
    int syllable(int file, int word, int place) {
        return syllables[offset(file, word) + place];
    }

    int[] syllables(int word) {
        int file = fileOf(word);
        int[] ids = new int[length(keys[file])];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = syllable(file, word, i);
        }
        return ids;
    }

    String text(int word) {
        int file = fileOf(word);
        return new String(text, offset(file, word), length(keys[file]));
    }

    int weight(int word) {
        return weights[word] & 0xFF;
    }

    boolean place(int word) {
        return (flags[word] & PLACE) != 0;
    }

    /** The word that is written so; -1 for none. */
    int find(char[] units, int from, int length) {
        if (length < 2 || length > LONGEST) {
            return -1;
        }
        for (int slot = hash(units, from, length); slots[slot] != 0; slot = slot + 1 & slots.length - 1) {
            int word = slots[slot] - 1;
            int file = fileOf(word);
            int offset = offset(file, word);
            if (length(keys[file]) == length
                    && Arrays.equals(units, from, from + length, text, offset, offset + length)) {
                return word;
            }
        }
        return -1;
    }

    private int hash(char[] units, int from, int length) {
        int hash = 0;
        for (int i = from; i < from + length; i++) {
            hash = hash * 31 + units[i];
        }
        hash *= 0x9E3779B9;
        return (hash ^ hash >>> 15) & slots.length - 1;
    }
}
