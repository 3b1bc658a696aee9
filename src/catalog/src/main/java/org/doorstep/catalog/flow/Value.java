// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.flow;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** An answer, a fact or a computed value. What may identify a person is {@link TextValue} or {@link Bytes} and can be wiped. None says
 * what it holds when it is printed. */
public sealed interface Value
        permits TextValue,
                Value.Whole,
                Value.Money,
                Value.Day,
                Value.Period,
                Value.Truth,
                Value.Choice,
                Value.Choices,
                Value.None,
                Value.Place,
                Value.Rows,
                Value.Bytes {
    /** Overwrites what can be overwritten. Idempotent. */
    default void wipe() {}

    /** A whole number. */
    record Whole(long value) implements Value {
        @Override
        public String toString() {
            return "Whole";
        }
    }

    /** An amount. */
    record Money(long fen) implements Value {
        @Override
        public String toString() {
            return "Money";
        }
    }

    record Day(LocalDate day) implements Value {
        @Override
        public String toString() {
            return "Day";
        }
    }

    /** Both days included. */
    record Period(LocalDate from, LocalDate until) implements Value {
        @Override
        public String toString() {
            return "Period";
        }
    }

    record Truth(boolean holds) implements Value {}

    /** Code of an option of a choice or of a code list. */
    record Choice(String code) implements Value {
        @Override
        public String toString() {
            return "Choice";
        }
    }

    record Choices(List<String> codes) implements Value {
        public Choices {
            codes = List.copyOf(codes);
        }

        @Override
        public String toString() {
            return "Choices";
        }
    }

    /** 没有手机 and the like: the resident said there is none. */
    record None() implements Value {}

    /**
     * An address.
     *
     * @param region code of the region tree
     * @param line the rest, such as a house number; may be empty
     */
    record Place(String region, TextValue line) implements Value {
        @Override
        public void wipe() {
            line.wipe();
        }

        @Override
        public String toString() {
            return "Place";
        }
    }

    /** Lines of a repeated group, each by field id. */
    record Rows(List<Map<String, Value>> rows) implements Value {
        public Rows {
            rows = List.copyOf(rows);
        }

        @Override
        public void wipe() {
            rows.forEach(row -> row.values().forEach(Value::wipe));
        }

        @Override
        public String toString() {
            return "Rows";
        }
    }

    /** A picture, a signature, a file. Takes over the array; the caller must not keep it. */
    record Bytes(byte[] bytes) implements Value {
        @Override
        public void wipe() {
            java.util.Arrays.fill(bytes, (byte) 0);
        }

        @Override
        public boolean equals(@org.jspecify.annotations.Nullable Object other) {
            return other instanceof Bytes that && java.security.MessageDigest.isEqual(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return bytes.length;
        }

        @Override
        public String toString() {
            return "Bytes[" + bytes.length + "]";
        }
    }
}
