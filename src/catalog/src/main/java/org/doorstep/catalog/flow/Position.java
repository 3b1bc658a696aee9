// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.flow;

import java.util.List;
import java.util.Map;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.item.Example;
import org.doorstep.catalog.item.Field;
import org.doorstep.catalog.item.Page;
import org.doorstep.catalog.item.Step;
import org.jspecify.annotations.Nullable;

/** Where a run is. */
public sealed interface Position {
    /**
     * At a step other than a form's page.
     *
     * @param number 第 n 步, counting what the resident sees; 0 for a step without a number (query, submit, notify, rate)
     * @param of 共 m 步, as far as it can be told now
     */
    record AtStep(Step step, int number, int of) implements Position {}

    /**
     * At a page of a form.
     *
     * @param fields those to show, in order; never empty
     * @param values what is known of them: answered before, computed, or prefilled
     * @param toConfirm ids of the prefilled fields that the resident must confirm
     */
    record AtPage(
            Step step,
            Page page,
            List<Field> fields,
            Map<String, Value> values,
            List<String> toConfirm,
            int number,
            int of)
            implements Position {
        public AtPage {
            fields = List.copyOf(fields);
            values = Map.copyOf(values);
            toConfirm = List.copyOf(toConfirm);
        }

        @Override
        public String toString() {
            return "AtPage[" + page.id() + " " + number + "/" + of + "]";
        }
    }

    /**
     * At the end.
     *
     * @param message what to say; null when there is nothing beyond the ending itself
     */
    record Finished(Example.Ending ending, @Nullable Text message) implements Position {}
}
