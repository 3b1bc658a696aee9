// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.diff.Change.Area;
import org.doorstep.catalog.diff.Change.Weight;
import org.doorstep.catalog.item.Field;
import org.doorstep.catalog.item.FieldType;
import org.doorstep.catalog.item.Page;
import org.doorstep.catalog.item.Rule;

/** Compares forms: pages by id, and fields by id wherever they stand. */
final class FormDiff {
    private final Wording words;
    private final TypeWords types;

    FormDiff(Wording words) {
        this.words = words;
        this.types = new TypeWords(words);
    }

    private record Placed(Page page, Field field) {}

    void pages(List<Page> before, List<Page> after, Notes notes) {
        Notes.pair(
                before,
                after,
                Page::id,
                gone -> notes.told(Area.FORM, Weight.PLAIN, words.of("page.gone", gone.title())),
                come -> notes.told(Area.FORM, Weight.PLAIN, words.of("page.come", come.title())),
                (old, now) -> page(old, now, notes));
        if (Notes.reordered(before, after, Page::id)) {
            notes.value(Area.FORM, words.of("page.order"), titles(before), titles(after));
        }
        Notes.pair(
                placed(before),
                placed(after),
                one -> one.field().id(),
                gone -> notes.told(
                        Area.FORM,
                        Weight.CARE,
                        words.of("field.gone", gone.field().label(), gone.page().title())),
                come -> added(come, notes),
                (old, now) -> placed(old, now, notes));
    }

    List<Text> rules(List<Rule> rules) {
        return rules.stream()
                .map(rule -> words.of("rule", rule.message(), rule.test().source()))
                .toList();
    }

    private static List<Placed> placed(List<Page> pages) {
        List<Placed> placed = new ArrayList<>();
        pages.forEach(page -> page.fields().forEach(field -> placed.add(new Placed(page, field))));
        return placed;
    }

    private static Text titles(List<Page> pages) {
        return Wording.lines(pages.stream().map(Page::title).toList());
    }

    private void page(Page a, Page b, Notes notes) {
        notes.text(Area.FORM, words.of("page.title"), a.title(), b.title());
        notes.text(Area.FORM, words.of("page.help", b.title()), a.help(), b.help());
        notes.value(Area.FORM, words.of("page.when", b.title()), words.when(a.when()), words.when(b.when()));
        notes.lines(Area.FORM, words.of("page.next", b.title()), branches(a), branches(b));
        if (Notes.reordered(a.fields(), b.fields(), Field::id)) {
            notes.told(Area.FORM, Weight.PLAIN, words.of("field.order", b.title()));
        }
    }

    private List<Text> branches(Page page) {
        return page.next().stream()
                .map(branch -> words.of("page.branch", words.when(branch.when()), branch.page()))
                .toList();
    }

    private void added(Placed come, Notes notes) {
        Field field = come.field();
        boolean asked = field.required() && field.type().asked();
        notes.value(
                Area.FORM,
                asked ? Weight.CARE : Weight.PLAIN,
                words.of("field.come", field.label(), come.page().title()),
                null,
                field.type().asked()
                        ? words.of("field.summary", types.full(field.type()), required(field))
                        : types.full(field.type()));
    }

    private void placed(Placed old, Placed now, Notes notes) {
        if (!old.page().id().equals(now.page().id())) {
            notes.value(
                    Area.FORM,
                    words.of("field.moved", now.field().label()),
                    old.page().title(),
                    now.page().title());
        }
        field(old.field(), now.field(), notes);
    }

    private void field(Field a, Field b, Notes notes) {
        if (a.equals(b)) {
            return;
        }
        int noted = notes.size();
        Text name = b.label();
        notes.text(Area.FORM, words.of("field.label"), a.label(), b.label());
        notes.text(Area.FORM, words.of("field.hint", name), a.hint(), b.hint());
        notes.value(
                Area.FORM,
                b.required() ? Weight.CARE : Weight.PLAIN,
                words.of("field.required", name),
                required(a),
                required(b));
        notes.value(Area.FORM, words.of("field.when", name), words.when(a.when()), words.when(b.when()));
        notes.value(Area.FORM, words.of("field.readonly", name), words.yes(a.readOnly()), words.yes(b.readOnly()));
        notes.value(
                Area.FORM,
                Weight.CARE,
                words.of("field.sensitive", name),
                words.of("sensitive." + a.sensitivity()),
                words.of("sensitive." + b.sensitivity()));
        notes.lines(Area.FORM, words.of("field.rules", name), rules(a.constraints()), rules(b.constraints()));
        notes.lines(Area.FORM, words.of("field.prefill", name), prefill(a), prefill(b));
        notes.value(Area.FORM, words.of("field.widget", name), words.orNone(a.widget()), words.orNone(b.widget()));
        type(name, a.type(), b.type(), notes);
        if (notes.size() == noted) {
            notes.told(Area.FORM, Weight.CARE, words.of("field.other", name));
        }
    }

    private Text required(Field field) {
        return words.of(field.required() ? "required" : "optional");
    }

    private List<Text> prefill(Field field) {
        return field.prefill().stream()
                .map(fill -> words.of(
                        fill.confirm() ? "prefill.confirm" : "prefill", words.of("from." + fill.from()), fill.path()))
                .toList();
    }

    private void type(Text name, FieldType a, FieldType b, Notes notes) {
        if (Objects.equals(a, b)) {
            return;
        }
        if (a.getClass() != b.getClass()) {
            notes.value(Area.FORM, Weight.CARE, words.of("field.type", name), types.full(a), types.full(b));
            return;
        }
        Weight weight = a instanceof FieldType.Computed ? Weight.CARE : Weight.PLAIN;
        notes.value(Area.FORM, weight, words.of("field.limits", name), types.full(a), types.full(b));
        options(name, TypeWords.options(a), TypeWords.options(b), notes);
        if (a instanceof FieldType.Repeat was && b instanceof FieldType.Repeat is) {
            Notes.pair(
                    was.fields(),
                    is.fields(),
                    Field::id,
                    gone -> notes.told(Area.FORM, Weight.CARE, words.of("field.gone", gone.label(), name)),
                    come -> notes.told(Area.FORM, Weight.CARE, words.of("field.come", come.label(), name)),
                    (old, now) -> field(old, now, notes));
        }
    }

    private void options(Text name, List<FieldType.Option> a, List<FieldType.Option> b, Notes notes) {
        Notes.pair(
                a,
                b,
                FieldType.Option::code,
                gone -> notes.told(Area.FORM, Weight.CARE, words.of("option.gone", name, gone.label(), gone.code())),
                come -> notes.told(Area.FORM, Weight.PLAIN, words.of("option.come", name, come.label(), come.code())),
                (old, now) ->
                        notes.text(Area.FORM, words.of("option.label", name, now.code()), old.label(), now.label()));
        if (Notes.reordered(a, b, FieldType.Option::code)) {
            notes.told(Area.FORM, Weight.PLAIN, words.of("option.order", name));
        }
    }
}
