// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.console;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorstep.catalog.Language;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.diff.CatalogDiff;
import org.doorstep.catalog.diff.Change;
import org.doorstep.catalog.diff.FeeOver;
import org.doorstep.catalog.diff.ItemChange;
import org.doorstep.catalog.diff.ListChange;
import org.doorstep.catalog.item.Item;
import org.doorstep.central.catalog.PublishedItems;
import org.doorstep.central.catalog.Publishing;
import org.doorstep.central.catalog.Reach;
import org.doorstep.central.store.Releases;
import org.doorstep.central.store.Sources;
import org.doorstep.central.store.Store;
import org.doorstep.central.store.Terminals;
import org.jspecify.annotations.Nullable;

/** Items, what changes in them and which terminals cannot show them, as the pages show it. Any thread. */
public final class ReleaseView {
    private static final int NAMED = 5;
    private static final int TOLD = 3;

    private final Store store;
    private final Publishing publishing;
    private final InstantSource clock;
    private final ZoneId zone;
    private final CatalogDiff diff = CatalogDiff.load();
    private final Reach reach = new Reach();

    ReleaseView(Store store, Publishing publishing, InstantSource clock, ZoneId zone) {
        this.store = store;
        this.publishing = publishing;
        this.clock = clock;
        this.zone = zone;
    }

    /** What becomes of an item. */
    public enum Kind {
        ADDED(Tone.OK),
        CHANGED(Tone.IDLE),
        REMOVED(Tone.BAD);

        private final Tone tone;

        Kind(Tone tone) {
            this.tone = tone;
        }

        public Tone tone() {
            return tone;
        }
    }

    /**
     * @param version such as {@code 1 → 2}; empty for a code list
     * @param care whether something is to be looked at twice
     * @param withdrawn whether it stays hidden for now
     */
    public record Card(
            String id,
            String title,
            Kind kind,
            String version,
            boolean care,
            boolean withdrawn,
            List<Block> blocks,
            List<FeeLine> fees,
            List<Group> missing) {
        /** Whether this is a code list, which has no version and which no terminal shows by itself. */
        public boolean list() {
            return version.isEmpty();
        }
    }

    /** The changes of one area. */
    public record Block(String name, List<Row> rows) {}

    /** @param before empty for none */
    public record Row(String what, String before, String after, boolean care) {}

    /** @param before yuan, or empty when there is nothing to compare with */
    public record FeeLine(String example, String before, String after, boolean differs) {}

    /**
     * Terminals that lack the same.
     *
     * @param terminals some of them
     */
    public record Group(Reach.Lasting lasting, String why, int count, List<Terminals.Terminal> terminals) {}

    /**
     * An item that is offered, or was withdrawn.
     *
     * @param version 0 when no release offers it
     */
    public record Line(String id, String title, int version, boolean withdrawn) {}

    /**
     * A file of the catalog as the draft has it.
     *
     * @param title of the item in it; the file's name where it is none
     * @param errors how many
     * @param change null when it is as in the release
     */
    public record FileLine(String name, String title, String id, long errors, Sources.@Nullable DraftFile change) {}

    /** What becomes of items and of code lists. */
    public List<Card> cards(List<ItemChange> changes, List<ListChange> lists, Words words) {
        List<Terminals.Terminal> terminals = store.read(tx -> tx.terminals().all());
        Set<String> withdrawn = withdrawn();
        return Stream.concat(
                        changes.stream().map(change -> card(change, terminals, withdrawn, words)),
                        lists.stream().map(change -> card(change, words)))
                .toList();
    }

    private Card card(ListChange change, Words words) {
        Kind kind = switch (change.state()) {
            case ADDED -> Kind.ADDED;
            case CHANGED -> Kind.CHANGED;
            case REMOVED -> Kind.REMOVED;
        };
        boolean care = change.changes().stream().anyMatch(one -> one.weight() == Change.Weight.CARE);
        return new Card(
                change.id(),
                words.text("list", change.id()),
                kind,
                "",
                care,
                false,
                blocks(change.changes(), words.language()),
                List.of(),
                List.of());
    }

    /** What differs between two releases. */
    public List<Card> between(int before, int after, Words words) {
        PublishedItems published = publishing.published();
        return cards(
                diff.between(published.items(before), published.items(after)),
                diff.lists(published.lists(before), published.lists(after)),
                words);
    }

    /** The items of every release in use, withdrawn ones first, also those that no release offers any more. */
    public List<Line> items(Words words) {
        Set<String> withdrawn = withdrawn();
        Map<String, Line> lines = new TreeMap<>();
        for (int release : store.read(tx -> tx.releases().inUse())) {
            publishing
                    .published()
                    .items(release)
                    .forEach(item -> lines.putIfAbsent(
                            item.id(),
                            new Line(
                                    item.id(),
                                    item.title().in(words.language()),
                                    item.version(),
                                    withdrawn.contains(item.id()))));
        }
        withdrawn.forEach(id -> lines.putIfAbsent(id, new Line(id, id, 0, true)));
        return lines.values().stream()
                .sorted(Comparator.comparing(Line::withdrawn).reversed())
                .toList();
    }

    /** The title of an item that a release in use has; else its id. */
    public String title(String item, Words words) {
        return items(words).stream()
                .filter(line -> line.id().equals(item))
                .map(Line::title)
                .findFirst()
                .orElse(item);
    }

    /**
     * The titles of a few of these items, and how many there are where that is not all.
     *
     * @param items ids, parted by blanks
     */
    public String titles(String items, Words words) {
        List<String> ids = List.of(items.split(" "));
        String first =
                ids.stream().limit(TOLD).map(id -> title(id, words)).collect(Collectors.joining(words.text("comma")));
        return ids.size() <= TOLD ? first : words.text("items.more", first, ids.size());
    }

    private Set<String> withdrawn() {
        return store.read(tx -> tx.releases().withdrawn()).stream()
                .map(Releases.Withdrawn::item)
                .collect(Collectors.toSet());
    }

    private Card card(ItemChange change, List<Terminals.Terminal> terminals, Set<String> withdrawn, Words words) {
        Item item = change.item();
        String title = item.title().in(words.language());
        boolean hidden = withdrawn.contains(item.id());
        return switch (change) {
            case ItemChange.Added added ->
                new Card(
                        item.id(),
                        title,
                        Kind.ADDED,
                        Integer.toString(item.version()),
                        false,
                        hidden,
                        blocks(added.facts(), words.language()),
                        fees(added.fees()),
                        missing(item, terminals, words));
            case ItemChange.Changed changed ->
                new Card(
                        item.id(),
                        title,
                        Kind.CHANGED,
                        changed.before().version() + " → " + item.version(),
                        changed.care(),
                        hidden,
                        blocks(changed.changes(), words.language()),
                        fees(changed.fees()),
                        missing(item, terminals, words));
            case ItemChange.Removed ignored ->
                new Card(
                        item.id(),
                        title,
                        Kind.REMOVED,
                        Integer.toString(item.version()),
                        true,
                        hidden,
                        List.of(),
                        List.of(),
                        List.of());
        };
    }

    private List<Block> blocks(List<Change> changes, Language language) {
        Map<Change.Area, List<Row>> areas = new LinkedHashMap<>();
        for (Change change : changes) {
            areas.computeIfAbsent(change.area(), any -> new ArrayList<>())
                    .add(new Row(
                            change.what().in(language),
                            in(change.before(), language),
                            in(change.after(), language),
                            change.weight() == Change.Weight.CARE));
        }
        return areas.entrySet().stream()
                .map(entry -> new Block(diff.name(entry.getKey(), language), List.copyOf(entry.getValue())))
                .toList();
    }

    private static String in(@Nullable Text text, Language language) {
        return text == null ? "" : text.in(language);
    }

    private static List<FeeLine> fees(List<FeeOver> fees) {
        return fees.stream()
                .map(fee -> new FeeLine(fee.example(), yuan(fee.beforeFen()), yuan(fee.afterFen()), fee.differs()))
                .toList();
    }

    private static String yuan(OptionalLong fen) {
        return fen.isEmpty()
                ? ""
                : java.math.BigDecimal.valueOf(fen.getAsLong(), 2).toPlainString();
    }

    /** Words for an admin: the devices that are not there, else what the terminal tells residents. */
    private String why(Reach.Missing missing, Words words) {
        if (!missing.lacking().isEmpty()) {
            return words.text(
                    "reach.lacks",
                    missing.lacking().stream()
                            .map(one -> diff.name(one, words.language()))
                            .collect(Collectors.joining(words.text("comma"))));
        }
        return missing.why().map(text -> text.in(words.language())).orElseGet(() -> words.text("reach.unknown"));
    }

    private List<Group> missing(Item item, List<Terminals.Terminal> terminals, Words words) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        Map<String, List<Reach.Missing>> groups = new LinkedHashMap<>();
        for (Reach.Missing one : reach.missing(item, terminals, today)) {
            String why = why(one, words);
            groups.computeIfAbsent(why, any -> new ArrayList<>()).add(one);
        }
        return groups.entrySet().stream()
                .map(entry -> new Group(
                        entry.getValue().getFirst().lasting(),
                        entry.getKey(),
                        entry.getValue().size(),
                        entry.getValue().stream()
                                .limit(NAMED)
                                .map(Reach.Missing::terminal)
                                .toList()))
                .sorted(Comparator.comparing(Group::lasting))
                .toList();
    }
}
