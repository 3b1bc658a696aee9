// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.department;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a desk asks of its department. Read only: any call may be repeated. Called from many virtual threads at once; an
 * interrupt means that nobody waits any more. What the department says is handed on as it is said.
 */
public interface Department {
    /** As officials know the connection, such as the name of the system behind it. */
    String name();

    /** What a query is about, as officials know it. */
    String title(String query);

    /** Where the department says this person can be reached. */
    Contact contact(Person person) throws InterruptedException;

    /**
     * What the department holds about this person.
     *
     * @param query as items name it, such as {@code social-insurance/participation}
     */
    Findings query(String query, Person person) throws InterruptedException;

    /**
     * Who is asked about, from the card.
     *
     * @param idNumber 18 characters
     */
    record Person(String idNumber, String name) {
        @Override
        public String toString() {
            return "Person";
        }
    }

    sealed interface Contact {
        record Phone(String number) implements Contact {
            @Override
            public String toString() {
                return "Phone";
            }
        }

        record NoPhone() implements Contact {}

        record Unknown() implements Contact {}

        record Down(String reason) implements Contact {}
    }

    sealed interface Findings {
        /**
         * @param holder whose record the department says it is
         * @param facts by field id
         * @param rows of the item's table, by column id
         * @param certificate title of the certificate that goes with it; null when none does
         */
        record Found(
                Person holder,
                Map<String, String> facts,
                List<Map<String, String>> rows,
                @Nullable String certificate) implements Findings {
            @Override
            public String toString() {
                return "Found";
            }
        }

        record NoRecord() implements Findings {}

        /** The department has no such query. */
        record UnknownQuery() implements Findings {}

        /** @param reason for the officials; holds nothing of the person */
        record Down(String reason) implements Findings {}
    }
}
