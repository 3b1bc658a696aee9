// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.author;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.doorstep.catalog.Language;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.expr.ExpressionChecker;
import org.doorstep.catalog.flow.Filler;
import org.doorstep.catalog.flow.FlowEngine;
import org.doorstep.catalog.item.Action;
import org.doorstep.catalog.item.Expr;
import org.doorstep.catalog.item.Field;
import org.doorstep.catalog.item.FieldType;
import org.doorstep.catalog.item.Item;
import org.doorstep.catalog.item.Output;
import org.doorstep.catalog.item.Page;
import org.doorstep.catalog.item.Rule;
import org.doorstep.catalog.item.Step;
import org.doorstep.catalog.item.Template;
import org.doorstep.catalog.item.View;
import org.doorstep.catalog.mistake.Mistake;
import org.jspecify.annotations.Nullable;

/**
 * Walks the steps in their order with what is known at each: expressions must check and use only what was learned before,
 * views and documents may show only that.
 */
final class KnowledgeChecks {
    private static final Set<String> PRINTING = Set.of("terminal.id", "terminal.name", "terminal.site");

    private final Item item;
    private final Validator.Sink sink;
    private final ExpressionChecker checker;
    private final Set<String> known = new HashSet<>(Set.of("today"));
    private final Set<String> columns = new HashSet<>();

    /** @param lists whether there is a code list of this id */
    KnowledgeChecks(Item item, Validator.Sink sink, Predicate<String> lists) {
        this.item = item;
        this.sink = sink;
        this.checker = new ExpressionChecker(item, lists);
    }

    void check() {
        for (Step step : FlowEngine.plan(item)) {
            int index = item.steps().indexOf(step);
            String path = index < 0 ? "steps" : "steps[" + index + "]";
            condition(path + ".when", step.when());
            learn(path, step.action());
        }
        for (int i = 0; i < item.eligibility().size(); i++) {
            rule("eligibility[" + i + "]", item.eligibility().get(i));
        }
        for (int i = 0; i < item.fees().size(); i++) {
            condition("fees[" + i + "].when", item.fees().get(i).when());
            expression("fees[" + i + "].amount", item.fees().get(i).amount(), FieldType.Kind.MONEY);
        }
        condition("handling.automatic", item.handling().automatic());
    }

    private void learn(String path, Action action) {
        switch (action) {
            case Action.ReadId ignored -> ExampleValues.CARD.forEach(name -> known.add("card." + name));
            case Action.Form form -> {
                for (int p = 0; p < item.pages().size(); p++) {
                    Page page = item.pages().get(p);
                    if (form.pages().isEmpty() || form.pages().contains(page.id())) {
                        page("pages[" + p + "]", page);
                    }
                }
            }
            case Action.Query query -> {
                query.facts().forEach(fact -> known.add("facts." + fact.id()));
                query.columns().forEach(column -> columns.add(column.id()));
                known.addAll(Set.of(
                        "rows.count",
                        "certificate.number",
                        "certificate.issuer",
                        "certificate.issued",
                        "certificate.link"));
                if (query.about() == Action.About.HOLDER) {
                    known.addAll(Set.of("holder.name", "holder.id-number"));
                }
            }
            case Action.Show(View view) -> {
                rows(path + ".view.rows", view.rows());
                View.Table table = view.table();
                if (table != null) {
                    table(path + ".view.table", table);
                }
            }
            case Action.Print(String output) -> printed(output);
            case Action.Submit ignored ->
                known.addAll(Set.of("slip.number", "slip.link", "case.number", "case.received"));
            case Action.ShowGuide(String field, Text ignored) -> path(path + ".of", "answers." + field);
            case Action.Follow ignored -> {}
            case Action.ShowNotice ignored -> {}
            case Action.CheckIdentity ignored -> {}
            case Action.CheckFace ignored -> {}
            case Action.CheckAnswers ignored -> {}
            case Action.Sign ignored -> {}
            case Action.Pay ignored -> {}
            case Action.Notify ignored -> {}
            case Action.Rate ignored -> {}
        }
    }

    private void page(String path, Page page) {
        condition(path + ".when", page.when());
        for (int f = 0; f < page.fields().size(); f++) {
            field(path + ".fields[" + f + "]", page.fields().get(f));
        }
        for (int b = 0; b < page.next().size(); b++) {
            condition(path + ".next[" + b + "].when", page.next().get(b).when());
        }
    }

    private void field(String path, Field field) {
        condition(path + ".when", field.when());
        if (field.type() instanceof FieldType.Computed(Expr expression, FieldType.Kind kind)) {
            expression(path + ".expression", expression, kind);
        }
        known.add("answers." + field.id());
        for (int c = 0; c < field.constraints().size(); c++) {
            rule(path + ".constraints[" + c + "]", field.constraints().get(c));
        }
        for (int p = 0; p < field.prefill().size(); p++) {
            if (field.prefill().get(p).from() == Field.Source.CARD) {
                path(path + ".prefill[" + p + "].path", field.prefill().get(p).path());
            }
        }
    }

    private void rule(String path, Rule rule) {
        condition(path + ".test", rule.test());
    }

    private void condition(String path, @Nullable Expr expression) {
        if (expression != null) {
            expression(path, expression, FieldType.Kind.TRUTH);
        }
    }

    private void expression(String path, Expr expression, FieldType.Kind kind) {
        checker.check(expression, kind, known)
                .forEach(fault -> sink.error(
                        path,
                        Mistake.EXPRESSION,
                        expression.source(),
                        fault.column() + 1,
                        fault.told().message(),
                        fault.told().remedy()));
    }

    private void rows(String path, List<View.Row> rows) {
        for (int i = 0; i < rows.size(); i++) {
            path(path + "[" + i + "].value", rows.get(i).value());
        }
    }

    private void table(String path, View.Table table) {
        if (table.columns().isEmpty()) {
            sink.error(path, Mistake.TABLE_NO_COLUMNS);
        }
        for (int i = 0; i < table.columns().size(); i++) {
            String column = table.columns().get(i).value();
            if (!columns.contains(column)) {
                sink.error(path + ".columns[" + i + "].value", Mistake.COLUMN_UNKNOWN, column);
            }
        }
    }

    private void printed(String id) {
        for (int o = 0; o < item.outputs().size(); o++) {
            Output output = item.outputs().get(o);
            Template template = output.template();
            if (output.id().equals(id) && template != null) {
                template("outputs[" + o + "].template", template);
            }
        }
    }

    private void template(String path, Template template) {
        text(path + ".title", template.title());
        for (int f = 0; f < template.footer().size(); f++) {
            text(path + ".footer[" + f + "]", template.footer().get(f));
        }
        for (int b = 0; b < template.blocks().size(); b++) {
            String at = path + ".blocks[" + b + "]";
            switch (template.blocks().get(b)) {
                case Template.Paragraph(Text words, Template.Style ignored, Expr when) -> {
                    text(at + ".paragraph", words);
                    condition(at + ".when", when);
                }
                case Template.Pairs(List<View.Row> rows) -> rows(at + ".pairs", rows);
                case Template.Lines(View.Table table) -> table(at + ".table", table);
                case Template.Verification(Text hint) -> {
                    text(at + ".verification", hint);
                    path(at, "certificate.link");
                }
                case Template.Guide(String field) -> path(at + ".guide", "answers." + field);
                case Template.Code(Text hint, String value) -> {
                    text(at + ".code", hint);
                    path(at + ".value", value);
                }
            }
        }
    }

    private void text(String path, Text text) {
        for (Language language : Language.values()) {
            Filler.placeholders(text.in(language))
                    .forEach(placeholder -> path(path + "." + language.tag(), placeholder.path()));
        }
    }

    private void path(String at, String path) {
        if (!known.contains(path) && !PRINTING.contains(path)) {
            sink.error(
                    at,
                    Mistake.PATH_UNKNOWN,
                    path,
                    String.join(", ", known.stream().sorted().toList()));
        }
    }
}
