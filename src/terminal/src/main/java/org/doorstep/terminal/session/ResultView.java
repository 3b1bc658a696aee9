// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.catalog.Language;
import org.doorstep.catalog.flow.Display;
import org.doorstep.catalog.flow.FlowEngine;
import org.doorstep.catalog.flow.Run;
import org.doorstep.catalog.flow.Scope;
import org.doorstep.catalog.flow.StepResult;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.catalog.flow.Value;
import org.doorstep.catalog.item.View.Column;
import org.doorstep.catalog.item.View.Mask;
import org.doorstep.catalog.item.View.Row;
import org.doorstep.catalog.item.View.Table;
import org.jspecify.annotations.Nullable;

/** Makes the screen of a run's values out of an item's view. */
final class ResultView {
    private final FlowEngine engine;
    private final Display display;

    ResultView(FlowEngine engine, Display display) {
        this.engine = engine;
        this.display = display;
    }

    Screen.Result screen(
            Run run, org.doorstep.catalog.item.View view, Screen.Progress progress, Language language, Facts facts) {
        Scope scope = engine.scope(run);
        List<Screen.Row> rows = new ArrayList<>();
        for (Row row : view.rows()) {
            scope.value(row.value()).ifPresent(value -> rows.add(row(row, value, language)));
        }
        return new Screen.Result(
                progress,
                view.title(),
                view.note(),
                rows,
                table(run.found(), view.table(), language),
                view.button(),
                0,
                false,
                facts.documents());
    }

    private Screen.Row row(Row row, Value value, Language language) {
        TextValue text = display.text(value, row.kind(), language);
        String masked = Display.masked(text, row.mask());
        boolean hides = row.mask() != Mask.NONE;
        text.wipe();
        return new Screen.Row(row.label(), masked, hides && value instanceof TextValue whole ? whole : null);
    }

    private Screen.@Nullable Table table(Optional<StepResult.Found> found, @Nullable Table table, Language language) {
        if (table == null || found.isEmpty()) {
            return null;
        }
        List<List<String>> rows = new ArrayList<>();
        for (Map<String, TextValue> line : found.get().rows()) {
            if (rows.size() < table.limit()) {
                rows.add(table.columns().stream()
                        .map(column -> cell(line, column, language))
                        .toList());
            }
        }
        return new Screen.Table(table.columns().stream().map(Column::label).toList(), rows);
    }

    private String cell(Map<String, TextValue> line, Column column, Language language) {
        TextValue value = line.get(column.value());
        return value == null ? "" : display.text(value, column.kind(), language).reveal();
    }
}
