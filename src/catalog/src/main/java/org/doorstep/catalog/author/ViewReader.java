// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.author;

import java.util.List;
import org.doorstep.catalog.item.FieldType;
import org.doorstep.catalog.item.View;
import org.jspecify.annotations.Nullable;

/** Reads what shows values, on a screen or on paper. */
final class ViewReader {
    private final List<Problem> problems;

    ViewReader(List<Problem> problems) {
        this.problems = problems;
    }

    View view(Node node) {
        ObjectReader reader = new ObjectReader(node, problems);
        View view = new View(
                reader.text("title"),
                reader.optionalText("note"),
                reader.list("rows", this::row),
                optionalTable(reader.take("table")),
                reader.text("button"));
        reader.done();
        return view;
    }

    View.Row row(Node node) {
        ObjectReader reader = new ObjectReader(node, problems);
        View.Row row = new View.Row(
                reader.text("label"),
                reader.string("value"),
                reader.constant("as", FieldType.Kind.class, FieldType.Kind.TEXT),
                reader.constant("mask", View.Mask.class, View.Mask.NONE));
        reader.done();
        return row;
    }

    private View.@Nullable Table optionalTable(@Nullable Node node) {
        return node == null ? null : table(node);
    }

    View.Table table(Node node) {
        ObjectReader reader = new ObjectReader(node, problems);
        View.Table table = new View.Table(
                reader.optionalText("caption"),
                reader.list("columns", this::column),
                reader.integer("limit", 1, 1_000, 12));
        reader.done();
        return table;
    }

    private View.Column column(Node node) {
        ObjectReader reader = new ObjectReader(node, problems);
        View.Column column = new View.Column(
                reader.text("label"),
                reader.string("value"),
                reader.constant("as", FieldType.Kind.class, FieldType.Kind.TEXT));
        reader.done();
        return column;
    }
}
