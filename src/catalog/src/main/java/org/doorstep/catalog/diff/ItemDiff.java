// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.diff;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.diff.Change.Area;
import org.doorstep.catalog.diff.Change.Weight;
import org.doorstep.catalog.item.Example;
import org.doorstep.catalog.item.Guide;
import org.doorstep.catalog.item.Handling;
import org.doorstep.catalog.item.Identity;
import org.doorstep.catalog.item.Item;
import org.doorstep.catalog.item.Output;
import org.doorstep.catalog.item.Page;
import org.doorstep.catalog.item.Placement;
import org.jspecify.annotations.Nullable;

/** Compares two versions of an item, part by part. A part that differs is always told of, if only by its name. */
final class ItemDiff {
    private interface Part {
        void compare(Item before, Item after, Notes notes);
    }

    private final Wording words;
    private final Map<String, Part> parts = new LinkedHashMap<>();

    ItemDiff(Wording words) {
        this.words = words;
        FormDiff form = new FormDiff(words);
        RunDiff run = new RunDiff(words);
        PaperDiff papers = new PaperDiff(words);
        text("title", Item::title);
        text("shortTitle", Item::shortTitle);
        text("subtitle", Item::subtitle);
        value("icon", Area.PLACEMENT, Weight.PLAIN, item -> Wording.plain(item.icon()));
        value("desk", Area.HANDLING, Weight.CARE, item -> Wording.plain(item.desk()));
        value("engine", Area.OTHER, Weight.CARE, item -> Wording.plain(Integer.toString(item.engine())));
        value("strict", Area.VALIDITY, Weight.PLAIN, item -> words.yes(item.strict()));
        value("offline", Area.VALIDITY, Weight.CARE, item -> words.of("offline." + item.offline()));
        value("validity", Area.VALIDITY, Weight.CARE, item -> words.validity(item.validity()));
        parts.put("placement", (a, b, notes) -> placement(a.placement(), b.placement(), notes));
        parts.put("codes", this::codes);
        parts.put("guide", (a, b, notes) -> guide(a.guide(), b.guide(), notes));
        parts.put("requires", this::requires);
        parts.put(
                "eligibility",
                (a, b, notes) -> notes.lines(
                        Area.ELIGIBILITY,
                        Weight.CARE,
                        words.of("eligibility"),
                        form.rules(a.eligibility()),
                        form.rules(b.eligibility())));
        parts.put("identity", (a, b, notes) -> identity(a.identity(), b.identity(), notes));
        parts.put("pages", (a, b, notes) -> form.pages(a.pages(), b.pages(), notes));
        parts.put("fees", (a, b, notes) -> papers.fees(a.fees(), b.fees(), notes));
        parts.put("materials", (a, b, notes) -> papers.materials(a.materials(), b.materials(), notes));
        parts.put("outputs", (a, b, notes) -> papers.outputs(a.outputs(), b.outputs(), notes));
        parts.put("notices", (a, b, notes) -> papers.notices(a.notices(), b.notices(), notes));
        parts.put("steps", (a, b, notes) -> run.steps(a.steps(), b.steps(), notes));
        parts.put("handling", (a, b, notes) -> handling(a.handling(), b.handling(), notes));
        parts.put("examples", this::examples);
    }

    private interface Facet {
        Text of(Item item);
    }

    private void text(String name, Facet facet) {
        parts.put(name, (a, b, notes) -> notes.text(Area.TEXTS, words.of("part." + name), facet.of(a), facet.of(b)));
    }

    private void value(String name, Area area, Weight weight, Facet facet) {
        parts.put(name, (a, b, notes) -> notes.value(area, weight, words.of("part." + name), facet.of(a), facet.of(b)));
    }

    /** All differences but the version's number, by area. */
    List<Change> changes(Item before, Item after) {
        Notes notes = new Notes(words);
        for (RecordComponent component : Item.class.getRecordComponents()) {
            String name = component.getName();
            if (name.equals("version") || Objects.equals(get(component, before), get(component, after))) {
                continue;
            }
            int noted = notes.size();
            Part part = parts.get(name);
            if (part != null) {
                part.compare(before, after, notes);
            }
            if (notes.size() == noted) {
                notes.told(Area.OTHER, Weight.CARE, words.of("other", name));
            }
        }
        if (notes.size() == 0) {
            notes.told(Area.OTHER, Weight.PLAIN, words.of("version.only"));
        }
        return notes.sorted();
    }

    private static @Nullable Object get(RecordComponent component, Item item) {
        try {
            return component.getAccessor().invoke(item);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A record's accessor cannot be called", e);
        }
    }

    /** What a new item is like. */
    List<Change> facts(Item item) {
        Notes notes = new Notes(words);
        if (!item.fees().isEmpty()) {
            notes.value(
                    Area.FEES,
                    words.of("fees"),
                    null,
                    Wording.lines(item.fees().stream()
                            .map(fee -> words.of(
                                    "fee.short", fee.label(), fee.amount().source()))
                            .toList()));
        }
        notes.value(Area.IDENTITY, words.of("identity.level"), null, level(item.identity()));
        notes.value(
                Area.DEVICES,
                words.of("requires"),
                null,
                words.list(item.requires().stream().map(words::requirement).toList()));
        List<Text> titles = item.pages().stream().map(Page::title).toList();
        if (!titles.isEmpty()) {
            notes.value(Area.FORM, words.of("pages.asked", titles.size()), null, Wording.lines(titles));
        }
        if (!item.outputs().isEmpty()) {
            notes.value(
                    Area.OUTPUTS,
                    words.of("outputs"),
                    null,
                    words.list(item.outputs().stream().map(Output::name).toList()));
        }
        notes.value(
                Area.HANDLING,
                words.of("handling.promised"),
                null,
                days(item.handling().promisedDays()));
        notes.value(Area.HANDLING, words.of("part.desk"), null, Wording.plain(item.desk()));
        notes.value(Area.VALIDITY, words.of("part.validity"), null, words.validity(item.validity()));
        notes.value(Area.VALIDITY, words.of("part.offline"), null, words.of("offline." + item.offline()));
        return notes.sorted();
    }

    private Text level(Identity identity) {
        Text level = words.of("level." + identity.level().number());
        return identity.methods().isEmpty() ? level : words.of("level.by", level, methods(identity));
    }

    private Text methods(Identity identity) {
        return words.list(identity.methods().stream()
                .map(method -> words.of("method." + method.wireName()))
                .toList());
    }

    private void identity(Identity a, Identity b, Notes notes) {
        notes.value(
                Area.IDENTITY,
                Weight.CARE,
                words.of("identity.level"),
                words.of("level." + a.level().number()),
                words.of("level." + b.level().number()));
        notes.value(Area.IDENTITY, Weight.CARE, words.of("identity.methods"), methods(a), methods(b));
    }

    private void requires(Item a, Item b, Notes notes) {
        List<Text> was = a.requires().stream().map(words::requirement).toList();
        List<Text> is = b.requires().stream().map(words::requirement).toList();
        for (Text one : is) {
            if (!was.contains(one)) {
                notes.told(Area.DEVICES, Weight.CARE, words.of("requires.now", one));
            }
        }
        for (Text one : was) {
            if (!is.contains(one)) {
                notes.told(Area.DEVICES, Weight.PLAIN, words.of("requires.nomore", one));
            }
        }
    }

    private void codes(Item a, Item b, Notes notes) {
        notes.value(
                Area.HANDLING,
                words.of("codes.basic"),
                words.orNone(a.codes().basic()),
                words.orNone(b.codes().basic()));
        notes.value(
                Area.HANDLING,
                Weight.CARE,
                words.of("codes.implementation"),
                words.orNone(a.codes().implementation()),
                words.orNone(b.codes().implementation()));
        notes.value(
                Area.HANDLING,
                words.of("codes.type"),
                words.orNone(a.codes().type()),
                words.orNone(b.codes().type()));
    }

    private void placement(Placement a, Placement b, Notes notes) {
        notes.value(
                Area.PLACEMENT,
                words.of("placement.category"),
                Wording.plain(a.category()),
                Wording.plain(b.category()));
        notes.value(Area.PLACEMENT, words.of("placement.events"), events(a), events(b));
        notes.value(Area.PLACEMENT, Weight.CARE, words.of("placement.audience"), audience(a), audience(b));
        notes.value(
                Area.PLACEMENT,
                words.of("placement.reach"),
                words.of("reach." + a.reach()),
                words.of("reach." + b.reach()));
        notes.value(Area.PLACEMENT, words.of("placement.home"), home(a), home(b));
    }

    private Text events(Placement placement) {
        return words.list(placement.lifeEvents().stream()
                .map(event -> words.of("event." + event))
                .toList());
    }

    private Text audience(Placement placement) {
        return words.list(placement.audience().stream()
                .sorted()
                .map(one -> words.of("audience." + one))
                .toList());
    }

    private Text home(Placement placement) {
        return placement.home() == 0 ? words.of("home.not") : words.of("home.at", placement.home());
    }

    private void guide(Guide a, Guide b, Notes notes) {
        notes.text(Area.TEXTS, words.of("guide.summary"), a.summary(), b.summary());
        notes.value(
                Area.TEXTS,
                words.of("guide.minutes"),
                words.of("minutes", a.minutes()),
                words.of("minutes", b.minutes()));
        notes.lines(Area.TEXTS, words.of("guide.sections"), sections(a), sections(b));
    }

    private List<Text> sections(Guide guide) {
        List<Text> lines = new ArrayList<>();
        guide.sections()
                .forEach(section ->
                        section.lines().forEach(line -> lines.add(words.of("guide.line", section.heading(), line))));
        return lines;
    }

    private void handling(Handling a, Handling b, Notes notes) {
        Text kind = words.of("handling.kind");
        notes.value(Area.HANDLING, kind, words.of("case-kind." + a.caseKind()), words.of("case-kind." + b.caseKind()));
        notes.value(Area.HANDLING, words.of("handling.legal"), days(a.legalDays()), days(b.legalDays()));
        notes.value(
                Area.HANDLING,
                Weight.CARE,
                words.of("handling.promised"),
                days(a.promisedDays()),
                days(b.promisedDays()));
        notes.value(
                Area.HANDLING,
                Weight.CARE,
                words.of("handling.automatic"),
                a.automatic() == null
                        ? words.of("automatic.person")
                        : Wording.plain(a.automatic().source()),
                b.automatic() == null
                        ? words.of("automatic.person")
                        : Wording.plain(b.automatic().source()));
        notes.value(
                Area.HANDLING,
                words.of("handling.retention"),
                words.of("days", a.retentionDays()),
                words.of("days", b.retentionDays()));
        notes.value(
                Area.HANDLING,
                words.of("handling.version"),
                words.of("on-version." + a.onNewVersion()),
                words.of("on-version." + b.onNewVersion()));
    }

    private Text days(int days) {
        return days == 0 ? words.of("days.atonce") : words.of("days.work", days);
    }

    private void examples(Item a, Item b, Notes notes) {
        Notes.pair(
                a.examples(),
                b.examples(),
                Example::name,
                gone -> notes.told(Area.EXAMPLES, Weight.PLAIN, words.of("example.gone", gone.name())),
                come -> notes.told(Area.EXAMPLES, Weight.PLAIN, words.of("example.come", come.name())),
                (old, now) -> {
                    if (!old.equals(now)) {
                        notes.told(Area.EXAMPLES, Weight.PLAIN, words.of("example.changed", now.name()));
                    }
                });
    }
}
