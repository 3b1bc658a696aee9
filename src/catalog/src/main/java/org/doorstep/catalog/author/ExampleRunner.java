// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.author;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.doorstep.catalog.Language;
import org.doorstep.catalog.Phrases;
import org.doorstep.catalog.flow.Advance;
import org.doorstep.catalog.flow.CodeTables;
import org.doorstep.catalog.flow.Display;
import org.doorstep.catalog.flow.ExpressionException;
import org.doorstep.catalog.flow.Expressions;
import org.doorstep.catalog.flow.ExtendedScope;
import org.doorstep.catalog.flow.Filler;
import org.doorstep.catalog.flow.FlowEngine;
import org.doorstep.catalog.flow.Position;
import org.doorstep.catalog.flow.Run;
import org.doorstep.catalog.flow.Scope;
import org.doorstep.catalog.flow.StepResult;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.catalog.flow.Value;
import org.doorstep.catalog.item.Action;
import org.doorstep.catalog.item.Example;
import org.doorstep.catalog.item.Field;
import org.doorstep.catalog.item.Item;
import org.doorstep.catalog.item.Output;
import org.doorstep.catalog.item.Template;
import org.doorstep.catalog.item.View;
import org.doorstep.catalog.mistake.Mistake;
import org.doorstep.catalog.mistake.Told;

/**
 * Plays an item's examples through the flow engine, as residents would, and compares. Runs at publish and, on a terminal,
 * before a release goes live.
 */
public final class ExampleRunner {
    private static final int MOST_STOPS = 300;
    private static final String SLIP = "00000000001008";
    private static final String CASE_NUMBER = "11999999999000001C3999000000000202601010001";
    private static final StepResult.Certificate SAMPLE =
            new StepResult.Certificate("999-2026-000001", "人社", "2026-01-01", "https://example.invalid/v/sample");

    private final FlowEngine engine;
    private final Filler filler;

    public ExampleRunner(Expressions expressions, Phrases phrases) {
        this.engine = new FlowEngine(expressions, phrases);
        this.filler = new Filler(new Display(phrases));
    }

    /**
     * @param path within the item, such as {@code examples[0].expect.steps}
     * @param told what differs
     */
    public record Failure(String path, Told told) {
        /** What differs, in English. */
        public String message() {
            return told.message().en();
        }
    }

    /** As {@link #run(Item, CodeTables)} where no code list is known, so that any code is taken. */
    public List<Failure> run(Item item) {
        return run(item, CodeTables.NONE);
    }

    /**
     * What differs from what the examples expect; empty when nothing does. An item that hands in is played twice: with the
     * receipt of central, and without it, as when there is no network.
     *
     * @param tables the code lists beside the item
     */
    public List<Failure> run(Item item, CodeTables tables) {
        FlowEngine over = engine.with(tables);
        boolean submits = item.steps().stream().anyMatch(step -> step.action() instanceof Action.Submit);
        List<Failure> failures = new ArrayList<>();
        for (int i = 0; i < item.examples().size(); i++) {
            String path = "examples[" + i + "]";
            try {
                Example example = item.examples().get(i);
                failures.addAll(new Play(over, item, example, path, "").play());
                if (submits && failures.isEmpty()) {
                    failures.addAll(new Play(over, item, example, path, CASE_NUMBER).play());
                }
            } catch (ExpressionException | IllegalArgumentException | DateTimeException e) {
                failures.add(new Failure(path, Mistake.EXAMPLE_STOPS.with(String.valueOf(e.getMessage()))));
            }
        }
        return failures;
    }

    private final class Play {
        private final FlowEngine engine;
        private final String caseNumber;
        private final Example example;
        private final String path;
        private final List<String> steps = new ArrayList<>();
        private final List<String> pages = new ArrayList<>();
        private final List<String> outputs = new ArrayList<>();
        private final List<Failure> failures = new ArrayList<>();
        private Run run;
        private long fee;

        Play(FlowEngine engine, Item item, Example example, String path, String caseNumber) {
            this.engine = engine;
            this.caseNumber = caseNumber;
            this.example = example;
            this.path = path;
            this.run = engine.begin(item, example.today());
        }

        List<Failure> play() {
            for (int stop = 0; stop < MOST_STOPS; stop++) {
                Position position = engine.position(run);
                if (position instanceof Position.Finished(var ending, var ignored)) {
                    compare(ending);
                    run.wipe();
                    return failures;
                }
                if (!step(position)) {
                    return failures;
                }
            }
            fail("", Mistake.EXAMPLE_ENDLESS);
            return failures;
        }

        private boolean step(Position position) {
            StepResult result = switch (position) {
                case Position.AtStep at -> {
                    steps.add(at.step().id());
                    yield result(at.step().action());
                }
                case Position.AtPage at -> {
                    if (steps.isEmpty() || !steps.getLast().equals(at.step().id())) {
                        steps.add(at.step().id());
                    }
                    pages.add(at.page().id());
                    yield answers(at);
                }
                case Position.Finished ignored -> throw new IllegalStateException("handled before");
            };
            fee = Math.max(fee, engine.fees(run).totalFen());
            return switch (engine.advance(run, result)) {
                case Advance.Moved(Run next) -> {
                    run = next;
                    yield true;
                }
                case Advance.Invalid(var ignored, var problems) -> {
                    problems.forEach(
                            problem -> fail(".answers." + problem.field(), Mistake.EXAMPLE_REFUSED, problem.message()));
                    yield false;
                }
                case Advance.MayRetry(var ignored, var at) -> stopped(at.id());
                case Advance.NeedsPerson(var ignored, var at) -> stopped(at.id());
                case Advance.HolderDiffers(var ignored, var at) -> stopped(at.id());
            };
        }

        private boolean stopped(String step) {
            fail(".facts", Mistake.EXAMPLE_FACTS, step);
            return false;
        }

        private StepResult result(Action action) {
            return switch (action) {
                case Action.ReadId ignored -> new StepResult.CardRead(ExampleValues.card(example.card()));
                case Action.CheckIdentity ignored ->
                    new StepResult.Identified(run.item().identity().methods().getFirst());
                case Action.Query query -> queried(query);
                case Action.Show show -> {
                    render(show.view());
                    yield new StepResult.Confirmed();
                }
                case Action.Print print -> {
                    run.item().output(print.output()).ifPresent(this::render);
                    outputs.add(print.output());
                    yield new StepResult.Printed();
                }
                case Action.Pay ignored -> new StepResult.Paid(engine.fees(run).totalFen(), "example");
                case Action.Sign ignored -> new StepResult.Signed(new Value.Bytes(new byte[] {1}));
                case Action.Submit ignored -> new StepResult.Submitted(SLIP, SAMPLE.link(), caseNumber);
                case Action.ShowGuide ignored -> new StepResult.Confirmed();
                case Action.Follow ignored -> new StepResult.Followed();
                case Action.Rate ignored -> new StepResult.Rated(0);
                case Action.ShowNotice ignored -> new StepResult.Confirmed();
                case Action.CheckFace ignored -> new StepResult.Confirmed();
                case Action.CheckAnswers ignored -> new StepResult.Confirmed();
                case Action.Notify ignored -> new StepResult.Confirmed();
                case Action.Form ignored -> throw new IllegalStateException("a form is asked page by page");
            };
        }

        private StepResult queried(Action.Query query) {
            if (example.facts().isEmpty() && example.rows().isEmpty()) {
                return new StepResult.NoRecord();
            }
            StepResult.Holder holder = query.about() == Action.About.HOLDER
                    ? run.card()
                            .map(card -> new StepResult.Holder(
                                    TextValue.taking(card.name().copy()),
                                    TextValue.taking(card.idNumber().copy())))
                            .orElse(null)
                    : null;
            return new StepResult.Found(
                    holder,
                    texts(example.facts()),
                    example.rows().stream().map(Play::texts).toList(),
                    SAMPLE);
        }

        private static Map<String, TextValue> texts(Map<String, String> written) {
            return written.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> TextValue.of(entry.getValue())));
        }

        private StepResult answers(Position.AtPage at) {
            Map<String, Value> given = new HashMap<>();
            for (Field field : at.fields()) {
                List<String> written = example.answers().get(field.id());
                Value known = at.values().get(field.id());
                if (written != null) {
                    ExampleValues.answer(field.type(), written)
                            .ifPresentOrElse(
                                    value -> given.put(field.id(), value),
                                    () -> fail(".answers." + field.id(), Mistake.EXAMPLE_ANSWER));
                } else if (known != null && field.type().asked()) {
                    given.put(field.id(), known);
                }
            }
            return new StepResult.PageAnswered(given);
        }

        private void render(View view) {
            view.rows().forEach(this::render);
        }

        private void render(View.Row row) {
            known(row.value());
        }

        private void known(String value) {
            if (engine.scope(run).value(value).isEmpty()) {
                fail("", Mistake.EXAMPLE_UNKNOWN, value);
            }
        }

        private void render(Output output) {
            Template template = output.template();
            if (template == null) {
                return;
            }
            Scope scope = new ExtendedScope(
                    engine.scope(run),
                    Map.of(
                            "terminal.id", TextValue.of("00000"),
                            "terminal.name", TextValue.of("example"),
                            "terminal.site", TextValue.of("example")));
            List<org.doorstep.catalog.Text> texts = new ArrayList<>(template.footer());
            texts.add(template.title());
            for (Template.Block block : template.blocks()) {
                switch (block) {
                    case Template.Paragraph(var text, var ignored, var when) -> {
                        if (when == null || engine.holds(run, when)) {
                            texts.add(text);
                        }
                    }
                    case Template.Pairs(var rows) -> rows.forEach(this::render);
                    case Template.Lines ignored -> {}
                    case Template.Verification ignored -> {}
                    case Template.Guide ignored -> {}
                    case Template.Code(var hint, String value) -> {
                        texts.add(hint);
                        known(value);
                    }
                }
            }
            for (Language language : Language.values()) {
                texts.forEach(
                        text -> filler.fill(text.in(language), scope, language).wipe());
            }
        }

        private void compare(Example.Ending ending) {
            Example.Expect expect = example.expect();
            differ("steps", expect.steps(), steps);
            differ("pages", expect.pages(), pages);
            differ("outputs", expect.outputs(), outputs);
            differ("ending", expect.ending(), ending);
            differ("fee", expect.feeFen(), fee);
        }

        private void differ(String what, Object expected, Object seen) {
            if (!expected.equals(seen)) {
                fail(".expect." + what, Mistake.EXAMPLE_DIFFERS, what, expected, seen);
            }
        }

        private void fail(String at, Mistake mistake, Object... parts) {
            failures.add(new Failure(path + at, mistake.with(parts)));
        }
    }
}
