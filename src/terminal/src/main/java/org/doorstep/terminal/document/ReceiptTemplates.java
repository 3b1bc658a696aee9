// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.document;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.catalog.Language;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.flow.Display;
import org.doorstep.catalog.flow.ExpressionException;
import org.doorstep.catalog.flow.ExtendedScope;
import org.doorstep.catalog.flow.Filler;
import org.doorstep.catalog.flow.FlowEngine;
import org.doorstep.catalog.flow.Run;
import org.doorstep.catalog.flow.Scope;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.catalog.flow.Value;
import org.doorstep.catalog.item.Guide;
import org.doorstep.catalog.item.Item;
import org.doorstep.catalog.item.Output;
import org.doorstep.catalog.item.Template;
import org.doorstep.catalog.item.View;
import org.doorstep.device.spi.ReceiptPage;
import org.doorstep.device.spi.ReceiptPage.Align;
import org.doorstep.device.spi.ReceiptPage.Block;
import org.jspecify.annotations.Nullable;

/** Fills the template of a slip with what its run knows, within the frame that every slip has. Any thread. */
public final class ReceiptTemplates {
    private final FlowEngine engine;
    private final Display display;
    private final Filler filler;

    public ReceiptTemplates(FlowEngine engine, Display display) {
        this.engine = engine;
        this.display = display;
        this.filler = new Filler(display);
    }

    /** The items whose 办事指南 a slip may carry. */
    @FunctionalInterface
    public interface Items {
        Optional<Item> item(String id);
    }

    /**
     * Where and when it is printed.
     *
     * @param hours when the phone is staffed; empty where it always is
     */
    public record Here(String terminal, String name, String site, LocalDateTime at, String phone, String hours) {}

    /**
     * @param resident the language of the session; the template's own comes first
     * @param trace what the centre finds it by, such as the slip's number
     * @throws ExpressionException when a value is not known: a slip with a gap is not made
     */
    public ReceiptPage fill(Run run, Output output, Language resident, Here here, String trace, Items items) {
        Template template = output.template();
        if (template == null) {
            throw new IllegalArgumentException("Output " + output.id() + " has no template");
        }
        Language own = template.language();
        return new Filling(run, own == null ? resident : own, here, items).page(template, trace);
    }

    private final class Filling {
        private final Run run;
        private final Language language;
        private final Here here;
        private final Items items;
        private final Scope scope;

        Filling(Run run, Language language, Here here, Items items) {
            this.run = run;
            this.language = language;
            this.here = here;
            this.items = items;
            this.scope = new ExtendedScope(
                    engine.scope(run),
                    Map.<String, Value>of(
                            "terminal.id", TextValue.of(here.terminal()),
                            "terminal.name", TextValue.of(here.name()),
                            "terminal.site", TextValue.of(here.site())));
        }

        ReceiptPage page(Template template, String trace) {
            List<Block> blocks = new ArrayList<>();
            template.blocks().forEach(block -> add(blocks, block));
            template.footer().forEach(line -> blocks.add(left(text(line))));
            var occasion = new SlipPages.Occasion(
                    here.site(),
                    here.terminal(),
                    here.at(),
                    run.item().title().in(language),
                    trace,
                    here.phone(),
                    here.hours());
            return new SlipPages(language).of(occasion, text(template.title()), blocks);
        }

        private void add(List<Block> blocks, Template.Block block) {
            switch (block) {
                case Template.Paragraph(Text words, Template.Style style, var when) -> {
                    if (when == null || engine.holds(run, when)) {
                        blocks.add(
                                style == Template.Style.HEADING
                                        ? new ReceiptPage.Text(text(words), Align.LEFT, 1, true)
                                        : left(text(words)));
                    }
                }
                case Template.Pairs(List<View.Row> rows) ->
                    rows.forEach(row -> value(row)
                            .ifPresent(value ->
                                    blocks.add(new ReceiptPage.Pair(row.label().in(language), value))));
                case Template.Lines ignored ->
                    throw new ExpressionException("A table does not fit on a slip; use pairs");
                case Template.Verification(Text hint) -> code(blocks, hint, "certificate.link");
                case Template.Code(Text hint, String path) -> code(blocks, hint, path);
                case Template.Guide(String field) -> guide(blocks, field);
            }
        }

        /** Empty for what is not known yet, such as a case's number before central's receipt. */
        private Optional<String> value(View.Row row) {
            return scope.value(row.value()).map(value -> {
                TextValue whole = display.text(value, row.kind(), language);
                String shown = Display.masked(whole, row.mask());
                whole.wipe();
                return shown;
            });
        }

        private void code(List<Block> blocks, Text hint, String path) {
            Value link = scope.value(path).orElseThrow(() -> new ExpressionException("Nothing is known of " + path));
            blocks.add(new ReceiptPage.Feed(1));
            if (link instanceof TextValue content) {
                blocks.add(new ReceiptPage.Qr(content.reveal()));
            }
            blocks.add(new ReceiptPage.Text(text(hint), Align.CENTRE, 1, false));
        }

        private void guide(List<Block> blocks, String field) {
            @Nullable
            Item item = scope.value("answers." + field)
                    .filter(Value.Choice.class::isInstance)
                    .flatMap(value -> items.item(((Value.Choice) value).code()))
                    .orElseThrow(() -> new ExpressionException("The item that answers." + field + " names is gone"));
            Guide guide = item.guide();
            blocks.add(new ReceiptPage.Rule());
            blocks.add(new ReceiptPage.Text(item.title().in(language), Align.LEFT, 1, true));
            blocks.add(left(guide.summary().in(language)));
            for (Guide.Section section : guide.sections()) {
                blocks.add(new ReceiptPage.Feed(1));
                blocks.add(new ReceiptPage.Text(section.heading().in(language), Align.LEFT, 1, true));
                section.lines().forEach(line -> blocks.add(left(line.in(language))));
            }
        }

        private String text(Text text) {
            TextValue filled = filler.fill(text.in(language), scope, language);
            String words = filled.reveal();
            filled.wipe();
            return words;
        }
    }

    private static ReceiptPage.Text left(String text) {
        return new ReceiptPage.Text(text, Align.LEFT, 1, false);
    }
}
