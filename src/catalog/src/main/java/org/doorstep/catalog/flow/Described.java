// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.catalog.item.Field;
import org.doorstep.catalog.item.Page;

/** Tells a stop of a survey as the position that a screen shows: what is known of its fields and what to confirm. */
final class Described {
    private Described() {}

    static Position at(Survey survey, int index) {
        Survey.Stop stop = survey.stops().get(index);
        int number = stop.counted() ? survey.counted(index + 1) : 0;
        int of = survey.counted(survey.stops().size());
        Page page = stop.page();
        if (page == null) {
            return new Position.AtStep(stop.step(), number, of);
        }
        Map<String, Value> known = new LinkedHashMap<>();
        List<String> toConfirm = new ArrayList<>();
        for (Field field : stop.fields()) {
            Value answered = survey.answers().get(field.id());
            if (answered != null) {
                known.put(field.id(), answered);
            } else {
                prefill(field, survey).ifPresent(fill -> {
                    known.put(field.id(), fill.value());
                    if (fill.confirm()) {
                        toConfirm.add(field.id());
                    }
                });
            }
        }
        return new Position.AtPage(stop.step(), page, stop.fields(), known, toConfirm, number, of);
    }

    private record Fill(Value value, boolean confirm) {}

    private static Optional<Fill> prefill(Field field, Survey survey) {
        return field.prefill().stream()
                .flatMap(from -> survey
                        .scope()
                        .value(from.path())
                        .filter(value -> !(value instanceof TextValue text && text.isEmpty()))
                        .map(value -> new Fill(value, from.confirm()))
                        .stream())
                .findFirst();
    }
}
