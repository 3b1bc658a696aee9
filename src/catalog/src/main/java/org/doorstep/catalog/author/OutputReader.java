// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.author;

import java.util.List;
import org.doorstep.catalog.Language;
import org.doorstep.catalog.item.Output;
import org.doorstep.catalog.item.Template;
import org.doorstep.catalog.mistake.Mistake;
import org.jspecify.annotations.Nullable;

/** Reads outputs and their templates. */
final class OutputReader {
    private final List<Problem> problems;
    private final ViewReader views;

    OutputReader(List<Problem> problems, ViewReader views) {
        this.problems = problems;
        this.views = views;
    }

    Output output(Node node) {
        ObjectReader reader = new ObjectReader(node, problems);
        Output.Kind kind = reader.constant("kind", Output.Kind.class);
        Node template = reader.take("template");
        Output output = new Output(
                reader.string("id"),
                kind,
                reader.text("name"),
                template == null ? none(kind, reader) : template(template),
                reader.integer("copies", 1, 10, 1),
                reader.integer("pages", 1, 50, 1),
                reader.string("destination", ""));
        reader.done();
        return output;
    }

    private static @Nullable Template none(Output.Kind kind, ObjectReader reader) {
        if (kind != Output.Kind.DATA) {
            reader.missing("template", "");
        }
        return null;
    }

    private Template template(Node node) {
        ObjectReader reader = new ObjectReader(node, problems);
        Template template = new Template(
                reader.text("title"),
                language(reader),
                reader.list("blocks", this::block),
                reader.list("footer", reader::text));
        reader.done();
        return template;
    }

    private static @Nullable Language language(ObjectReader reader) {
        Node node = reader.take("language");
        if (node == null) {
            return null;
        }
        String tag = reader.scalar(node, "language");
        for (Language language : Language.values()) {
            if (language.tag().equals(tag)) {
                return language;
            }
        }
        reader.problem(node, Mistake.LANGUAGE_UNKNOWN, tag);
        return null;
    }

    private Template.Block block(Node node) {
        ObjectReader reader = new ObjectReader(node, problems);
        Template.Block block;
        if (reader.has("paragraph")) {
            block = new Template.Paragraph(
                    reader.text("paragraph"),
                    reader.constant("style", Template.Style.class, Template.Style.BODY),
                    reader.expression("when"));
        } else if (reader.has("pairs")) {
            block = new Template.Pairs(reader.list("pairs", views::row));
        } else if (reader.has("table")) {
            block = new Template.Lines(views.table(reader.need("table")));
        } else if (reader.has("verification")) {
            block = new Template.Verification(reader.text("verification"));
        } else if (reader.has("guide")) {
            block = new Template.Guide(reader.string("guide"));
        } else if (reader.has("code")) {
            block = new Template.Code(reader.text("code"), reader.string("value"));
        } else {
            reader.problem(node, Mistake.BLOCK_UNKNOWN);
            return new Template.Pairs(List.of());
        }
        reader.done();
        return block;
    }
}
