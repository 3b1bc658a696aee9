// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.web;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.doorstep.contract.Cases;
import org.doorstep.desk.cases.Told;

/**
 * What an official chose on the page of a case.
 *
 * @param record and {@code from}: what the official saw
 * @param choice empty when none was chosen
 * @param ticks keys of common reasons of that choice
 */
record CaseForm(String record, Cases.State from, Optional<Choice> choice, List<String> ticks, String words) {
    @Override
    public String toString() {
        return "CaseForm[" + choice + "]";
    }

    /** Empty when the form is none of our pages'. */
    static Optional<CaseForm> of(Context context) {
        String record = context.formParam("record");
        String from = context.formParam("from");
        Optional<Cases.State> state = Arrays.stream(Cases.State.values())
                .filter(s -> s.name().equals(from))
                .findFirst();
        if (record == null || state.isEmpty()) {
            return Optional.empty();
        }
        Optional<Choice> choice =
                Choice.of(Optional.ofNullable(context.formParam("to")).orElse(""));
        List<String> ticks = choice.map(c -> context.formParams(c.tickName()).stream()
                        .filter(c.ticks()::contains)
                        .distinct()
                        .toList())
                .orElse(List.of());
        String words = choice.map(c -> context.formParam(c.wordsName())).orElse("");
        return Optional.of(new CaseForm(record, state.get(), choice, ticks, words));
    }

    Told.Checked checked(Choice made) {
        return Told.of(made.to(), ticks.stream().map(made::told).toList(), words);
    }

    /** The same, to be sent again from the page that confirms it. */
    List<CaseViews.Hidden> hidden(Choice made) {
        List<CaseViews.Hidden> hidden = new ArrayList<>(List.of(
                new CaseViews.Hidden("record", record),
                new CaseViews.Hidden("from", from.name()),
                new CaseViews.Hidden("to", made.name())));
        ticks.forEach(tick -> hidden.add(new CaseViews.Hidden(made.tickName(), tick)));
        if (!made.wordsName().isEmpty()) {
            hidden.add(new CaseViews.Hidden(made.wordsName(), words));
        }
        return List.copyOf(hidden);
    }
}
