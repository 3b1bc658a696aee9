// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.document;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.doorstep.catalog.Language;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.flow.Display;
import org.doorstep.catalog.flow.ExpressionException;
import org.doorstep.catalog.flow.ExtendedScope;
import org.doorstep.catalog.flow.Filler;
import org.doorstep.catalog.flow.FlowEngine;
import org.doorstep.catalog.flow.Run;
import org.doorstep.catalog.flow.Scope;
import org.doorstep.catalog.flow.StepResult;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.catalog.flow.Value;
import org.doorstep.catalog.item.FieldType;
import org.doorstep.catalog.item.Output;
import org.doorstep.catalog.item.Template;
import org.doorstep.catalog.item.View;
import org.doorstep.terminal.document.Certificate.Align;
import org.doorstep.terminal.document.Certificate.Block;
import org.doorstep.terminal.document.Certificate.Column;
import org.doorstep.terminal.document.Certificate.Fact;
import org.doorstep.terminal.document.Certificate.Facts;
import org.doorstep.terminal.document.Certificate.Paragraph;
import org.doorstep.terminal.document.Certificate.Proof;
import org.doorstep.terminal.document.Certificate.Role;
import org.doorstep.terminal.document.Certificate.Table;
import org.doorstep.terminal.document.HolderCheck.Differs;
import org.doorstep.terminal.document.HolderCheck.Part;
import org.jspecify.annotations.Nullable;

/** Fills an item's template with what its run knows. Pure; any thread. */
public final class Templates {
    private final FlowEngine engine;
    private final Display display;
    private final Filler filler;

    public Templates(FlowEngine engine, Display display) {
        this.engine = engine;
        this.display = display;
        this.filler = new Filler(display);
    }

    /**
     * Where something is printed, for {@code ${terminal.site}} and the like.
     *
     * @param terminal number of the terminal
     * @param name as people know it
     * @param site the hall
     */
    public record Where(String terminal, String name, String site) {}

    /** What came of filling. */
    public sealed interface Filled {
        /** The caller closes it when it is set. */
        record Ready(Certificate certificate) implements Filled {}

        /** The record is not that of the card; nothing was filled. */
        record OtherHolder(Differs differs) implements Filled {}
    }

    /**
     * Fills the template of {@code output}.
     *
     * @param resident the language of the session; the template's own comes first
     * @throws ExpressionException when a value is not known: a document with a gap is not made
     * @throws IllegalArgumentException when the output has no template
     */
    public Filled fill(Run run, Output output, Language resident, Where where) {
        Template template = output.template();
        if (template == null) {
            throw new IllegalArgumentException("Output " + output.id() + " has no template");
        }
        return stranger(run).<Filled>map(Filled.OtherHolder::new).orElseGet(() -> {
            Language own = template.language();
            return new Filled.Ready(
                    new Filling(run, where, own == null ? resident : own).certificate(output, template));
        });
    }

    private static Optional<Differs> stranger(Run run) {
        StepResult.@Nullable Holder holder =
                run.found().map(StepResult.Found::holder).orElse(null);
        if (holder == null) {
            return Optional.empty();
        }
        HolderCheck.Verdict verdict = run.card()
                .map(card -> HolderCheck.compare(card.name(), card.idNumber(), holder))
                .orElseGet(() -> new Differs(Set.of(Part.NAME, Part.ID_NUMBER)));
        return switch (verdict) {
            case HolderCheck.Matches ignored -> Optional.empty();
            case Differs differs -> Optional.of(differs);
        };
    }

    /** One filling; keeps what it made so that nothing of it stays behind a gap. */
    private final class Filling {
        private final Run run;
        private final Scope scope;
        private final Language language;
        private final Phrases phrases;
        private final List<TextValue> made = new ArrayList<>();

        Filling(Run run, Where where, Language language) {
            this.run = run;
            this.language = language;
            this.phrases = Phrases.in(language);
            this.scope = new ExtendedScope(
                    engine.scope(run),
                    Map.<String, Value>of(
                            "terminal.id", TextValue.of(where.terminal()),
                            "terminal.name", TextValue.of(where.name()),
                            "terminal.site", TextValue.of(where.site())));
        }

        Certificate certificate(Output output, Template template) {
            try {
                Optional<Proof> proof = template.blocks().stream()
                        .filter(Template.Verification.class::isInstance)
                        .map(block -> proof(((Template.Verification) block).hint()))
                        .findFirst();
                return new Certificate(
                        language,
                        output.name().in(language),
                        text(template.title()),
                        proof.map(Proof::issued).orElse(run.today()),
                        template.blocks().stream()
                                .flatMap(b -> blocks(b).stream())
                                .toList(),
                        proof.orElse(null),
                        template.footer().stream().map(this::text).toList(),
                        "");
            } catch (ExpressionException e) {
                made.forEach(TextValue::wipe);
                throw e;
            }
        }

        private List<Block> blocks(Template.Block block) {
            return switch (block) {
                case Template.Paragraph(Text words, Template.Style style, var when) ->
                    when == null || engine.holds(run, when)
                            ? List.of(new Paragraph(text(words), role(style)))
                            : List.of();
                case Template.Pairs(List<View.Row> rows) ->
                    List.of(new Facts(rows.stream().map(this::fact).toList()));
                case Template.Lines(View.Table table) -> table(table);
                case Template.Verification ignored -> List.of();
                case Template.Guide ignored -> List.of();
                case Template.Code ignored -> List.of();
            };
        }

        private Fact fact(View.Row row) {
            Value value = scope.value(row.value()).orElseThrow(() -> gap(row.value()));
            return new Fact(row.label().in(language), masked(value, row.kind(), row.mask()));
        }

        private List<Block> table(View.Table table) {
            List<Map<String, TextValue>> rows =
                    run.found().map(StepResult.Found::rows).orElse(List.of());
            if (rows.isEmpty()) {
                return List.of();
            }
            int shown = Math.min(rows.size(), table.limit());
            List<Block> blocks = new ArrayList<>();
            Text caption = table.caption();
            blocks.add(new Table(
                    caption == null ? "" : caption.in(language),
                    table.columns().stream()
                            .map(c -> new Column(c.label().in(language), align(c, rows)))
                            .toList(),
                    rows.subList(0, shown).stream()
                            .map(row -> table.columns().stream()
                                    .map(c -> cell(row, c))
                                    .toList())
                            .toList()));
            if (rows.size() > shown) {
                String more = phrases.of("certificate.more", shown, rows.size() - shown);
                blocks.add(new Paragraph(TextValue.of(more), Role.NOTE));
            }
            return blocks;
        }

        private TextValue cell(Map<String, TextValue> row, View.Column column) {
            TextValue written = row.get(column.value());
            if (written == null) {
                throw gap("rows." + column.value());
            }
            return masked(written, column.kind(), View.Mask.NONE);
        }

        private TextValue masked(Value value, FieldType.Kind kind, View.Mask mask) {
            TextValue whole = keep(display.text(value, kind, language));
            if (mask == View.Mask.NONE) {
                return whole;
            }
            TextValue part = keep(TextValue.of(Display.masked(whole, mask)));
            whole.wipe();
            return part;
        }

        private Proof proof(Text hint) {
            StepResult.Certificate issued =
                    run.found().map(StepResult.Found::certificate).orElseThrow(() -> gap("certificate.number"));
            try {
                return new Proof(
                        issued.number(),
                        issued.issuer(),
                        LocalDate.parse(issued.issued()),
                        issued.link(),
                        text(hint).reveal());
            } catch (DateTimeParseException e) {
                throw new ExpressionException("The certificate's day of issue is not written as 2026-03-20");
            }
        }

        private TextValue text(Text text) {
            return keep(filler.fill(text.in(language), scope, language));
        }

        private TextValue keep(TextValue value) {
            made.add(value);
            return value;
        }
    }

    private static ExpressionException gap(String path) {
        return new ExpressionException("Nothing is known of " + path);
    }

    private static Role role(Template.Style style) {
        return switch (style) {
            case BODY -> Role.BODY;
            case HEADING -> Role.HEADING;
            case NOTE -> Role.NOTE;
        };
    }

    /** Figures stand under one another, also where the department writes them as text. */
    private static Align align(View.Column column, List<Map<String, TextValue>> rows) {
        return switch (column.kind()) {
            case NUMBER, MONEY -> Align.RIGHT;
            case DATE, MONTH, TRUTH -> Align.LEFT;
            case TEXT ->
                rows.stream().map(row -> row.get(column.value())).allMatch(Templates::figure)
                        ? Align.RIGHT
                        : Align.LEFT;
        };
    }

    private static boolean figure(@Nullable TextValue cell) {
        if (cell == null || cell.isEmpty()) {
            return false;
        }
        for (int i = 0; i < cell.length(); i++) {
            if ("0123456789.,-".indexOf(cell.at(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
