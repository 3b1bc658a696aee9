// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.author;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.doorstep.catalog.item.Codes;
import org.doorstep.catalog.item.Device;
import org.doorstep.catalog.item.Example;
import org.doorstep.catalog.item.Fee;
import org.doorstep.catalog.item.Guide;
import org.doorstep.catalog.item.Handling;
import org.doorstep.catalog.item.Identity;
import org.doorstep.catalog.item.Item;
import org.doorstep.catalog.item.Material;
import org.doorstep.catalog.item.Notice;
import org.doorstep.catalog.item.Offline;
import org.doorstep.catalog.item.Placement;
import org.doorstep.catalog.item.Requirement;
import org.doorstep.catalog.item.Rule;
import org.doorstep.catalog.mistake.Mistake;

/** Reads the mapping of an item. */
final class ItemReader {
    private final List<Problem> problems;
    private final FormReader forms;
    private final StepReader steps;
    private final OutputReader outputs;

    private ItemReader(List<Problem> problems) {
        this.problems = problems;
        this.forms = new FormReader(problems);
        ViewReader views = new ViewReader(problems);
        this.steps = new StepReader(problems, views);
        this.outputs = new OutputReader(problems, views);
    }

    /** The item; of no use when anything was added to {@code problems}. */
    static Item read(Node node, List<Problem> problems) {
        return new ItemReader(problems).item(node);
    }

    private Item item(Node node) {
        ObjectReader reader = new ObjectReader(node, problems);
        Item item = new Item(
                reader.string("id"),
                reader.integer("version", 1, 1_000_000),
                reader.integer("engine", 1, 1_000, 1),
                reader.text("title"),
                reader.text("short-title"),
                reader.text("subtitle"),
                reader.string("icon"),
                reader.string("desk"),
                placement(reader),
                codes(reader),
                reader.validity("validity"),
                reader.constant("offline", Offline.class),
                reader.truth("strict", false),
                guide(reader),
                reader.list("requires", this::requirement),
                reader.list("eligibility", this::rule),
                identity(reader),
                reader.list("materials", this::material),
                reader.list("pages", forms::page),
                reader.list("fees", this::fee),
                reader.list("steps", steps::step),
                reader.list("outputs", outputs::output),
                handling(reader),
                reader.list("notices", this::notice),
                reader.list("examples", this::example));
        reader.done();
        return item;
    }

    private ObjectReader object(ObjectReader parent, String key) {
        Node node = parent.take(key);
        return node == null
                ? parent.missing(
                        key,
                        new ObjectReader(
                                new Node.Mapping(parent.place(), new LinkedHashMap<>()), new java.util.ArrayList<>()))
                : new ObjectReader(node, problems);
    }

    private Placement placement(ObjectReader item) {
        ObjectReader reader = object(item, "placement");
        Placement placement = new Placement(
                reader.string("category"),
                reader.list("life-events", node -> reader.constant(node, "life-event", Placement.LifeEvent.class)),
                Set.copyOf(
                        reader.list("audience", node -> reader.constant(node, "audience", Placement.Audience.class))),
                reader.constant("reach", Placement.Reach.class),
                reader.integer("home", 0, 9, 0));
        reader.done();
        return placement;
    }

    private Codes codes(ObjectReader item) {
        ObjectReader reader = object(item, "codes");
        Codes codes = new Codes(reader.string("basic", ""), reader.string("implementation", ""), reader.string("type"));
        reader.done();
        return codes;
    }

    private Guide guide(ObjectReader item) {
        ObjectReader reader = object(item, "guide");
        Guide guide = new Guide(
                reader.text("summary"), reader.integer("minutes", 1, 600), reader.list("sections", this::section));
        reader.done();
        return guide;
    }

    private Guide.Section section(Node node) {
        ObjectReader reader = new ObjectReader(node, problems);
        Guide.Section section = new Guide.Section(reader.text("heading"), reader.list("lines", reader::text));
        reader.done();
        return section;
    }

    private Requirement requirement(Node node) {
        if (node instanceof Node.Scalar) {
            ObjectReader reader = new ObjectReader(new Node.Mapping(node.place(), new LinkedHashMap<>()), problems);
            return Requirement.of(reader.constant(node, "device", Device.class));
        }
        ObjectReader reader = new ObjectReader(node, problems);
        List<Device> anyOf = reader.list("any-of", each -> reader.constant(each, "device", Device.class));
        if (anyOf.isEmpty()) {
            reader.problem(node, Mistake.DEVICE_NONE);
        }
        reader.done();
        return new Requirement(anyOf);
    }

    private Rule rule(Node node) {
        ObjectReader reader = new ObjectReader(node, problems);
        Rule rule = new Rule(reader.neededExpression("test"), reader.text("message"));
        reader.done();
        return rule;
    }

    private Identity identity(ObjectReader item) {
        ObjectReader reader = object(item, "identity");
        int level = reader.integer("level", 0, 2);
        Identity identity = new Identity(
                Identity.Level.of(level),
                reader.list("methods", node -> reader.constant(node, "method", Identity.Method.class)));
        reader.done();
        return identity;
    }

    private Material material(Node node) {
        ObjectReader reader = new ObjectReader(node, problems);
        Material material = new Material(
                reader.string("id"),
                reader.text("name"),
                reader.constant("source", Material.Source.class),
                grade(reader),
                reader.string("licence", ""),
                reader.truth("required", true),
                reader.integer("pages", 0, 100, 1),
                reader.number("max-bytes", 0, 1L << 30, 0),
                reader.string("field", ""));
        reader.done();
        return material;
    }

    private static Material.Grade grade(ObjectReader reader) {
        Node node = reader.take("grade");
        if (node == null) {
            return reader.missing("grade", Material.Grade.D);
        }
        return switch (reader.scalar(node, "grade")) {
            case "A" -> Material.Grade.A;
            case "B" -> Material.Grade.B;
            case "C" -> Material.Grade.C;
            case "D" -> Material.Grade.D;
            default -> {
                reader.problem(node, Mistake.GRADE_UNKNOWN);
                yield Material.Grade.D;
            }
        };
    }

    private Fee fee(Node node) {
        ObjectReader reader = new ObjectReader(node, problems);
        Fee fee = new Fee(
                reader.string("id"),
                reader.text("label"),
                reader.neededExpression("amount"),
                reader.expression("when"),
                reader.string("account"),
                reader.truth("refundable", false),
                reader.string("rule"),
                reader.validity("validity"));
        reader.done();
        return fee;
    }

    private Handling handling(ObjectReader item) {
        ObjectReader reader = object(item, "handling");
        Handling handling = new Handling(
                reader.constant("case-kind", Handling.CaseKind.class),
                reader.integer("legal-days", 0, 1_000),
                reader.integer("promised-days", 0, 1_000),
                reader.expression("automatic"),
                reader.integer("retention-days", 1, 3_650, 7),
                reader.number("worst-bytes", 0, 1L << 30, 0),
                reader.constant("on-new-version", Handling.OnNewVersion.class, Handling.OnNewVersion.FINISH));
        reader.done();
        return handling;
    }

    private Notice notice(Node node) {
        ObjectReader reader = new ObjectReader(node, problems);
        Notice notice = new Notice(
                reader.string("id"),
                reader.integer("version", 1, 1_000_000),
                reader.text("title"),
                reader.list("paragraphs", reader::text),
                reader.text("button"));
        reader.done();
        return notice;
    }

    private Example example(Node node) {
        ObjectReader reader = new ObjectReader(node, problems);
        LocalDate today = reader.date("today");
        Example example = new Example(
                reader.string("name"),
                today == null ? reader.missing("today", LocalDate.EPOCH) : today,
                reader.mapOfStrings("card"),
                answers(reader),
                reader.mapOfStrings("facts"),
                reader.list("rows", reader::strings),
                expect(reader));
        reader.done();
        return example;
    }

    private static Map<String, List<String>> answers(ObjectReader example) {
        Map<String, List<String>> answers = new LinkedHashMap<>();
        if (example.take("answers") instanceof Node.Mapping(Place ignored, var entries)) {
            entries.forEach((field, node) -> answers.put(
                    field,
                    node instanceof Node.Sequence(Place ignoredToo, List<Node> items)
                            ? items.stream()
                                    .map(item -> example.scalar(item, field))
                                    .toList()
                            : List.of(example.scalar(node, field))));
        }
        return answers;
    }

    private Example.Expect expect(ObjectReader example) {
        ObjectReader reader = object(example, "expect");
        Example.Expect expect = new Example.Expect(
                reader.strings("steps"),
                reader.strings("pages"),
                reader.number("fee", 0, Long.MAX_VALUE, 0),
                reader.strings("outputs"),
                reader.constant("ending", Example.Ending.class, Example.Ending.COMPLETED));
        reader.done();
        return expect;
    }
}
