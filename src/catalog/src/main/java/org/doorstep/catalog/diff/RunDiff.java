// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.diff;

import java.util.ArrayList;
import java.util.List;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.diff.Change.Area;
import org.doorstep.catalog.diff.Change.Weight;
import org.doorstep.catalog.item.Action;
import org.doorstep.catalog.item.Step;
import org.doorstep.catalog.item.View;

/** Compares the steps of two versions, by id. */
final class RunDiff {
    private final Wording words;

    RunDiff(Wording words) {
        this.words = words;
    }

    void steps(List<Step> before, List<Step> after, Notes notes) {
        Notes.pair(
                before,
                after,
                Step::id,
                gone -> notes.told(Area.STEPS, Weight.CARE, words.of("step.gone", name(gone.action()))),
                come -> notes.told(Area.STEPS, Weight.CARE, words.of("step.come", name(come.action()))),
                (old, now) -> step(old, now, notes));
        if (Notes.reordered(before, after, Step::id)) {
            notes.value(Area.STEPS, Weight.CARE, words.of("step.order"), names(before), names(after));
        }
    }

    private void step(Step a, Step b, Notes notes) {
        if (a.equals(b)) {
            return;
        }
        int noted = notes.size();
        Text name = name(b.action());
        notes.value(Area.STEPS, Weight.CARE, words.of("step.when", name), words.when(a.when()), words.when(b.when()));
        notes.value(
                Area.STEPS,
                words.of("step.fail", name),
                words.of("fail." + a.onFail()),
                words.of("fail." + b.onFail()));
        notes.value(
                Area.STEPS,
                words.of("step.compensation", name),
                words.of("compensation." + a.compensation()),
                words.of("compensation." + b.compensation()));
        notes.value(Area.STEPS, Weight.CARE, words.of("step.does"), name(a.action()), name(b.action()));
        notes.lines(Area.STEPS, words.of("step.inside", name), inside(a.action()), inside(b.action()));
        if (notes.size() == noted) {
            notes.told(Area.STEPS, Weight.CARE, words.of("step.other", name));
        }
    }

    private Text names(List<Step> steps) {
        return Wording.lines(steps.stream().map(step -> name(step.action())).toList());
    }

    private Text name(Action action) {
        return switch (action) {
            case Action.ReadId ignored -> words.of("step.read-id");
            case Action.ShowNotice notice -> words.of("step.notice", notice.notice());
            case Action.CheckIdentity ignored -> words.of("step.identity");
            case Action.CheckFace ignored -> words.of("step.face");
            case Action.Form ignored -> words.of("step.form");
            case Action.Query query -> words.of("step.query", query.name());
            case Action.Show show -> words.of("step.show", show.view().title());
            case Action.CheckAnswers ignored -> words.of("step.check");
            case Action.Sign ignored -> words.of("step.sign");
            case Action.Pay ignored -> words.of("step.pay");
            case Action.Print print -> words.of("step.print", print.output());
            case Action.Submit ignored -> words.of("step.submit");
            case Action.Notify ignored -> words.of("step.notify");
            case Action.Rate ignored -> words.of("step.rate");
            case Action.ShowGuide guide -> words.of("step.guide", guide.field());
            case Action.Follow ignored -> words.of("step.follow");
        };
    }

    private List<Text> inside(Action action) {
        return switch (action) {
            case Action.Form form -> form.pages().stream().map(Wording::plain).toList();
            case Action.Query query -> query(query);
            case Action.Show show -> view(show.view());
            case Action.CheckAnswers check -> {
                List<Text> lines = new ArrayList<>(List.of(check.title(), check.button()));
                if (check.note() != null) {
                    lines.add(check.note());
                }
                yield lines;
            }
            case Action.Sign sign -> List.of(sign.title());
            case Action.Notify message -> List.of(message.message());
            case Action.ReadId ignored -> List.of();
            case Action.ShowNotice ignored -> List.of();
            case Action.CheckIdentity ignored -> List.of();
            case Action.CheckFace ignored -> List.of();
            case Action.Pay ignored -> List.of();
            case Action.Print ignored -> List.of();
            case Action.Submit ignored -> List.of();
            case Action.Rate ignored -> List.of();
            case Action.ShowGuide guide -> List.of(guide.button());
            case Action.Follow follow -> List.of(words.of("query.desk", follow.desk()), Wording.plain(follow.slip()));
        };
    }

    private List<Text> query(Action.Query query) {
        List<Text> lines = new ArrayList<>();
        lines.add(words.of("query.desk", query.desk()));
        lines.add(words.of("query.about." + query.about()));
        query.facts().forEach(fact -> lines.add(words.of("query.fact", fact.id(), words.of("kind." + fact.kind()))));
        query.columns()
                .forEach(fact -> lines.add(words.of("query.column", fact.id(), words.of("kind." + fact.kind()))));
        lines.add(query.noRecord());
        return lines;
    }

    private List<Text> view(View view) {
        List<Text> lines = new ArrayList<>();
        lines.add(view.title());
        if (view.note() != null) {
            lines.add(view.note());
        }
        view.rows().forEach(row -> lines.add(row(words, row)));
        if (view.table() != null) {
            lines.addAll(table(words, view.table()));
        }
        lines.add(view.button());
        return lines;
    }

    static Text row(Wording words, View.Row row) {
        return words.of(
                "row", row.label(), row.value(), words.of("kind." + row.kind()), words.of("mask." + row.mask()));
    }

    static List<Text> table(Wording words, View.Table table) {
        List<Text> lines = new ArrayList<>();
        if (table.caption() != null) {
            lines.add(table.caption());
        }
        table.columns()
                .forEach(column -> lines.add(
                        words.of("column", column.label(), column.value(), words.of("kind." + column.kind()))));
        lines.add(words.of("table.limit", table.limit()));
        return lines;
    }
}
