// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.author;

import java.util.List;
import org.doorstep.catalog.item.Field;
import org.doorstep.catalog.item.FieldType;
import org.doorstep.catalog.item.Page;
import org.doorstep.catalog.item.Rule;
import org.doorstep.catalog.mistake.Mistake;

/** Reads pages and fields. */
final class FormReader {
    private static final List<String> TYPES = List.of(
            "text",
            "number",
            "money",
            "date",
            "period",
            "choice",
            "multi",
            "code-list",
            "address",
            "phone",
            "id-number",
            "id-card",
            "face",
            "signature",
            "photo",
            "scan",
            "file",
            "account",
            "repeat",
            "info",
            "computed");

    private final List<Problem> problems;

    FormReader(List<Problem> problems) {
        this.problems = problems;
    }

    Page page(Node node) {
        ObjectReader reader = new ObjectReader(node, problems);
        Page page = new Page(
                reader.string("id"),
                reader.text("title"),
                reader.optionalText("help"),
                reader.expression("when"),
                reader.list("fields", this::field),
                reader.list("next", this::branch));
        if (page.fields().isEmpty()) {
            reader.problem(node, Mistake.PAGE_EMPTY);
        }
        reader.done();
        return page;
    }

    private Page.Branch branch(Node node) {
        ObjectReader reader = new ObjectReader(node, problems);
        Page.Branch branch = new Page.Branch(reader.expression("when"), reader.string("page"));
        reader.done();
        return branch;
    }

    private Field field(Node node) {
        ObjectReader reader = new ObjectReader(node, problems);
        Field field = new Field(
                reader.string("id"),
                type(reader, node),
                reader.text("label"),
                reader.optionalText("hint"),
                reader.truth("required", true),
                reader.expression("when"),
                reader.truth("read-only", false),
                reader.constant("sensitive", Field.Sensitivity.class, Field.Sensitivity.NONE),
                reader.list("constraints", this::rule),
                reader.list("prefill", this::prefill),
                reader.string("widget", ""));
        reader.done();
        return field;
    }

    private FieldType type(ObjectReader reader, Node node) {
        String type = reader.string("type");
        return switch (type) {
            case "text" -> new FieldType.Line(reader.integer("max", 1, 4_000, 200), reader.integer("lines", 1, 20, 1));
            case "number" ->
                new FieldType.Whole(
                        reader.number("min", Long.MIN_VALUE, Long.MAX_VALUE, 0),
                        reader.number("max", Long.MIN_VALUE, Long.MAX_VALUE, 1_000_000_000));
            case "money" ->
                new FieldType.Money(
                        reader.number("min", 0, Long.MAX_VALUE, 0),
                        reader.number("max", 0, Long.MAX_VALUE, 100_000_000_000L));
            case "date" -> new FieldType.Date();
            case "period" -> new FieldType.Period();
            case "choice" -> new FieldType.Choice(options(reader, node));
            case "multi" -> {
                List<FieldType.Option> options = options(reader, node);
                yield new FieldType.Multi(
                        options,
                        reader.integer("min", 0, options.size(), 0),
                        reader.integer("max", 0, options.size(), options.size()));
            }
            case "code-list" -> new FieldType.CodeList(reader.string("list"));
            case "address" -> new FieldType.Address(reader.integer("depth", 1, 5, 5));
            case "phone" -> new FieldType.Phone(reader.truth("none-allowed", false));
            case "id-number" -> new FieldType.IdNumber();
            case "id-card" -> new FieldType.IdCard();
            case "face" -> new FieldType.Face();
            case "signature" -> new FieldType.Signature();
            case "photo" -> new FieldType.Photo();
            case "scan" -> new FieldType.Scan(reader.integer("max-pages", 1, 100, 1));
            case "file" -> new FieldType.Upload(reader.number("max-bytes", 1, 1L << 30));
            case "account" ->
                new FieldType.Account(reader.integer("min-digits", 1, 40, 1), reader.integer("max-digits", 1, 40, 40));
            case "repeat" ->
                new FieldType.Repeat(
                        reader.list("fields", this::field),
                        reader.integer("min", 0, 100, 0),
                        reader.integer("max", 1, 100, 10));
            case "info" -> new FieldType.Info(reader.text("text"));
            case "computed" ->
                new FieldType.Computed(
                        reader.neededExpression("expression"), reader.constant("gives", FieldType.Kind.class));
            default -> {
                Node at = reader.take("type");
                reader.problem(at == null ? node : at, Mistake.FIELD_TYPE_UNKNOWN, type, String.join(", ", TYPES));
                yield new FieldType.Date();
            }
        };
    }

    private List<FieldType.Option> options(ObjectReader reader, Node node) {
        List<FieldType.Option> options = reader.list("options", this::option);
        if (options.size() < 2) {
            reader.problem(node, Mistake.OPTIONS_FEW);
        }
        if (options.stream().map(FieldType.Option::code).distinct().count() < options.size()) {
            reader.problem(node, Mistake.OPTIONS_ALIKE);
        }
        return options;
    }

    private FieldType.Option option(Node node) {
        ObjectReader reader = new ObjectReader(node, problems);
        FieldType.Option option = new FieldType.Option(reader.string("code"), reader.text("label"));
        reader.done();
        return option;
    }

    private Rule rule(Node node) {
        ObjectReader reader = new ObjectReader(node, problems);
        Rule rule = new Rule(reader.neededExpression("test"), reader.text("message"));
        reader.done();
        return rule;
    }

    private Field.Prefill prefill(Node node) {
        ObjectReader reader = new ObjectReader(node, problems);
        Field.Prefill prefill = new Field.Prefill(
                reader.constant("from", Field.Source.class), reader.string("path"), reader.truth("confirm", true));
        reader.done();
        return prefill;
    }
}
