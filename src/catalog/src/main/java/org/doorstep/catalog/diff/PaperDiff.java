// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.diff;

import java.util.ArrayList;
import java.util.List;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.diff.Change.Area;
import org.doorstep.catalog.diff.Change.Weight;
import org.doorstep.catalog.item.Fee;
import org.doorstep.catalog.item.Material;
import org.doorstep.catalog.item.Notice;
import org.doorstep.catalog.item.Output;
import org.doorstep.catalog.item.Template;

/** Compares what is paid, brought, read and given: fees, materials, notices and outputs, each by id. */
final class PaperDiff {
    private final Wording words;

    PaperDiff(Wording words) {
        this.words = words;
    }

    void fees(List<Fee> before, List<Fee> after, Notes notes) {
        Notes.pair(
                before,
                after,
                Fee::id,
                gone -> notes.value(
                        Area.FEES,
                        Weight.CARE,
                        words.of("fee.gone", gone.label()),
                        Wording.plain(gone.amount().source()),
                        null),
                come -> notes.value(
                        Area.FEES,
                        Weight.CARE,
                        words.of("fee.come", come.label()),
                        null,
                        Wording.plain(come.amount().source())),
                (old, now) -> fee(old, now, notes));
    }

    private void fee(Fee a, Fee b, Notes notes) {
        Text name = b.label();
        notes.text(Area.FEES, words.of("fee.label"), a.label(), b.label());
        notes.value(
                Area.FEES,
                Weight.CARE,
                words.of("fee.amount", name),
                Wording.plain(a.amount().source()),
                Wording.plain(b.amount().source()));
        notes.value(Area.FEES, Weight.CARE, words.of("fee.when", name), words.when(a.when()), words.when(b.when()));
        notes.value(
                Area.FEES,
                Weight.CARE,
                words.of("fee.account", name),
                Wording.plain(a.account()),
                Wording.plain(b.account()));
        notes.value(Area.FEES, words.of("fee.refundable", name), words.yes(a.refundable()), words.yes(b.refundable()));
        notes.value(Area.FEES, words.of("fee.rule", name), words.orNone(a.rule()), words.orNone(b.rule()));
        notes.value(
                Area.FEES,
                Weight.CARE,
                words.of("fee.validity", name),
                words.validity(a.validity()),
                words.validity(b.validity()));
    }

    void materials(List<Material> before, List<Material> after, Notes notes) {
        Notes.pair(
                before,
                after,
                Material::id,
                gone -> notes.told(Area.MATERIALS, Weight.PLAIN, words.of("material.gone", gone.name())),
                come -> notes.told(Area.MATERIALS, Weight.CARE, words.of("material.come", come.name())),
                (old, now) -> material(old, now, notes));
    }

    private void material(Material a, Material b, Notes notes) {
        notes.text(Area.MATERIALS, words.of("material.name"), a.name(), b.name());
        notes.lines(
                Area.MATERIALS,
                b.required() && !a.required() ? Weight.CARE : Weight.PLAIN,
                words.of("material.changed", b.name()),
                about(a),
                about(b));
    }

    private List<Text> about(Material material) {
        return List.of(
                words.of("from." + material.source()),
                words.of("material.grade", material.grade()),
                words.of("material.licence", words.orNone(material.licence())),
                words.of(material.required() ? "material.required" : "material.optional"),
                words.of("material.size", material.pages(), material.maxBytes() >> 10),
                words.of("material.field", words.orNone(material.field())));
    }

    void notices(List<Notice> before, List<Notice> after, Notes notes) {
        Notes.pair(
                before,
                after,
                Notice::id,
                gone -> notes.told(Area.TEXTS, Weight.CARE, words.of("notice.gone", gone.title())),
                come -> notes.told(Area.TEXTS, Weight.PLAIN, words.of("notice.come", come.title())),
                (old, now) -> {
                    notes.text(Area.TEXTS, words.of("notice.title"), old.title(), now.title());
                    notes.lines(
                            Area.TEXTS, words.of("notice.paragraphs", now.title()), old.paragraphs(), now.paragraphs());
                    notes.text(Area.TEXTS, words.of("notice.button", now.title()), old.button(), now.button());
                    notes.value(
                            Area.TEXTS,
                            words.of("notice.version", now.title()),
                            Wording.plain(Integer.toString(old.version())),
                            Wording.plain(Integer.toString(now.version())));
                });
    }

    void outputs(List<Output> before, List<Output> after, Notes notes) {
        Notes.pair(
                before,
                after,
                Output::id,
                gone -> notes.told(Area.OUTPUTS, Weight.CARE, words.of("output.gone", gone.name())),
                come -> notes.value(
                        Area.OUTPUTS, words.of("output.come", come.name()), null, words.of("output." + come.kind())),
                (old, now) -> output(old, now, notes));
    }

    private void output(Output a, Output b, Notes notes) {
        Text name = b.name();
        notes.text(Area.OUTPUTS, words.of("output.name"), a.name(), b.name());
        notes.value(
                Area.OUTPUTS,
                Weight.CARE,
                words.of("output.kind", name),
                words.of("output." + a.kind()),
                words.of("output." + b.kind()));
        notes.value(
                Area.OUTPUTS,
                words.of("output.sheets", name),
                words.of("sheets", a.copies(), a.pages()),
                words.of("sheets", b.copies(), b.pages()));
        notes.value(Area.OUTPUTS, Weight.CARE, words.of("output.destination", name), destination(a), destination(b));
        notes.value(Area.OUTPUTS, words.of("output.language", name), language(a), language(b));
        notes.lines(Area.OUTPUTS, words.of("output.template", name), template(a), template(b));
    }

    private Text destination(Output output) {
        return output.destination().isEmpty() ? words.of("destination.resident") : Wording.plain(output.destination());
    }

    private Text language(Output output) {
        Template template = output.template();
        return template == null || template.language() == null
                ? words.of("language.own")
                : words.of("language." + template.language().tag());
    }

    private List<Text> template(Output output) {
        Template template = output.template();
        if (template == null) {
            return List.of();
        }
        List<Text> lines = new ArrayList<>();
        lines.add(template.title());
        template.blocks().forEach(block -> lines.addAll(block(block)));
        lines.addAll(template.footer());
        return lines;
    }

    private List<Text> block(Template.Block block) {
        return switch (block) {
            case Template.Paragraph paragraph -> List.of(paragraph(paragraph));
            case Template.Pairs pairs ->
                pairs.rows().stream().map(row -> RunDiff.row(words, row)).toList();
            case Template.Lines lines -> RunDiff.table(words, lines.table());
            case Template.Verification verification -> List.of(verification.hint());
            case Template.Guide guide -> List.of(words.of("block.guide", guide.field()));
            case Template.Code code -> List.of(words.of("block.code", code.hint(), code.value()));
        };
    }

    private Text paragraph(Template.Paragraph paragraph) {
        Text styled = switch (paragraph.style()) {
            case BODY -> paragraph.text();
            case HEADING -> words.of("style.heading", paragraph.text());
            case NOTE -> words.of("style.note", paragraph.text());
        };
        return paragraph.when() == null
                ? styled
                : words.of("paragraph.when", styled, paragraph.when().source());
    }
}
