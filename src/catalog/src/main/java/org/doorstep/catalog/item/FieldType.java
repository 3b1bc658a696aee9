// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.item;

import java.util.List;
import org.doorstep.catalog.Text;

/** What a field takes. A closed set: screens, checks and expressions switch over it; an unknown type hides its item. */
public sealed interface FieldType {
    /** Whether the resident gives it; {@link Info} and {@link Computed} are only shown. */
    default boolean asked() {
        return !(this instanceof Info) && !(this instanceof Computed);
    }

    /**
     * @param max code points
     * @param lines lines to offer for typing
     */
    record Line(int max, int lines) implements FieldType {}

    /** A whole number, both bounds included. */
    record Whole(long min, long max) implements FieldType {}

    /** An amount in fen, both bounds included. */
    record Money(long minFen, long maxFen) implements FieldType {}

    record Date() implements FieldType {}

    /** From a day to a day, both included. */
    record Period() implements FieldType {}

    record Choice(List<Option> options) implements FieldType {
        public Choice {
            options = List.copyOf(options);
        }
    }

    record Multi(List<Option> options, int min, int max) implements FieldType {
        public Multi {
            options = List.copyOf(options);
        }
    }

    /**
     * One of a long list that is carried beside the items.
     *
     * @param list name of the list
     */
    record CodeList(String list) implements FieldType {}

    /**
     * A place in the region tree and a line for the rest, such as a house number, which may stay empty.
     *
     * @param depth levels to choose: 1 province … 5 village
     */
    record Address(int depth) implements FieldType {}

    /**
     * A mobile number of 11 digits.
     *
     * @param noneAllowed whether 没有手机 is an answer
     */
    record Phone(boolean noneAllowed) implements FieldType {}

    /** 公民身份号码. */
    record IdNumber() implements FieldType {}

    /** A second person's card, read on the reader. */
    record IdCard() implements FieldType {}

    record Face() implements FieldType {}

    record Signature() implements FieldType {}

    record Photo() implements FieldType {}

    record Scan(int maxPages) implements FieldType {}

    record Upload(long maxBytes) implements FieldType {}

    /** A bank account, or one at a utility; digits. */
    record Account(int minDigits, int maxDigits) implements FieldType {}

    record Repeat(List<Field> fields, int min, int max) implements FieldType {
        public Repeat {
            fields = List.copyOf(fields);
        }
    }

    /** A text to read; takes nothing. */
    record Info(Text text) implements FieldType {}

    /** Follows from other answers; takes nothing. */
    record Computed(Expr expression, Kind kind) implements FieldType {}

    record Option(String code, Text label) {}

    /** What an expression, a fact of a department or a column holds. */
    enum Kind {
        TEXT,
        NUMBER,
        MONEY,
        DATE,
        /** {@code 2009-07}. */
        MONTH,
        TRUTH
    }
}
