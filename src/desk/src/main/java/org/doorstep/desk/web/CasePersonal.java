// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.web;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.doorstep.contract.Cases;
import org.doorstep.contract.Masks;
import org.doorstep.desk.cases.CaseFile;
import org.doorstep.desk.cases.Opened;
import org.doorstep.desk.cases.Told;
import org.jspecify.annotations.Nullable;

/** Works out the part of a case's page that holds personal data: the applicant, the form, what a correction changed. */
final class CasePersonal {
    private final Words words;
    private final ZoneId zone;
    private final CaseFile file;
    private final boolean shown;

    CasePersonal(Words words, ZoneId zone, CaseFile file, boolean shown) {
        this.words = words;
        this.zone = zone;
        this.file = file;
        this.shown = shown;
    }

    /** @param form the session's token for forms; empty when the newest record cannot be opened */
    Optional<CaseViews.Personal> view(String form) {
        return content(file.newest()).map(content -> {
            CaseViews.Changes changes = changes(content);
            Set<String> changed = changes == null
                    ? Set.of()
                    : changes.rows().stream().map(CaseViews.Change::field).collect(Collectors.toSet());
            return new CaseViews.Personal(
                    words,
                    file.number(),
                    form,
                    new CaseViews.Applicant(shown, applicant(content.applicant())),
                    content.answers().stream()
                            .map(answer -> new CaseViews.Answer(
                                    answer.field(),
                                    answer.label(),
                                    seen(answer.text(), content),
                                    changed.contains(answer.field())))
                            .toList(),
                    content.consent(),
                    changes);
        });
    }

    private static Optional<Cases.Content> content(CaseFile.Entry entry) {
        return switch (entry.opened()) {
            case Opened.Form(Cases.Content content) -> Optional.of(content);
            case Opened.Closed ignored -> Optional.empty();
        };
    }

    private List<Views.Fact> applicant(Cases.Applicant applicant) {
        return List.of(
                fact("name", seen(applicant.name(), Masks::name)),
                new Views.Fact(words.text("applicant.id-number"), seen(applicant.idNumber(), Masks::idNumber), true),
                fact("sex", sex(applicant.sex())),
                fact("nation", applicant.nation()),
                fact("birth", seen(applicant.birth(), text -> Masking.HIDDEN)),
                fact("address", seen(applicant.address(), text -> Masking.HIDDEN)));
    }

    private Views.Fact fact(String key, String value) {
        return new Views.Fact(words.text("applicant." + key), value, false);
    }

    private String seen(String text, UnaryOperator<String> mask) {
        return shown ? text : mask.apply(text);
    }

    private String seen(String text, Cases.Content content) {
        return seen(text, plain -> Masking.text(plain, content.applicant()));
    }

    /** GB/T 2261.1. */
    private String sex(String code) {
        return switch (code) {
            case "1" -> words.text("sex.male");
            case "2" -> words.text("sex.female");
            default -> words.text("sex.unknown");
        };
    }

    private CaseViews.@Nullable Changes changes(Cases.Content now) {
        CaseFile.@Nullable Entry replaced = file.replaced().orElse(null);
        Cases.@Nullable Content before =
                replaced == null ? null : content(replaced).orElse(null);
        if (replaced == null || before == null) {
            return null;
        }
        List<CaseViews.Change> rows = new ArrayList<>();
        change(
                rows,
                "applicant.name",
                before.applicant().name(),
                now.applicant().name(),
                before,
                now);
        change(
                rows,
                "applicant.id-number",
                before.applicant().idNumber(),
                now.applicant().idNumber(),
                before,
                now);
        change(
                rows,
                "applicant.address",
                before.applicant().address(),
                now.applicant().address(),
                before,
                now);
        answers(rows, before, now);
        return new CaseViews.Changes(
                reasons(replaced.kept().handed().record()),
                words.minute(replaced.kept().handed().made(), zone),
                words.minute(file.newest().kept().handed().made(), zone),
                rows);
    }

    private void change(
            List<CaseViews.Change> rows,
            String key,
            String before,
            String after,
            Cases.Content old,
            Cases.Content now) {
        if (!before.equals(after)) {
            rows.add(new CaseViews.Change(key, words.text(key), seen(before, old), seen(after, now), changed()));
        }
    }

    private Views.Chip changed() {
        return new Views.Chip("warn", "next", words.text("change.changed"));
    }

    private void answers(List<CaseViews.Change> rows, Cases.Content before, Cases.Content now) {
        Map<String, Cases.Answer> old = new LinkedHashMap<>();
        before.answers().forEach(answer -> old.put(answer.field(), answer));
        for (Cases.Answer answer : now.answers()) {
            Cases.@Nullable Answer was = old.remove(answer.field());
            if (was == null) {
                rows.add(new CaseViews.Change(
                        answer.field(),
                        answer.label(),
                        "",
                        seen(answer.text(), now),
                        Views.Chip.info("plus", words.text("change.added"))));
            } else if (!was.value().equals(answer.value()) || !was.text().equals(answer.text())) {
                rows.add(new CaseViews.Change(
                        answer.field(), answer.label(), seen(was.text(), before), seen(answer.text(), now), changed()));
            }
        }
        for (Cases.Answer gone : old.values()) {
            rows.add(new CaseViews.Change(
                    gone.field(),
                    gone.label(),
                    seen(gone.text(), before),
                    "",
                    Views.Chip.plain(words.text("change.gone"))));
        }
    }

    /** What the record was returned for. */
    private List<String> reasons(String record) {
        return file.decisions().reversed().stream()
                .filter(past -> past.decision().record().equals(record)
                        && past.decision().to() == Cases.State.RETURNED
                        && past.decision().refused() == null)
                .findFirst()
                .flatMap(CaseFile.Past::told)
                .map(Told::reasons)
                .orElse(List.of());
    }
}
