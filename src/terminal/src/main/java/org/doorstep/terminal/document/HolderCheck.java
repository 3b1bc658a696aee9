// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.document;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.doorstep.catalog.flow.StepResult;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.contract.Query;
import org.doorstep.device.spi.SecretText;

/**
 * Whether a record belongs to the person of the session. Asked before anything of it is shown or printed: in 2024 a
 * national portal issued 1,233 documents of other people, because nobody compared.
 *
 * <p>Pure. Name and number are always both compared whole, so the time tells nothing about where they differ; copies
 * made for it are wiped.
 */
public final class HolderCheck {
    private HolderCheck() {}

    /** The answer of the check. */
    public sealed interface Verdict {}

    /** Name and number are those of the session. */
    public record Matches() implements Verdict {}

    /**
     * The record is somebody else's, or names nobody: nothing may be shown or printed and central gets an alarm.
     *
     * @param in what differs; fit for an alarm, because it says nothing about anybody
     */
    public record Differs(Set<Part> in) implements Verdict {
        public Differs {
            in = Set.copyOf(in);
        }
    }

    public enum Part {
        NAME,
        ID_NUMBER
    }

    /**
     * Compares the session's card with the holder of an answer.
     *
     * <p>Blanks around either are let pass, a small x as check character too, and every dot that departments write into
     * names of several parts (U+2022, U+2027, U+30FB, U+FF0E, U+FF65) counts as the middle dot U+00B7 of the card.
     *
     * @param name of the card; not changed
     * @param idNumber of the card; not changed
     */
    public static Verdict compare(SecretText name, SecretText idNumber, Query.Holder holder) {
        return compare(
                name.copy(),
                idNumber.copy(),
                holder.name().toCharArray(),
                holder.idNumber().toCharArray());
    }

    /** As {@link #compare(SecretText, SecretText, Query.Holder)}, for values that an item's run holds. */
    public static Verdict compare(TextValue name, TextValue idNumber, StepResult.Holder holder) {
        return compare(
                name.copy(),
                idNumber.copy(),
                holder.name().copy(),
                holder.idNumber().copy());
    }

    /** Takes over and wipes all four. */
    private static Verdict compare(char[] name, char[] idNumber, char[] theirName, char[] theirIdNumber) {
        char[] ours = folded(name);
        char[] theirs = folded(theirName);
        char[] ourNumber = folded(idNumber);
        char[] theirNumber = folded(theirIdNumber);
        try {
            boolean sameName = same(ours, theirs);
            boolean sameNumber = same(ourNumber, theirNumber);
            if (sameName && sameNumber) {
                return new Matches();
            }
            Set<Part> in = EnumSet.noneOf(Part.class);
            if (!sameName) {
                in.add(Part.NAME);
            }
            if (!sameNumber) {
                in.add(Part.ID_NUMBER);
            }
            return new Differs(in);
        } finally {
            Arrays.fill(ours, '\0');
            Arrays.fill(theirs, '\0');
            Arrays.fill(ourNumber, '\0');
            Arrays.fill(theirNumber, '\0');
        }
    }

    /** An empty text is nobody's and equals nothing. */
    private static boolean same(char[] a, char[] b) {
        int different = a.length ^ b.length;
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            different |= a[i] ^ b[i];
        }
        return different == 0 && a.length > 0;
    }

    /** Wipes {@code text} and gives its folded form without blanks around it. */
    private static char[] folded(char[] text) {
        int from = 0;
        int to = text.length;
        while (from < to && blank(text[from])) {
            from++;
        }
        while (to > from && blank(text[to - 1])) {
            to--;
        }
        char[] folded = new char[to - from];
        for (int i = from; i < to; i++) {
            folded[i - from] = switch (text[i]) {
                case '\u2022', '\u2027', '\u30FB', '\uFF0E', '\uFF65' -> '\u00B7';
                case 'x' -> isNumberBefore(text, from, i) ? 'X' : 'x';
                default -> text[i];
            };
        }
        Arrays.fill(text, '\0');
        return folded;
    }

    private static boolean isNumberBefore(char[] text, int from, int at) {
        return at > from && text[at - 1] >= '0' && text[at - 1] <= '9';
    }

    private static boolean blank(char c) {
        return c == ' ' || c == '\u3000' || c == '\u00A0' || c == '\0';
    }
}
