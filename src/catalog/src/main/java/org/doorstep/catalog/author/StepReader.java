// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.author;

import java.util.List;
import org.doorstep.catalog.item.Action;
import org.doorstep.catalog.item.FieldType;
import org.doorstep.catalog.item.Step;
import org.doorstep.catalog.item.Step.OnFail;
import org.doorstep.catalog.mistake.Mistake;

/** Reads steps. */
final class StepReader {
    private static final List<String> KINDS = List.of(
            "read-id",
            "notice",
            "identity",
            "face",
            "form",
            "check-answers",
            "sign",
            "pay",
            "query",
            "show",
            "print",
            "submit",
            "notify",
            "guide",
            "follow",
            "rate");

    private final List<Problem> problems;
    private final ViewReader views;

    StepReader(List<Problem> problems, ViewReader views) {
        this.problems = problems;
        this.views = views;
    }

    Step step(Node node) {
        ObjectReader reader = new ObjectReader(node, problems);
        String kind = reader.string("step");
        Action action = action(kind, reader, node);
        Step step = new Step(
                reader.string("id", kind),
                action,
                reader.expression("when"),
                reader.constant("on-fail", OnFail.class, usual(action)),
                reader.constant("compensation", Step.Compensation.class, Step.Compensation.NONE));
        reader.done();
        return step;
    }

    private static OnFail usual(Action action) {
        return switch (action) {
            case Action.ReadId ignored -> OnFail.RETRY;
            case Action.Query ignored -> OnFail.RETRY;
            case Action.Rate ignored -> OnFail.SKIP;
            case Action.Notify ignored -> OnFail.SKIP;
            default -> OnFail.HUMAN;
        };
    }

    private Action action(String kind, ObjectReader reader, Node node) {
        return switch (kind) {
            case "read-id" -> new Action.ReadId();
            case "notice" -> new Action.ShowNotice(reader.string("notice"));
            case "identity" -> new Action.CheckIdentity();
            case "face" -> new Action.CheckFace();
            case "form" -> new Action.Form(reader.strings("pages"));
            case "check-answers" ->
                new Action.CheckAnswers(reader.text("title"), reader.optionalText("note"), reader.text("button"));
            case "sign" -> new Action.Sign(reader.text("title"));
            case "pay" -> new Action.Pay();
            case "query" ->
                new Action.Query(
                        reader.string("query"),
                        reader.string("desk"),
                        reader.constant("about", Action.About.class, Action.About.HOLDER),
                        reader.list("facts", this::fact),
                        reader.list("columns", this::fact),
                        reader.text("no-record"));
            case "show" -> new Action.Show(views.view(reader.need("view")));
            case "guide" -> new Action.ShowGuide(reader.string("of"), reader.text("button"));
            case "follow" -> new Action.Follow(reader.string("desk"), reader.string("slip", ""));
            case "print" -> new Action.Print(reader.string("output"));
            case "submit" -> new Action.Submit();
            case "notify" -> new Action.Notify(reader.text("message"));
            case "rate" -> new Action.Rate();
            default -> {
                Node at = reader.take("step");
                reader.problem(at == null ? node : at, Mistake.STEP_UNKNOWN, kind, String.join(", ", KINDS));
                yield new Action.Rate();
            }
        };
    }

    private Action.Fact fact(Node node) {
        ObjectReader reader = new ObjectReader(node, problems);
        Action.Fact fact = new Action.Fact(
                reader.string("id"), reader.constant("kind", FieldType.Kind.class, FieldType.Kind.TEXT));
        reader.done();
        return fact;
    }
}
